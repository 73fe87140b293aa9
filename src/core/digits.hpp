// SPDX-License-Identifier: MIT
// Numbers as digits of a fixed width, written in place.
#pragma once

#include <cstddef>

namespace kpi {

/// Writes the last `width` digits of a number, with leading zeros; gives the place behind them.
inline char* write_digits(char* at, std::size_t width, unsigned number) {
  for (std::size_t i = width; i-- > 0; number /= 10) at[i] = static_cast<char>('0' + number % 10);
  return at + width;
}

}  // namespace kpi
