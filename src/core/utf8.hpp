// SPDX-License-Identifier: MIT
// Decoding UTF-8 one code point at a time, and finding where it is broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kpi {

/// A code point and the number of bytes it took; length 0 where the bytes are no UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};

/// The code point at the head of a text that is not empty.
CodePoint decode_utf8(std::string_view text);

/// The offset of the first byte that is not valid UTF-8; npos when all is.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace kpi
