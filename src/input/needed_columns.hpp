// SPDX-License-Identifier: MIT
// The columns without which a file is none of its kind.
#pragma once

#include <string>
#include <vector>

#include "input/layout.hpp"

namespace kpi {

/// Throws Error (Data) where the layout lacks one; `name` is the file's.
void require_columns(const Layout& layout, const std::string& name);

/// Headers as messages list them, the first twenty.
std::string listed_columns(const std::vector<std::string>& headers);

}  // namespace kpi
