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
#include "input/value_forms.hpp"
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

  /// Where the row begins; what is before the first counts as 2^32 - 1.
  [[nodiscard]] std::uint32_t begin() const { return ends[-1] + 1; }
  /// The field as it stands there, with its quotes.
  [[nodiscard]] std::string_view field(std::size_t index) const {
    const std::uint32_t from = ends[static_cast<std::ptrdiff_t>(index) - 1] + 1;
    return {text + from, ends[index] - from};
  }
};

/// A row by its fields, which have no quotes around them.
struct SplitRow {
  const std::string_view* fields = nullptr;

  [[nodiscard]] std::string_view field(std::size_t index) const { return fields[index]; }
};

class QuickRecords {
 public:
  /// As for a RecordBuilder; of the fields that are texts, records have these.
  QuickRecords(const Layout& layout, const Words& words, const InputOptions& options,
               std::vector<std::optional<std::size_t>> extra, FieldSet texts);

  /// Whether any rows of the layout can be read here.
  [[nodiscard]] bool usable() const { return usable_; }
  /// Makes the record of a row, and as many extra texts as there are extra columns. False where the
  /// row needs a RecordBuilder. Texts point into the row, or are written.
  template <typename Row>
  bool build(const Row& row, WrittenTexts& written, CallRecord& record, std::string_view* extra);

 private:
  // What is done with the columns of each kind.
  struct Text {
    std::size_t index;
    std::string_view CallRecord::*to;
  };
  struct Duration {
    std::size_t index;
    Amount CallRecord::*to;
    DurationForm form;
  };
  struct Number {
    std::size_t index;
    Amount CallRecord::*to;
    NumberForm form;
  };
  struct Stamp {
    std::size_t index;
    Amount CallRecord::*to;
    QuickStamp reader;
  };
  struct Word {
    std::size_t index;
    Role role;
    YesNo CallRecord::*to;  // of yes/no fields
    WordColumn meanings;
  };

  void add(const Layout& layout, const Words& words, const InputOptions& options, Role role);
  template <typename Row>
  void read_texts(const Row& row, WrittenTexts& written, CallRecord& record) const;
  template <typename Row>
  bool read_durations(const Row& row, WrittenTexts& written, CallRecord& record) const;
  template <typename Row>
  bool read_numbers(const Row& row, WrittenTexts& written, CallRecord& record) const;
  template <typename Row>
  bool read_stamps(const Row& row, WrittenTexts& written, CallRecord& record);
  template <typename Row>
  bool read_words(const Row& row, WrittenTexts& written, CallRecord& record, OutcomeWords& words);

  bool usable_;
  bool has_start_;
  CallRecord blank_;
  Derivation derivation_;
  std::vector<Text> texts_;
  std::vector<Duration> durations_;
  std::vector<Number> numbers_;
  std::vector<Stamp> stamps_;
  std::vector<Word> words_;
  std::vector<std::optional<std::size_t>> extra_;
};

extern template bool QuickRecords::build(const IndexedRow&, WrittenTexts&, CallRecord&,
                                         std::string_view*);
extern template bool QuickRecords::build(const SplitRow&, WrittenTexts&, CallRecord&,
                                         std::string_view*);

/// A field as it is meant: without its quotes, doubled ones inside written anew.
std::string_view without_quotes(std::string_view field, WrittenTexts& written);

}  // namespace kpi
