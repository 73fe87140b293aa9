// SPDX-License-Identifier: MIT
// Reading JSON in which line ends mean nothing: objects one after the other, or in an array.
#include "input/json_documents.hpp"

#include <algorithm>
#include <utility>

#include "core/utf8.hpp"
#include "input/json.hpp"
#include "input/json_fault.hpp"

namespace kpi {

JsonDocumentReader::JsonDocumentReader(ReadBytes read, const std::vector<std::string>& columns,
                                       JsonShape shape)
    : buffer_{std::move(read)},
      shape_{std::move(shape)},
      rows_{std::make_unique<JsonRows>(columns)} {}

void JsonDocumentReader::begin_at(std::uint64_t offset, std::uint64_t line) {
  offset_ = offset;
  at_ = {line, 1};
}

void JsonDocumentReader::refuse(std::string_view expected) const {
  throw BrokenJson{at_, std::string{expected}};
}

/// Goes behind bytes that have been looked at.
void JsonDocumentReader::take(std::size_t count) {
  const std::string_view bytes = buffer_.rest().substr(0, count);
  const std::size_t last = bytes.rfind('\n');
  at_.line += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  at_.column = last == std::string_view::npos ? at_.column + count : count - last;
  offset_ += count;
  buffer_.take(count);
}

/// The next byte that is not blank; NUL at the end.
char JsonDocumentReader::peek() {
  while (true) {
    const std::string_view rest = buffer_.rest();
    const std::size_t blanks = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
    take(blanks);
    if (blanks < rest.size()) return rest[blanks];
    if (!buffer_.refill()) return '\0';
  }
}

/// Goes behind the bracket of the array.
void JsonDocumentReader::skip_before() {
  while (buffer_.rest().size() < shape_.before.size() && buffer_.refill()) continue;
  take(std::min(buffer_.rest().size(), shape_.before.size()));
  place_ = Place::FirstElement;
}

/// Whether there is another object; goes to its brace.
bool JsonDocumentReader::find_object() {
  if (shape_.form == JsonForm::Objects) {
    const char c = peek();
    if (c != '{' && c != '\0') refuse("an object");
    return c == '{';
  }
  if (place_ == Place::Before) skip_before();
  if (place_ == Place::Behind) return false;
  if (peek() == ',' && place_ == Place::AfterElement) {
    take(1);
    place_ = Place::AfterComma;
  } else if (place_ == Place::AfterElement && peek() != ']') {
    refuse("a comma or ]");
  }
  if (peek() == '{') return true;
  if (peek() != ']' || place_ == Place::AfterComma) refuse("an object");
  check_rest();
  return false;
}

/// Everything behind the elements of the array; together with what is before them it must be an
/// object with an empty array.
void JsonDocumentReader::check_rest() {
  place_ = Place::Behind;
  const bool alone = shape_.before.find_first_not_of(" \t\r\n") + 1 == shape_.before.size();
  if (alone) {
    take(1);
    if (peek() != '\0') refuse("nothing after the array");
    return;
  }
  while (buffer_.rest().size() <= kLongestRow && buffer_.refill()) continue;
  if (buffer_.rest().size() > kLongestRow) refuse("at most 4 MiB after the array");
  const std::string object = shape_.before + std::string{buffer_.rest()};
  const auto fault = find_json_fault(object);
  if (!fault) return take(buffer_.rest().size());
  if (fault->offset >= shape_.before.size()) {
    take(fault->offset - shape_.before.size());
    refuse(fault->expected);
  }
  RawRow row;
  row.raw = object;
  throw BrokenJson{row.position(fault->offset), std::string{fault->expected}};
}

bool JsonDocumentReader::next(RawRow& row) {
  if (!find_object()) return false;
  row.line = at_.line;
  row.column = at_.column;
  read_object(row);
  place_ = Place::AfterElement;
  return true;
}

/// Takes the object at whose brace the reader stands.
void JsonDocumentReader::read_object(RawRow& row) {
  const Position begin = at_;
  row.offset = offset_;
  JsonSpan span;
  std::size_t looked_at = 0;
  bool dropped = false;
  while (true) {
    const auto end = span.end_in(buffer_.rest().substr(looked_at));
    if (end) {
      const std::string_view object = buffer_.rest().substr(0, looked_at + *end);
      take(object.size());
      if (dropped || object.size() > kLongestRow) return refuse_long_json(row);
      rows_->read(object, row);
      break;
    }
    looked_at = buffer_.rest().size();
    if (looked_at > kLongestRow) {
      dropped = true;
      take(looked_at);
      looked_at = 0;
    }
    if (!buffer_.refill()) throw BrokenJson{begin, "a closing } up to the end of the file"};
  }
  // Brackets and quotes that are not in their places may have put borders into the wrong ones.
  const bool text = row.raw.find('\0') == std::string_view::npos &&
                    find_invalid_utf8(row.raw) == std::string_view::npos;
  if (row.problem == RowProblem::BadJson && text) {
    throw BrokenJson{row.position(row.problem_offset), row.problem_detail};
  }
}

}  // namespace kpi
