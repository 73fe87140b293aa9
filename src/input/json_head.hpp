// SPDX-License-Identifier: MIT
// What the first objects of a JSON log say: which columns there are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/json_shape.hpp"

namespace kpi {

/// The columns, which are the paths of the members of all objects in `head` in the order of their
/// first appearance, and then what they hold in the first objects. The last object may be cut off.
/// Throws Error (Data) where there are no columns or too many; `name` is the file's.
std::vector<std::vector<std::string>> json_head_rows(std::string_view head, const JsonShape& shape,
                                                     std::size_t most, const std::string& name);

}  // namespace kpi
