// SPDX-License-Identifier: MIT
// Decimal text to scaled integers, without ever passing through floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/reading.hpp"
#include "kpi/decimal_mark.hpp"

namespace kpi {

/// The decimal number times `unit`, rounded to the nearest integer, half away from zero: "1.5" with
/// unit 1000 is 1500. Digits with an optional sign and decimal point; nothing for any other text
/// and for what does not fit.
std::optional<std::int64_t> parse_scaled(std::string_view text, std::int64_t unit);

/// How the numbers of a column are written, and what they are counted in.
struct NumberForm {
  DecimalMark mark = DecimalMark::Unknown;
  std::int64_t one = 1;      ///< what 1 is
  std::int64_t percent = 0;  ///< what 1 % is; 0 where there are no percentages
  bool money = false;        ///< a currency may stand before or behind
};

/// Reads a decimal number, rounded as parse_scaled() rounds. Thousands may be in groups, with
/// blanks, apostrophes, or whichever of point and comma is not the decimal mark: 1 234,5 and
/// 1'234.5. Undecided: 1,234 where the mark is not known, which is 1.234 or 1234; without a known
/// mark a single point is always a decimal point.
Reading read_number(std::string_view text, const NumberForm& form, std::int64_t& value);

/// Without blanks and tabs at both ends.
inline std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Without blanks of any kind at both ends, those of typesetting among them.
std::string_view without_outer_blanks(std::string_view text);

/// ASCII letters in lower case.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace kpi
