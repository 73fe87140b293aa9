// SPDX-License-Identifier: MIT
// Tables and texts for terminals that show no more than ASCII.
#include "output/plain_ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"

namespace kpi {
namespace {

/// A sign that is drawn with, and what stands for it.
struct AsciiSign {
  char32_t unicode;
  char ascii;
};

// The levels and the shades each grow darker from one to the next, as their signs do.
constexpr std::array kAsciiSigns{
    AsciiSign{U'–', '-'}, AsciiSign{U'…', '~'},                        // no value; cut off
    AsciiSign{U'↑', '^'}, AsciiSign{U'↓', 'v'}, AsciiSign{U'↔', '-'},  // which way is better
    AsciiSign{U'▁', '.'}, AsciiSign{U'▂', ':'}, AsciiSign{U'▃', '-'},
    AsciiSign{U'▄', '='},  // levels
    AsciiSign{U'▅', '+'}, AsciiSign{U'▆', '*'}, AsciiSign{U'▇', '%'},
    AsciiSign{U'█', '#'}, AsciiSign{U'▌', ':'},                        // half a block of a bar
    AsciiSign{U'░', '.'}, AsciiSign{U'▒', '+'}, AsciiSign{U'▓', '%'},  // shades
};

}  // namespace

std::string plain_ascii(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const auto sign = length == 1
                          ? kAsciiSigns.end()
                          : std::ranges::find(kAsciiSigns, point.value, &AsciiSign::unicode);
    if (sign != kAsciiSigns.end()) {
      plain += sign->ascii;
    } else {
      plain += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return plain;
}

std::string drawn(std::string text, const RenderOptions& options) {
  return options.ascii ? plain_ascii(text) : std::move(text);
}

TextSink drawn(const TextSink& sink, const RenderOptions& options) {
  if (!options.ascii) return sink;
  return [sink](std::string_view text) { sink(plain_ascii(text)); };
}

}  // namespace kpi
