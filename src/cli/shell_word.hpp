// SPDX-License-Identifier: MIT
// Commands for people to copy.
#pragma once

#include <string>

namespace kpi::cli {

/// The argument as a POSIX shell reads it; safe to print on a terminal.
std::string for_shell(const std::string& argument);

}  // namespace kpi::cli
