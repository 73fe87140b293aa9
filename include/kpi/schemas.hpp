// SPDX-License-Identifier: MIT
// JSON Schemas of the documents that programs exchange with this one.
#pragma once

#include <span>
#include <string_view>

namespace kpi {

struct Schema {
  std::string_view name;         ///< "kpi-result/1", as the documents have in "schema"
  std::string_view description;  ///< one sentence
  std::string_view text;         ///< JSON Schema of draft 2020-12, complete in itself
};

/// All schemas, by name.
std::span<const Schema> schemas();

}  // namespace kpi
