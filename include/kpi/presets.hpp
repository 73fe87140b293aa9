// SPDX-License-Identifier: MIT
// The exports of known systems: which ones there are, and writing one's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kpi/reader.hpp"

namespace kpi {

/// A preset that the program has.
struct PresetSummary {
  std::string name, title, source;
  bool tried = false;  ///< on a real export
};
std::vector<PresetSummary> presets();

/// The preset that reads files of this kind as the input is read; JSON, schema kpi-preset/1. Where
/// a preset reads the input already it is that one, with the columns that options chose. Not for
/// logs of events, which have no columns.
std::string preset_of(const UnderstoodInput& input);

}  // namespace kpi
