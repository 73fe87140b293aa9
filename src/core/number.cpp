// SPDX-License-Identifier: MIT
// Decimal text to scaled integers, without ever passing through floating point.
#include "core/number.hpp"

#include <limits>
#include <string>

#include "core/currency.hpp"
#include "core/cursor.hpp"
#include "core/grouped_number.hpp"
#include "kpi/aggregate.hpp"

namespace kpi {
namespace {

/// Nearly all numbers of logs: up to nine digits and nothing else. Negative for any other text.
std::int64_t short_whole_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  if (text.empty() || text.size() > kMostDigits) return -1;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::int64_t> parse_scaled(std::string_view text, std::int64_t unit) {
  constexpr std::int64_t kMostUnit = 1'000'000'000;  // times nine digits still fits 64 bits
  if (const std::int64_t whole = short_whole_number(text); whole >= 0 && unit <= kMostUnit) {
    return whole * unit;
  }
  constexpr int kMostDigits = 24;  // times the largest unit still fits 128 bits
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Int128 mantissa = 0;
  Int128 divisor = 1;
  int digits = 0;
  bool any = false;
  bool fraction = false;
  for (const char c : text) {
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    any = true;
    mantissa = mantissa * 10 + (c - '0');
    if (fraction) divisor *= 10;
    if ((mantissa != 0 || fraction) && ++digits > kMostDigits) return std::nullopt;
  }
  if (!any) return std::nullopt;
  const Int128 product = mantissa * unit;
  Int128 value = product / divisor;
  if (2 * (product % divisor) >= divisor) ++value;
  if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(negative ? -value : value);
}

std::string_view without_outer_blanks(std::string_view text) {
  Cursor head{text};
  head.skip_blanks();
  std::string_view inner = head.rest();
  // A blank is found by its head, so the tail is looked for from each of its bytes.
  for (std::size_t size = 1; size <= inner.size() && size <= Cursor::kLongestBlank; ++size) {
    if (Cursor::blank_at(inner.substr(inner.size() - size)) != size) continue;
    inner.remove_suffix(size);
    size = 0;
  }
  return inner;
}

Reading read_number(std::string_view text, const NumberForm& form, std::int64_t& value) {
  const bool point_may_group = form.mark == DecimalMark::Comma;
  if (!point_may_group || text.find('.') == std::string_view::npos) {
    if (const auto common = parse_scaled(text, form.one)) {
      value = *common;
      return Reading::Ok;
    }
  }
  std::int64_t unit = form.one;
  std::string signed_again;
  if (form.percent != 0 && text.ends_with('%')) {
    text = without_outer_blanks(text.substr(0, text.size() - 1));
    unit = form.percent;
  } else if (form.money) {
    const MoneyText money = without_currency(text);
    signed_again = std::string{money.sign} + std::string{money.number};
    text = signed_again;
  }
  PlainNumber plain;
  if (const Reading r = plain.read(text, form.mark); r != Reading::Ok) return r;
  const auto number = parse_scaled(plain.text(), unit);
  if (!number) return Reading::Unreadable;
  value = *number;
  return Reading::Ok;
}

}  // namespace kpi
