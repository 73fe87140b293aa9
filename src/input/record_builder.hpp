// SPDX-License-Identifier: MIT
// A row of a file to a call record: reads every mapped field, derives what is absent, or says why
// the row is rejected.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/cell_reader.hpp"
#include "input/csv.hpp"
#include "input/derivation.hpp"
#include "input/layout.hpp"
#include "input/value_forms.hpp"
#include "input/word_column.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"

namespace kpi {

class RecordBuilder {
 public:
  /// `extra` are the columns whose texts each record carries; nothing gives an empty text. The
  /// layout, words and options must outlive the builder.
  RecordBuilder(const Layout& layout, const Words& words, const InputOptions& options,
                std::vector<std::optional<std::size_t>> extra);

  /// The record of a row, whose texts point into it; null when the row is rejected, and issue()
  /// says why.
  const CallRecord* build(const RawRow& row);
  [[nodiscard]] const Issue& issue() const { return cells_.issue(); }

  /// Outcome words that mean nothing known, with how often and where first.
  struct UnknownWord {
    std::uint64_t count = 0;
    Position first;
  };
  [[nodiscard]] const std::map<std::string, UnknownWord>& unknown_outcomes() const {
    return unknown_outcomes_;
  }
  /// Of all records.
  [[nodiscard]] const TimeCounts& times() const { return times_; }
  [[nodiscard]] const Currencies& currencies() const { return currencies_; }

 private:
  struct Column {
    Role role{};
    std::size_t index = 0;
    FieldType type{};
    DurationForm duration;
    NumberForm number;
    // Where the value goes, by type.
    Amount CallRecord::*amount = nullptr;
    std::string_view CallRecord::*text = nullptr;
    YesNo CallRecord::*yes_no = nullptr;
    WordColumn words;
  };

  bool read_later_stamps(const RawRow& row);
  bool read_plain(const RawRow& row, Column& column);
  bool read_words(const RawRow& row, Column& column, std::string_view text);
  void take_meaning(const Column& column, std::uint8_t meaning);
  void count(const RawRow& row);
  bool complete(const RawRow& row);
  bool reject_order(const RawRow& row, Field later, Field earlier);

  const Layout& layout_;
  std::vector<std::optional<std::size_t>> extra_columns_;
  FieldSet columns_;
  std::vector<Column> plain_;  // all but stamps
  Derivation derivation_;
  CellReader cells_;

  CallRecord record_;
  Amount second_end_;  // its other reading
  OutcomeWords outcome_words_;
  std::vector<std::string_view> extra_;
  std::map<std::string, UnknownWord> unknown_outcomes_;
  TimeCounts times_;
  Currencies currencies_;
  // Counted when the row turns out to be a record.
  std::string_view row_unknown_outcome_;
};

}  // namespace kpi
