// SPDX-License-Identifier: MIT
// Strings of JSON that hold escapes.
#include "input/json_escape.hpp"

#include <charconv>
#include <system_error>

namespace kpi {
namespace {

constexpr std::uint32_t kHighSurrogates = 0xD800;
constexpr std::uint32_t kLowSurrogates = 0xDC00;
constexpr std::uint32_t kBehindSurrogates = 0xE000;

void append_utf8(std::string& text, std::uint32_t point) {
  const auto last = [&](unsigned shift) {
    text += static_cast<char>(0x80U | (point >> shift & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | point >> 6U);
    last(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | point >> 12U);
    last(6);
    last(0);
  } else {
    text += static_cast<char>(0xF0U | point >> 18U);
    last(12);
    last(6);
    last(0);
  }
}

/// Takes what stands behind \u; beyond 16 bits it is two units, the higher one first.
bool take_point(std::string_view& rest, std::string& text) {
  const auto high = hexadecimal_unit(rest);
  if (!high || *high == 0) return false;
  rest.remove_prefix(4);
  if (*high < kHighSurrogates || *high >= kBehindSurrogates) {
    append_utf8(text, *high);
    return true;
  }
  if (*high >= kLowSurrogates || !rest.starts_with("\\u")) return false;
  const auto low = hexadecimal_unit(rest.substr(2));
  if (!low || *low < kLowSurrogates || *low >= kBehindSurrogates) return false;
  rest.remove_prefix(6);
  append_utf8(text, 0x10000 + ((*high - kHighSurrogates) << 10U) + (*low - kLowSurrogates));
  return true;
}

}  // namespace

std::optional<std::uint32_t> hexadecimal_unit(std::string_view text) {
  const std::string_view digits = text.substr(0, 4);
  std::uint32_t unit = 0;
  const auto [end, status] =
      std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
  if (digits.size() < 4 || status != std::errc{} || end != digits.data() + 4) return std::nullopt;
  return unit;
}

std::optional<std::string> take_escaped_string(std::string_view& rest) {
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  std::string text;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c == '"') return text;
    if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    if (c != '\\') {
      text += c;
      continue;
    }
    if (rest.empty()) return std::nullopt;
    const char escape = rest.front();
    rest.remove_prefix(1);
    const std::size_t known = kEscapes.find(escape);
    if (known != std::string_view::npos) {
      text += kMeanings[known];
    } else if (escape != 'u' || !take_point(rest, text)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace kpi
