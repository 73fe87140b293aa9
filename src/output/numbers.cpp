// SPDX-License-Identifier: MIT
// Exact decimals by long division of 128-bit integers, and the display form of each unit.
#include "output/numbers.hpp"

#include <fmt/format.h>

#include <functional>

#include "kpi/error.hpp"
#include "output/decimal.hpp"

namespace kpi {
namespace {

__extension__ using UInt128 = unsigned __int128;

/// A rational number. bottom > 0, and ten times bottom does not overflow.
struct BigFraction {
  bool negative = false;
  UInt128 top = 0;
  UInt128 bottom = 1;

  [[nodiscard]] UInt128 whole() const { return top / bottom; }
};

UInt128 magnitude(Int128 number) {
  const auto bits = static_cast<UInt128>(number);
  return number < 0 ? UInt128{0} - bits : bits;
}

UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
  while (b != 0) {
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

void cancel(UInt128& a, UInt128& b) {
  const UInt128 divisor = greatest_common_divisor(a, b);
  if (divisor > 1) {
    a /= divisor;
    b /= divisor;
  }
}

UInt128 product(UInt128 a, UInt128 b) {
  UInt128 result = 0;
  if (__builtin_mul_overflow(a, b, &result)) {
    throw Error(FaultKind::Internal, "a figure is too large to print");
  }
  return result;
}

BigFraction divide(Exact numerator, Exact denominator) {
  if (denominator.units == 0) throw Error(FaultKind::Internal, "a figure is divided by zero");
  UInt128 a = magnitude(numerator.units);
  UInt128 b = magnitude(numerator.scale);
  UInt128 c = magnitude(denominator.units);
  UInt128 d = magnitude(denominator.scale);
  // (a / b) / (c / d) = (a * d) / (b * c): cancelled first, large products stay small enough.
  constexpr UInt128 kSmall = UInt128{1} << 60U;
  if (a >= kSmall || b >= kSmall || c >= kSmall || d >= kSmall) {
    cancel(a, b);
    cancel(a, c);
    cancel(d, b);
    cancel(d, c);
  }
  const BigFraction quotient{(numerator.units < 0) != (denominator.units < 0), product(a, d),
                             product(b, c)};
  product(quotient.bottom, 10);  // the room that long division needs
  return quotient;
}

BigFraction fraction(const Value& value) {
  return divide(value.numerator(), value.denominator());
}

/// Adds one to a number written in digits with at most one point.
void increment(std::string& digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] == '.') continue;
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(0, 1, '1');
}

std::string whole_text(UInt128 number) {
  const auto narrow = static_cast<std::uint64_t>(number);
  return narrow == number ? fmt::format_int{narrow}.str() : fmt::format("{}", number);
}

/// Rounded half away from zero to exactly `digits` decimals; never "-0".
std::string fixed(const BigFraction& number, int digits) {
  std::string text = whole_text(number.whole());
  UInt128 rest = number.top % number.bottom;
  if (digits > 0) text += '.';
  for (int i = 0; i < digits; ++i) {
    rest *= 10;
    text += static_cast<char>('0' + static_cast<int>(rest / number.bottom));
    rest %= number.bottom;
  }
  if (rest >= number.bottom - rest) increment(text);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  if (number.negative && !is_zero) text.insert(0, 1, '-');
  return text;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Thousands separators in the whole part of a number.
std::string grouped(std::string text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(text.find('.'), text.size());
  for (std::size_t at = end; at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

/// Below a minute to the tenth of a second, above to the second.
std::string exact_duration_text(const BigFraction& seconds, int more) {
  if (seconds.whole() < 60) {
    const std::string text = fixed(seconds, 1 + more);
    const bool rounds_to_a_minute = text.find("60.") != std::string::npos;
    if (!rounds_to_a_minute) return text + " s";
  }
  const std::string text = fixed({false, seconds.top, seconds.bottom}, more);
  const std::string_view whole = std::string_view{text}.substr(0, text.find('.'));
  const std::string_view decimals = std::string_view{text}.substr(whole.size());
  UInt128 total = 0;
  for (const char digit : whole) total = total * 10 + static_cast<unsigned>(digit - '0');
  const auto second = static_cast<unsigned>(total % 60);
  const auto minute = static_cast<unsigned>(total / 60 % 60);
  const UInt128 hour = total / 3600;
  const std::string_view sign = seconds.negative ? "-" : "";
  if (hour == 0) return fmt::format("{}{}:{:02}{}", sign, minute, second, decimals);
  return fmt::format("{}{}:{:02}:{:02}{}", sign, grouped(fmt::format("{}", hour)), minute, second,
                     decimals);
}

/// Means of short scales to the hundredth, scores up to 100 to the tenth.
std::string points_text(const BigFraction& points, int more) {
  if (points.whole() < 10) {
    std::string text = fixed(points, 2 + more);
    const bool rounds_to_ten = text.find("10.") != std::string::npos;
    if (!rounds_to_ten) return text;
  }
  return grouped(fixed(points, 1 + more));
}

BigFraction in_percent(BigFraction ratio) {
  UInt128 hundred = 100;
  if (ratio.top > ~UInt128{0} / hundred) {
    cancel(ratio.bottom, ratio.top);
    cancel(hundred, ratio.bottom);
  }
  ratio.top = product(ratio.top, hundred);
  return ratio;
}

std::string money_text(const BigFraction& amount, std::string_view currency, int more = 0) {
  const std::string text = grouped(fixed(amount, 2 + more));
  return currency.empty() ? text : fmt::format("{} {}", text, currency);
}

/// Two decimals, which nobody reads beside thousands.
std::string plain_text(const BigFraction& number, int more = 0) {
  const int digits = number.whole() < 1000 ? 2 : 0;
  return grouped(without_trailing_zeros(fixed(number, digits + more)));
}

/// The form for people with so many more decimals than usual.
std::string finer_text(const BigFraction& number, Unit unit, std::string_view currency, int more) {
  switch (unit) {
    case Unit::Count:
      return plain_text(number, more);
    case Unit::PerHour:
      return grouped(fixed(number, 1 + more)) + " /h";
    case Unit::Ratio:
      return grouped(fixed(in_percent(number), 1 + more)) + " %";
    case Unit::Seconds:
      return exact_duration_text(number, more);
    case Unit::Points:
      return points_text(number, more);
    case Unit::Money:
      return money_text(number, currency, more);
  }
  return {};
}

/// The first of the texts of a number, finer and finer, that another number does not have. The
/// numbers must not be equal.
std::string first_apart(const BigFraction& number, const BigFraction& other,
                        const std::function<std::string(const BigFraction&, int)>& text) {
  constexpr int kMostDigits = 40;  // 128 bits have no more
  std::string own;
  for (int more = 0; more < kMostDigits; ++more) {
    own = text(number, more);
    if (own != text(other, more)) break;
  }
  return own;
}

bool equal(const BigFraction& a, const BigFraction& b) {
  UInt128 top_a = a.top;
  UInt128 top_b = b.top;
  UInt128 bottom_a = a.bottom;
  UInt128 bottom_b = b.bottom;
  cancel(top_a, bottom_a);
  cancel(top_b, bottom_b);
  return top_a == top_b && bottom_a == bottom_b && (a.negative == b.negative || top_a == 0);
}

}  // namespace

std::string decimal(Exact numerator, Exact denominator, int digits) {
  return without_trailing_zeros(fixed(divide(numerator, denominator), digits));
}

std::string machine_text(Exact number) {
  std::string text;
  append_decimal(text, number, {1, 1});
  return text;
}

std::string machine_text(const Value& value) {
  std::string text;
  if (value.has_value()) append_decimal(text, value.numerator(), value.denominator());
  return text;
}

std::string count_text(std::uint64_t count) {
  return grouped(fmt::format("{}", count));
}

std::string count_text(Amount count) {
  return count ? grouped(fmt::format("{}", *count)) : std::string{kNoValue};
}

std::string value_text(const Value& value, Unit unit, std::string_view currency) {
  if (!value.has_value()) return std::string{kNoValue};
  return finer_text(fraction(value), unit, currency, 0);
}

std::string value_text_apart(const Value& value, Exact from, Unit unit, std::string_view currency) {
  if (!value.has_value()) return std::string{kNoValue};
  const BigFraction number = fraction(value);
  const BigFraction other = divide(from, {1, 1});
  if (equal(number, other)) return finer_text(number, unit, currency, 0);
  return first_apart(number, other, [&](const BigFraction& one, int more) {
    return finer_text(one, unit, currency, more);
  });
}

std::string share_text(Micros share) {
  return value_text(Value::number({share, kUnit}), Unit::Ratio, {});
}

std::string machine_text_apart(const Value& value, Exact from) {
  if (!value.has_value()) return {};
  const BigFraction number = fraction(value);
  const BigFraction other = divide(from, {1, 1});
  constexpr int kDecimals = 6;
  const auto text = [&](const BigFraction& one, int more) {
    return without_trailing_zeros(fixed(one, kDecimals + more));
  };
  return equal(number, other) ? text(number, 0) : first_apart(number, other, text);
}

namespace {

/// With a plus, unless it is rounded to 0.
std::string with_sign(const Exact& change, const std::string& text) {
  const bool seen = text.find_first_of("123456789") != std::string::npos;
  return change.units > 0 && seen ? "+" + text : text;
}

}  // namespace

std::string change_text(const Exact& change, Unit unit, std::string_view currency) {
  std::string text = value_text(Value::number(change), unit, currency);
  if (unit == Unit::Ratio) text.replace(text.size() - 1, 1, "pp");
  return with_sign(change, text);
}

std::string relative_text(const Exact& change) {
  return with_sign(change, value_text(Value::number(change), Unit::Ratio, {}));
}

std::string numerator_text(const Value& value, Unit unit, std::string_view currency) {
  const BigFraction number = divide(value.numerator(), {1, 1});
  if (unit == Unit::Seconds) return exact_duration_text(number, 0);
  if (unit == Unit::Money) return money_text(number, currency);
  return plain_text(number);
}

std::string denominator_text(const Value& value, Unit unit) {
  const std::string text = plain_text(divide(value.denominator(), {1, 1}));
  return unit == Unit::PerHour ? text + " h" : text;
}

}  // namespace kpi
