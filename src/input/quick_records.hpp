// SPDX-License-Identifier: MIT
// Rows to records without a detour, where every field is of a common shape; what such a row gives
// is what RecordBuilder would make of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "input/derivation.hpp"
#include "input/layout.hpp"
#include "input/quick_stamp.hpp"
#include "input/word_column.hpp"
#include "input/written_texts.hpp"
#include "kpi/reader.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// A row by the positions of its field ends. Its quotes are in place and it has a field for each
/// header. Eight bytes before and behind any field can be read.
struct IndexedRow {
  const char* text = nullptr;           ///< what positions count from
  const std::uint32_t* ends = nullptr;  ///< of the fields; ends[-1] is just before the row
  std::uint32_t end = 0;                ///< of the last field, before its line end

  /// The field as it stands there, with its quotes. The last one by `last`.
  [[nodiscard]] std::string_view field(std::size_t index, bool last) const {
    const std::uint32_t begin = ends[static_cast<std::ptrdiff_t>(index) - 1] + 1;  // of 2^32 too
    return {text + begin, (last ? end : ends[index]) - begin};
  }
};

/// A row by its fields, which have no quotes around them.
struct SplitRow {
  const std::string_view* fields = nullptr;

  [[nodiscard]] std::string_view field(std::size_t index, bool /*last*/) const {
    return fields[index];
  }
};

class QuickRecords {
 public:
  /// As for a RecordBuilder.
  QuickRecords(const Layout& layout, const Words& words, const InputOptions& options,
               const std::vector<std::optional<std::size_t>>& extra);

  /// Whether any rows of the layout can be read here.
  [[nodiscard]] bool usable() const { return usable_; }
  /// Makes the record of a row, and as many extra texts as there are extra columns. False where the
  /// row needs a RecordBuilder. Texts point into the row, or are written.
  template <typename Row>
  bool build(const Row& row, WrittenTexts& written, CallRecord& record, std::string_view* extra);

 private:
  enum class Kind : std::uint8_t {
    Text,
    Duration,
    Number,
    Stamp,
    Outcome,
    Direction,
    YesNo,
    AnsweredFlag
  };
  struct Column {
    std::size_t index = 0;
    bool last = false;
    Kind kind{};
    Millis unit = 0;
    // Where the value goes, by kind.
    Amount CallRecord::*amount = nullptr;
    std::string_view CallRecord::*text = nullptr;
    YesNo CallRecord::*yes_no = nullptr;
    std::size_t helper = 0;  // among words_ or stamps_
  };
  struct Extra {
    std::optional<std::size_t> index;
    bool last = false;
  };

  void add(const Layout& layout, const Words& words, const InputOptions& options, Role role);
  bool read(const Column& column, std::string_view text, CallRecord& record, OutcomeWords& words);
  bool read_word(const Column& column, std::string_view text, CallRecord& record,
                 OutcomeWords& words);

  bool usable_;
  bool has_start_;
  CallRecord blank_;
  Derivation derivation_;
  std::vector<Column> columns_;  // in the order of the file
  std::vector<WordColumn> words_;
  std::vector<QuickStamp> stamps_;
  std::vector<Extra> extra_;
};

extern template bool QuickRecords::build(const IndexedRow&, WrittenTexts&, CallRecord&,
                                         std::string_view*);
extern template bool QuickRecords::build(const SplitRow&, WrittenTexts&, CallRecord&,
                                         std::string_view*);

/// A field as it is meant: without its quotes, doubled ones inside written anew.
std::string_view without_quotes(std::string_view field, WrittenTexts& written);

}  // namespace kpi
