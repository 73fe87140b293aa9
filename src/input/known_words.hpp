// SPDX-License-Identifier: MIT
// The words that call logs use for outcomes, directions, and yes and no, in several languages.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "kpi/record.hpp"

namespace kpi {

/// Words with one meaning, with blanks between them; each in plain letters and without what
/// folded_word() leaves out.
template <typename Meaning>
struct KnownWords {
  Meaning meaning;
  std::string_view words;
  std::string_view field = {};  ///< the only one in which they mean it; empty where any does
};

/// Calls `take` with each word of a list.
template <typename Take>
void each_word(std::string_view words, const Take& take) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    take(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

std::span<const KnownWords<Outcome>> known_outcomes();
std::span<const KnownWords<Direction>> known_directions();
std::span<const KnownWords<YesNo>> known_answers();

}  // namespace kpi
