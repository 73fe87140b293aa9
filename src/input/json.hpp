// SPDX-License-Identifier: MIT
// Reading JSON lines: one object a line. A line end is always the end of a row, because strings
// cannot hold one, so a broken line costs that line alone.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/json_buffer.hpp"
#include "input/json_rows.hpp"

namespace kpi {

/// Reads rows one after the other, as CsvReader does. Blank lines are rows without any text.
class JsonReader {
 public:
  /// The first byte read is in line 1. `columns` are paths of members: "Queue.Name".
  JsonReader(ReadBytes read, const std::vector<std::string>& columns);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line);
  /// The next row; false at the end.
  bool next(RawRow& row);
  /// Where in the input the next row begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }
  /// What has been read of the rows behind; until more is read.
  [[nodiscard]] std::string_view ahead() const { return buffer_.rest(); }

 private:
  bool find_line(std::string_view& line, bool& dropped);
  void take(std::size_t count);

  JsonBuffer buffer_;
  std::unique_ptr<JsonRows> rows_;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
};

/// Makes a blank or overlong line, or an object, the row that it is. The line end is not in `line`.
void read_json_line(std::string_view line, JsonRows& rows, RawRow& row);
/// Makes a row of an object that is longer than any row may be.
void refuse_long_json(RawRow& row);

}  // namespace kpi
