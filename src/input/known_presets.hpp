// SPDX-License-Identifier: MIT
// The presets that the program has: finding one by its name, or by the look of an export.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "input/preset.hpp"

namespace kpi {

/// The preset of a name or in a file. Throws Error: Usage, CannotOpen, Data.
std::shared_ptr<const Preset> find_preset(const std::string& name_or_file);

/// The preset whose columns a header has, the one that asks for most of them; null where there is
/// none.
std::shared_ptr<const Preset> recognise_preset(const std::vector<std::string>& header);
/// The preset of files without a header to which this first row belongs.
std::shared_ptr<const Preset> recognise_headless(const std::vector<std::string>& first_row);

}  // namespace kpi
