// SPDX-License-Identifier: MIT
// Decimals by one division of 64 bits; whatever does not fit is left to the long division.
#include "output/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/digits.hpp"
#include "output/numbers.hpp"

namespace kpi {
namespace {

constexpr int kDecimals = 6;
constexpr std::uint64_t kMillionths = 1'000'000;

/// A number of millionths, without its sign.
struct Rounded {
  std::uint64_t whole = 0;
  std::uint32_t millionths = 0;
};

std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

/// units * scale without the sign of the units, where it fits.
bool product(Int128 units, std::int64_t scale, std::uint64_t& result) {
  const auto narrow = static_cast<std::int64_t>(units);
  return narrow == units && scale > 0 &&
         !__builtin_mul_overflow(magnitude(narrow), static_cast<std::uint64_t>(scale), &result);
}

/// Rounded half away from zero.
std::uint64_t divided(std::uint64_t top, std::uint64_t bottom) {
  const std::uint64_t quotient = top / bottom;
  const std::uint64_t rest = top % bottom;
  return quotient + (rest >= bottom - rest ? 1 : 0);
}

std::optional<Rounded> quotient(std::uint64_t top, std::uint64_t bottom) {
  if (bottom == 1) return Rounded{top, 0};
  std::uint64_t whole = 0;
  std::uint64_t scaled = 0;
  if (__builtin_mul_overflow(top, kMillionths, &scaled)) {
    whole = top / bottom;
    if (__builtin_mul_overflow(top % bottom, kMillionths, &scaled)) return std::nullopt;
  }
  const std::uint64_t millionths = divided(scaled, bottom);
  return Rounded{whole + millionths / kMillionths,
                 static_cast<std::uint32_t>(millionths % kMillionths)};
}

char* write(char* at, const Rounded& number) {
  at = std::to_chars(at, at + kLongestDecimal / 2, number.whole).ptr;
  if (number.millionths == 0) return at;
  *at++ = '.';
  at = write_digits(at, kDecimals, number.millionths);
  while (at[-1] == '0') --at;
  return at;
}

}  // namespace

char* write_decimal(char* at, Exact numerator, Exact denominator) {
  // (a / b) / (c / d) = (a * d) / (b * c)
  std::uint64_t top = 0;
  std::uint64_t bottom = 0;
  std::optional<Rounded> found;
  if (product(numerator.units, denominator.scale, top) &&
      product(denominator.units, numerator.scale, bottom) && bottom != 0) {
    found = quotient(top, bottom);
  }
  if (!found) {
    const std::string text = decimal(numerator, denominator, kDecimals);
    return std::copy(text.begin(), text.end(), at);
  }
  const bool is_zero = found->whole == 0 && found->millionths == 0;
  if ((numerator.units < 0) != (denominator.units < 0) && !is_zero) *at++ = '-';
  return write(at, *found);
}

void append_decimal(std::string& text, Exact numerator, Exact denominator) {
  std::array<char, kLongestDecimal> digits;
  const char* end = write_decimal(digits.data(), numerator, denominator);
  text.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

}  // namespace kpi
