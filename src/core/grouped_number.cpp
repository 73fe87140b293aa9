// SPDX-License-Identifier: MIT
// Numbers with thousands in groups, or with a comma before the decimals.
#include "core/grouped_number.hpp"

#include <algorithm>
#include <span>

#include "core/cursor.hpp"

namespace kpi {
namespace {

constexpr char kBlank = ' ';
constexpr char kApostrophe = '\'';

/// The runs of digits of a number, and the mark before each but the first.
struct DigitRuns {
  static constexpr std::size_t kMost = 12;
  std::array<std::string_view, kMost> digits;
  std::array<char, kMost> marks{};
  std::size_t count = 0;

  [[nodiscard]] char last_mark() const { return marks.at(count - 1); }
};

/// The mark between two runs of digits; 0 where there is none.
char take_mark(Cursor& cursor) {
  for (const char mark : {'.', ',', kApostrophe}) {
    if (cursor.take(mark)) return mark;
  }
  if (cursor.take_word("\u2019")) return kApostrophe;
  const std::string_view before = cursor.rest();
  if (Cursor::blank_at(before) == 0) return '\0';
  cursor = Cursor{before.substr(Cursor::blank_at(before))};
  return kBlank;
}

bool split(std::string_view text, DigitRuns& runs) {
  Cursor cursor{text};
  runs.digits[0] = cursor.take_digits();
  runs.count = 1;
  while (!cursor.at_end()) {
    const char mark = take_mark(cursor);
    const std::string_view digits = cursor.take_digits();
    if (mark == '\0' || digits.empty() || runs.count == DigitRuns::kMost) return false;
    runs.marks.at(runs.count) = mark;
    runs.digits.at(runs.count++) = digits;
  }
  return true;
}

/// One to three digits, then threes, with the same mark before each; it is no decimal mark.
bool are_thousands(const DigitRuns& runs, std::size_t count, char decimal_mark) {
  const std::string_view first = runs.digits[0];
  if (count == 1) return true;
  if (first.empty() || first.size() > 3 || first.front() == '0') return false;
  for (std::size_t i = 1; i < count; ++i) {
    if (runs.marks.at(i) != runs.marks[1] || runs.digits.at(i).size() != 3) return false;
  }
  return runs.marks[1] != decimal_mark;
}

/// How many of the runs stand before the decimals: all, or all but one.
struct Whole {
  Reading reading = Reading::Ok;
  std::size_t runs = 0;
};

Whole whole_of(const DigitRuns& runs, DecimalMark mark) {
  const char known = mark == DecimalMark::Point ? '.' : mark == DecimalMark::Comma ? ',' : '\0';
  const char last = runs.count > 1 ? runs.last_mark() : '\0';
  const bool all_thousands = are_thousands(runs, runs.count, known);
  const bool may_end_in_decimals = last == '.' || last == ',';
  const bool ends_in_decimals = may_end_in_decimals && (known == '\0' || known == last) &&
                                are_thousands(runs, runs.count - 1, last);
  if (all_thousands && ends_in_decimals && last == ',') return {Reading::Undecided, 0};
  if (ends_in_decimals) return {Reading::Ok, runs.count - 1};
  if (all_thousands) return {Reading::Ok, runs.count};
  return {Reading::Unreadable, 0};
}

}  // namespace

bool PlainNumber::append(std::string_view part) {
  if (part.size() > text_.size() - size_) return false;
  std::copy(part.begin(), part.end(), text_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += part.size();
  return true;
}

Reading PlainNumber::read(std::string_view text, DecimalMark mark) {
  size_ = 0;
  if (text.starts_with('-') || text.starts_with('+')) {
    append(text.substr(0, 1));
    text.remove_prefix(1);
  }
  DigitRuns runs;
  if (!split(text, runs)) return Reading::Unreadable;
  const Whole whole = whole_of(runs, mark);
  if (whole.reading != Reading::Ok) return whole.reading;
  for (std::size_t i = 0; i < runs.count; ++i) {
    const bool decimals = i > 0 && i == whole.runs;
    if (!append(decimals ? "." : "") || !append(runs.digits.at(i))) return Reading::Unreadable;
  }
  return Reading::Ok;
}

}  // namespace kpi
