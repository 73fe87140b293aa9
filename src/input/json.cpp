// SPDX-License-Identifier: MIT
// Reading JSON lines: one object a line.
#include "input/json.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kpi {
namespace {

constexpr std::size_t kBlock = 256U << 10U;

void refuse_long(RawRow& row) {
  row.fields.clear();
  row.raw = {};
  row.problem = RowProblem::RowTooLong;
  row.problem_offset = 0;
}

}  // namespace

void read_json_line(std::string_view line, JsonRows& rows, RawRow& row) {
  if (line.size() > kLongestRow) return refuse_long(row);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find_first_not_of(" \t\r") != std::string_view::npos) return rows.read(line, row);
  row.fields.clear();
  row.raw = line;
  row.problem = RowProblem::None;
}

JsonReader::JsonReader(ReadBytes read, const std::vector<std::string>& columns)
    : read_{std::move(read)},
      rows_{std::make_unique<JsonRows>(columns)},
      buffer_(kBlock + kJsonPadding, '\0') {}

JsonReader::JsonReader(std::string_view bytes, const std::vector<std::string>& columns)
    : JsonReader{[bytes](std::span<char> into) mutable {
                   const std::size_t count = std::min(bytes.size(), into.size());
                   std::memcpy(into.data(), bytes.data(), count);
                   bytes.remove_prefix(count);
                   return count;
                 },
                 columns} {}

void JsonReader::begin_at(std::uint64_t offset, std::uint64_t line) {
  offset_ = offset;
  line_ = line;
}

/// Gets more bytes behind those of the line being looked for; false at the end of the input.
bool JsonReader::refill() {
  if (exhausted_) return false;
  if (row_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + row_, filled_ - row_);
    filled_ -= row_;
    row_ = 0;
  }
  if (filled_ + kJsonPadding == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const std::size_t count =
      read_({buffer_.data() + filled_, buffer_.size() - kJsonPadding - filled_});
  filled_ += count;
  exhausted_ = count == 0;
  return count > 0;
}

/// The next line without its line end, and whether bytes of it had to be dropped because it is
/// longer than any row may be; false at the end.
bool JsonReader::find_line(std::string_view& line, bool& dropped) {
  std::size_t looked_at = 0;
  dropped = false;
  while (true) {
    const std::string_view rest{buffer_.data() + row_, filled_ - row_};
    const std::size_t end = rest.find('\n', looked_at);
    if (end != std::string_view::npos || exhausted_) {
      line = rest.substr(0, end);
      const bool any = end != std::string_view::npos || !rest.empty() || dropped;
      const std::size_t taken = line.size() + (end != std::string_view::npos ? 1 : 0);
      row_ += taken;
      offset_ += taken;
      return any;
    }
    looked_at = rest.size();
    if (rest.size() > kLongestRow) {
      dropped = true;
      offset_ += rest.size();
      row_ = filled_;
      looked_at = 0;
    }
    refill();
  }
}

bool JsonReader::next(RawRow& row) {
  std::string_view line;
  bool dropped = false;
  if (!find_line(line, dropped)) return false;
  row.line = line_++;
  if (dropped) {
    refuse_long(row);
  } else {
    read_json_line(line, *rows_, row);
  }
  return true;
}

}  // namespace kpi
