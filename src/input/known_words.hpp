// SPDX-License-Identifier: MIT
// The words that call logs use for outcomes, directions, and yes and no, in several languages.
#pragma once

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

std::span<const KnownWords<Outcome>> known_outcomes();
std::span<const KnownWords<Direction>> known_directions();
std::span<const KnownWords<YesNo>> known_answers();

}  // namespace kpi
