// SPDX-License-Identifier: MIT
// Reading JSON lines: one object a line.
#include "input/json.hpp"

#include <utility>

namespace kpi {

void refuse_long_json(RawRow& row) {
  row.fields.clear();
  row.raw = {};
  row.problem = RowProblem::RowTooLong;
  row.problem_offset = 0;
}

void read_json_line(std::string_view line, JsonRows& rows, RawRow& row) {
  if (line.size() > kLongestRow) return refuse_long_json(row);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find_first_not_of(" \t\r") != std::string_view::npos) return rows.read(line, row);
  row.fields.clear();
  row.raw = line;
  row.problem = RowProblem::None;
}

JsonReader::JsonReader(ReadBytes read, const std::vector<std::string>& columns)
    : buffer_{std::move(read)}, rows_{std::make_unique<JsonRows>(columns)} {}

void JsonReader::begin_at(std::uint64_t offset, std::uint64_t line) {
  offset_ = offset;
  line_ = line;
}

void JsonReader::take(std::size_t count) {
  buffer_.take(count);
  offset_ += count;
}

/// The next line without its line end, and whether bytes of it had to be dropped because it is
/// longer than any row may be; false at the end.
bool JsonReader::find_line(std::string_view& line, bool& dropped) {
  std::size_t looked_at = 0;
  dropped = false;
  while (true) {
    const std::string_view rest = buffer_.rest();
    const std::size_t end = rest.find('\n', looked_at);
    if (end != std::string_view::npos) {
      line = rest.substr(0, end);
      take(end + 1);
      return true;
    }
    looked_at = rest.size();
    if (rest.size() > kLongestRow) {
      dropped = true;
      take(rest.size());
      looked_at = 0;
    }
    if (buffer_.refill()) continue;
    line = buffer_.rest();
    take(line.size());
    return dropped || !line.empty();
  }
}

bool JsonReader::next(RawRow& row) {
  std::string_view line;
  bool dropped = false;
  row.offset = offset_;
  if (!find_line(line, dropped)) return false;
  row.line = line_++;
  if (dropped) {
    refuse_long_json(row);
  } else {
    read_json_line(line, *rows_, row);
  }
  return true;
}

}  // namespace kpi
