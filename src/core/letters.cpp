// SPDX-License-Identifier: MIT
// Letters without case and accents, so that words compare as people read them.
#include "core/letters.hpp"

#include <array>

#include "core/number.hpp"
#include "core/utf8.hpp"

namespace kpi {
namespace {

/// U+00C0 to U+00FF: the letters of western Europe. "*" stands for what is no letter.
constexpr std::array<std::string_view, 64> kLatin1{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "th", "y"};
constexpr char32_t kFirstLatin1 = 0xC0;

/// What a letter is without case and accent; empty for what has none of them.
std::string_view plain(char32_t letter) {
  if (letter >= kFirstLatin1 && letter < kFirstLatin1 + kLatin1.size()) {
    const std::string_view found = kLatin1.at(letter - kFirstLatin1);
    return found == "*" ? std::string_view{} : found;
  }
  switch (letter) {
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    case 0x160:
    case 0x161:
      return "s";
    case 0x178:
      return "y";
    case 0x17D:
    case 0x17E:
      return "z";
    case 0x1E9E:
      return "ss";
    default:
      return {};
  }
}

/// An accent that follows its letter, as some systems write them.
bool is_accent(char32_t character) {
  return character >= 0x300 && character < 0x370;
}

}  // namespace

std::string plain_letters(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (length == 1) {
      out += lower(text.front());
    } else if (const std::string_view letter = plain(point.value); !letter.empty()) {
      out += letter;
    } else if (!is_accent(point.value)) {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace kpi
