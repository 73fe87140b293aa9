// SPDX-License-Identifier: MIT
// The files of data/presets, compiled in.
#pragma once

#include <span>
#include <string_view>

namespace kpi {

struct BuiltInPreset {
  std::string_view name;  ///< of the preset, and of the file before ".json"
  std::span<const std::string_view> recognised_by;
  bool knows_first_rows;  ///< of files without a header
  std::string_view json;  ///< all of it; read only where it is needed, as that takes a while
};

std::span<const BuiltInPreset> built_in_presets();

}  // namespace kpi
