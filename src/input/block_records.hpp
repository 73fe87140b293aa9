// SPDX-License-Identifier: MIT
// The records of a worker's blocks, handed to its sink a few at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/blocks.hpp"
#include "input/csv.hpp"
#include "input/input_log.hpp"
#include "input/json_pattern.hpp"
#include "input/json_rows.hpp"
#include "input/quick_records.hpp"
#include "input/record_builder.hpp"
#include "input/structure.hpp"
#include "input/written_texts.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// What a pass over an input found besides the records.
struct PassResult {
  explicit PassResult(std::size_t kept_rejects) : rejects{kept_rejects} {}
  void merge(const PassResult& other);

  std::uint64_t rows = 0;
  std::uint64_t records = 0;
  std::uint64_t skipped = 0;  ///< lines that are no rows, but for the marks
  struct Marks {
    std::uint64_t lines = 0;
    std::uint64_t first = 0;  ///< in this line
  };
  Marks marks;                                       ///< totals and lines of dashes
  std::map<std::string, std::uint64_t> no_contacts;  ///< rows that a preset skips, by why
  Rejects rejects;
  std::map<std::string, RecordBuilder::UnknownWord> unknown_outcomes;
  TimeCounts times;
  Currencies currencies;  ///< beside costs
  JsonRows::UnknownKeys unknown_keys;
  std::vector<Note> notes;  ///< without the name of the file; only of inputs read in sequence
};

/// Builds the records of the rows that it is given.
class BlockRecords {
 public:
  /// `extra` are the columns whose texts each record carries. What is referred to must outlive it.
  BlockRecords(const InputLog& log, const InputOptions& options,
               const std::vector<std::optional<std::size_t>>& extra, RecordSink& sink);

  /// Takes all rows of a block. Throws UnclosedQuote where the input ends so.
  void take(const BlockRows& rows);
  /// Takes a row by itself; for inputs that are not read in blocks.
  void take(const RawRow& row);
  /// Gives the sink what has been built.
  void hand_on();
  [[nodiscard]] std::uint64_t rows() const { return found_.rows; }
  /// What was found; once, at the end.
  PassResult finish();

 private:
  static constexpr std::size_t kMostRecords = 64;  // which stay in the nearest cache

  void read_rows(std::string_view text, std::uint64_t offset, std::uint64_t line);
  void take_clean(const BlockRows& rows);
  void take_json_lines(const BlockRows& rows);
  bool take_quickly(const JsonPattern& line);
  void make_room(std::size_t bytes);
  std::size_t take_indexed(std::string_view text);
  bool take_quickly(const IndexedRow& row, std::size_t fields);
  void take_closely(const IndexedRow& row, std::size_t fields);
  void add(const CallRecord& record);

  const InputLog& log_;
  const Structure& structure_;
  RecordBuilder builder_;
  QuickRecords quick_;
  std::size_t quick_fields_;  // of rows that can be read quickly; 0 where none can
  RecordSink& sink_;
  bool keeps_rows_;
  PassResult found_;

  // Of the stretch of rows that is being taken.
  RowIndex index_;
  bool odd_ = false;  // NUL and non-ASCII bytes are among it
  std::vector<std::uint32_t> field_ends_;
  std::vector<std::uint32_t> row_ends_;
  std::uint64_t offset_ = 0;    // of the rows in the input
  const char* text_ = nullptr;  // their first byte
  std::uint64_t line_ = 1;      // of the byte that lines have been counted up to
  const char* counted_ = nullptr;
  RawRow raw_;
  WrittenTexts written_;

  // Of JSON lines.
  std::unique_ptr<JsonRows> json_;
  JsonPatterns patterns_;

  std::vector<CallRecord> records_;
  std::size_t count_ = 0;  // of records to be handed on
  std::size_t width_;      // extra texts of each
  std::vector<std::string_view> extras_;
};

}  // namespace kpi
