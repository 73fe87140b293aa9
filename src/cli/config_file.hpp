// SPDX-License-Identifier: MIT
// kpi.toml: from its text to the values of options, every mistake told with its place.
#pragma once

#include <string>
#include <vector>

#include "cli/settings.hpp"

namespace kpi::cli {

/// Reads a configuration. What is known are the options of all commands; whether their values are
/// right is for the options to tell. Throws Error: CannotOpen, ReadWrite, or Config with a fault
/// for each mistake.
ConfigFile read_config(const std::string& path, const std::vector<OptionInfo>& known);

}  // namespace kpi::cli
