// SPDX-License-Identifier: MIT
// Widths of characters are a table, not wcwidth(): the machine's locale must change nothing.
#include "output/text.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/utf8.hpp"

namespace kpi {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15: general categories Mn and Me and the zero-width characters of scripts in wide use.
constexpr std::array kZeroWidth{
    Range{0x0300, 0x036F},  Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x05BF, 0x05BF},
    Range{0x05C1, 0x05C2},  Range{0x05C4, 0x05C5}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F},
    Range{0x0670, 0x0670},  Range{0x06D6, 0x06DC}, Range{0x06DF, 0x06E4}, Range{0x0900, 0x0902},
    Range{0x093C, 0x093C},  Range{0x0941, 0x0948}, Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31},
    Range{0x0E34, 0x0E3A},  Range{0x0E47, 0x0E4E}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200F},  Range{0x2060, 0x2064}, Range{0x20D0, 0x20FF}, Range{0x3099, 0x309A},
    Range{0xFE00, 0xFE0F},  Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0x1F3FB, 0x1F3FF},
    Range{0xE0100, 0xE01EF}};

// Unicode 15: East Asian Width W and F.
constexpr std::array kDoubleWidth{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},
    Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26A1, 0x26A1},
    Range{0x26BD, 0x26BE},   Range{0x2705, 0x2705},   Range{0x274C, 0x274C},
    Range{0x2753, 0x2755},   Range{0x2795, 0x2797},   Range{0x2B50, 0x2B50},
    Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F7E0, 0x1F7EB}, Range{0x1F900, 0x1F9FF}, Range{0x1FA70, 0x1FAFF},
    Range{0x20000, 0x3FFFD}};

bool contains(std::span<const Range> ranges, char32_t value) {
  const auto after = std::ranges::upper_bound(ranges, value, {}, &Range::first);
  return after != ranges.begin() && value <= std::prev(after)->last;
}

/// The first character of a text: its bytes, and the columns it takes.
struct Glyph {
  std::size_t bytes = 1;
  std::size_t width = 1;
};

Glyph first_glyph(std::string_view text) {
  const CodePoint point = decode_utf8(text);
  if (point.length < 2 || point.value < 0x300) return {std::max<std::size_t>(point.length, 1), 1};
  if (contains(kZeroWidth, point.value)) return {point.length, 0};
  return {point.length, contains(kDoubleWidth, point.value) ? 2U : 1U};
}

/// Bytes of the longest head that is at most `width` columns wide.
std::size_t head_bytes(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Glyph next = first_glyph(text.substr(bytes));
    used += next.width;
    if (used > width) break;
    bytes += next.bytes;
  }
  return bytes;
}

/// Takes from a word as much as a line of this width holds, at least one character.
std::string take_line(std::string_view& word, std::size_t width) {
  const std::size_t bytes = std::max(head_bytes(word, width), first_glyph(word).bytes);
  std::string line{word.substr(0, bytes)};
  word.remove_prefix(bytes);
  return line;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Glyph next = first_glyph(text);
    width += next.width;
    text.remove_prefix(next.bytes);
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  std::string padded{text};
  padded.append(width - std::min(width, display_width(text)), ' ');
  return padded;
}

std::string pad_left(std::string_view text, std::size_t width) {
  std::string padded(width - std::min(width, display_width(text)), ' ');
  padded += text;
  return padded;
}

std::string cut(std::string_view text, std::size_t width) {
  if (width == 0) return {};
  if (display_width(text) <= width) return std::string{text};
  std::string head{text.substr(0, head_bytes(text, width - 1))};
  head += "…";
  return head;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return {std::string{text}};
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    while (line.empty() && display_width(word) > width) lines.push_back(take_line(word, width));
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string hanging(std::string_view first, std::string_view text, std::size_t width) {
  const std::size_t indent = display_width(first);
  std::string result;
  for (const std::string& line : wrap(text, width > indent ? width - indent : 1)) {
    result += result.empty() ? std::string{first} : std::string(indent, ' ');
    result += line;
    result += '\n';
  }
  return result;
}

}  // namespace kpi
