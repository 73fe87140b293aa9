// SPDX-License-Identifier: MIT
// --profile: the definitions of a known system in place of the built-in ones.
#pragma once

#include "cli/command_line.hpp"
#include "kpi/catalogue.hpp"

namespace kpi::cli {

/// Sets what the named profile says; options that are applied later win. Throws Error (Usage).
void apply_profile(const Given& given, Definitions& definitions);

}  // namespace kpi::cli
