// SPDX-License-Identifier: MIT
// Cutting bytes into rows and fields by RFC 4180.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/error.hpp"

namespace kpi {

/// How a file separates what it holds.
struct Dialect {
  char delimiter = ',';
  char quote = '"';         ///< NUL: quotes are text
  char line_end = '\n';     ///< a carriage return before a line feed is dropped
  bool lax_quotes = false;  ///< a quote that RFC 4180 forbids makes its field plain text
};

inline constexpr std::size_t kLongestRow = 4U << 20U;
inline constexpr std::size_t kLongestField = 1U << 20U;
inline constexpr std::size_t kMostColumns = 4096;

/// What is wrong with the form of a row.
enum class RowProblem : std::uint8_t {
  None,
  StrayQuote,      ///< a quote inside a field that does not begin with one
  TextAfterQuote,  ///< text between a closing quote and the next delimiter
  RowTooLong,
  FieldTooLong,
  TooManyColumns,
  BadJson,         ///< no valid object
  KeyTwice,        ///< an object has the same key twice
  NumberTooLarge,  ///< an integer beyond 64 bits
  NoKnownKey,      ///< an object has values, but none under a key that is a column
  BadEvent,        ///< an event of a log of events cannot be read
  BadConversation  ///< an object is valid, but no conversation
};

struct RawField {
  std::string_view text;   ///< without quotes
  std::size_t offset = 0;  ///< of its first byte in the row
};

/// One row. Texts live until the next row is read.
struct RawRow {
  std::vector<RawField> fields;
  std::string_view raw;      ///< the bytes of the row without its line end; empty if it is too long
  std::uint64_t offset = 0;  ///< of the first byte in the input
  std::uint64_t line = 1;
  std::uint64_t column = 1;  ///< of the first byte in its line
  RowProblem problem = RowProblem::None;
  std::size_t problem_offset = 0;
  std::string problem_detail;  ///< what was expected, the key that is meant, or what is wrong

  /// Whether no field has any text.
  [[nodiscard]] bool is_blank() const;
  /// Where a byte of the row stands in the file.
  [[nodiscard]] Position position(std::size_t byte) const;
};

/// A quote that nothing closes.
struct UnclosedQuote {
  Position opened;
  std::uint64_t last_line = 0;  ///< the line in which the input ends
};

/// Gives the next bytes; 0 at the end.
using ReadBytes = std::function<std::size_t(std::span<char>)>;

/// Reads rows one after the other. Needs no more memory for a long file than for a short one.
class CsvReader {
 public:
  /// The first byte read is in line 1.
  CsvReader(ReadBytes read, Dialect dialect, std::size_t at_once = 256U << 10U);
  /// Reads bytes that outlive the reader.
  CsvReader(std::string_view bytes, Dialect dialect);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line);
  /// The next row; false at the end. Throws UnclosedQuote.
  bool next(RawRow& row);
  /// Where in the input the next row begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const { return row_offset_ + cursor_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }
  /// What has been read of the rows behind; until more is read.
  [[nodiscard]] std::string_view ahead() const {
    return std::string_view{buffer_}.substr(0, filled_).substr(row_ + cursor_);
  }

 private:
  enum class State : std::uint8_t { FieldStart, Plain, Quoted, QuoteInQuoted };
  struct Mark {
    std::uint32_t begin = 0, end = 0;  // in the row, which is shorter than 2^32 bytes
    bool quoted = false, doubled = false;
  };

  bool refill();
  bool scan(RawRow& row);
  void step_over_plain_fields();
  void step_over_text();
  void open_quote();
  void take_plain(char c);
  void end_field(std::size_t end);
  void finish(RawRow& row, std::size_t row_end);
  std::string_view without_doubled_quotes(std::string_view text);
  void note(RowProblem problem, std::size_t offset);
  void drop_overlong();
  [[nodiscard]] char at(std::size_t offset) const { return buffer_[row_ + offset]; }
  [[nodiscard]] bool is_quote(char c) const { return c == dialect_.quote && c != '\0'; }

  ReadBytes read_;
  Dialect dialect_;
  std::array<bool, 256> ends_text_{};  // delimiter, line end and quote
  std::string buffer_;
  std::size_t filled_ = 0;
  bool exhausted_ = false;

  // The row being scanned; offsets count from its first byte, so that bytes can move.
  std::size_t row_ = 0;     // in the buffer
  std::size_t cursor_ = 0;  // in the row
  State state_ = State::FieldStart;
  Mark field_;
  std::vector<Mark> marks_;
  std::uint64_t row_offset_ = 0;  // in the input
  std::uint64_t row_begin_ = 0;   // the same, even of a row of which bytes are dropped
  std::uint64_t line_ = 1;
  std::uint64_t lines_inside_ = 0;
  Position quote_opened_;
  RowProblem problem_ = RowProblem::None;
  std::size_t problem_offset_ = 0;
  std::string unescaped_;
};

}  // namespace kpi
