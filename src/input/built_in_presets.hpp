// SPDX-License-Identifier: MIT
// The files of data/presets, compiled in.
#pragma once

#include <span>
#include <string_view>

namespace kpi {

struct BuiltInPreset {
  std::string_view name;  ///< of the file: "aircall.json"
  std::string_view json;
};

std::span<const BuiltInPreset> built_in_preset_files();

}  // namespace kpi
