// SPDX-License-Identifier: MIT
// Plain digits to numbers, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kpi {

inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The number that one to four digits before `end` write; negative where they are none. The four
/// bytes before `end` can be read.
inline std::int64_t few_digits(std::size_t size, const char* end) {
  std::uint32_t digits = 0;
  std::memcpy(&digits, end - sizeof digits, sizeof digits);
  // What stands before the text becomes leading zeros.
  digits = (digits ^ 0x30303030U) & ~std::uint32_t{0} << (8 * (4 - size));
  const std::uint32_t beyond_nine = (digits + 0x76767676U) | digits;
  if ((beyond_nine & 0x80808080U) != 0) return -1;
  digits = (digits * 10 + (digits >> 8U)) & 0x00FF00FFU;  // pairs
  return (digits & 0xFFU) * 100 + (digits >> 16U);
}

/// The number that one to eight digits write; negative for any other text. The eight bytes before
/// `end` can be read. Loaded words have their first byte lowest.
inline std::int64_t short_number(const char* begin, const char* end) {
  const auto size = static_cast<std::size_t>(end - begin);
  if (size - 1 < 4) return few_digits(size, end);
  if (size - 1 > 7) return -1;
  // What stands before the text becomes leading zeros.
  const std::uint64_t keep = ~std::uint64_t{0} << (8 * (8 - size));
  std::uint64_t digits = (load_eight(end - 8) ^ 0x3030303030303030U) & keep;
  const std::uint64_t beyond_nine = (digits + 0x7676767676767676U) | digits;
  if ((beyond_nine & 0x8080808080808080U) != 0) return -1;
  digits = digits * 10 + (digits >> 8U);  // pairs, in every other byte
  const std::uint64_t even = (digits & 0x000000FF000000FFU) * 0x000F424000000064U;
  const std::uint64_t odd = ((digits >> 16U) & 0x000000FF000000FFU) * 0x0000271000000001U;
  return static_cast<std::int64_t>((even + odd) >> 32U);
}

}  // namespace kpi
