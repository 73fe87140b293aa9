// SPDX-License-Identifier: MIT
// Decimal text to scaled integers, without ever passing through floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kpi {

/// The decimal number times `unit`, rounded to the nearest integer, half away from zero: "1.5" with
/// unit 1000 is 1500. Digits with an optional sign and decimal point; nothing for any other text
/// and for what does not fit.
std::optional<std::int64_t> parse_scaled(std::string_view text, std::int64_t unit);

/// Without blanks and tabs at both ends.
inline std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// ASCII letters in lower case.
char lower(char c);
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace kpi
