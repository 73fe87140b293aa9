// SPDX-License-Identifier: MIT
// Man pages, made of the tables that help is made of.
#pragma once

#include <span>
#include <string>

#include "cli/completion.hpp"

namespace kpi::cli {

/// kpi(1)
std::string man_page(std::span<const DescribedCommand> commands);
/// kpi-compute(1) and the like
std::string man_page(const DescribedCommand& command);

}  // namespace kpi::cli
