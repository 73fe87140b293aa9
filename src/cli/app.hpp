// SPDX-License-Identifier: MIT
// The program: finds the command, runs it, and turns whatever goes wrong into a message and a code.
#pragma once

#include <span>
#include <string>

#include "cli/console.hpp"

namespace kpi::cli {

/// Runs the program on these arguments, its own name not among them; gives the exit code.
int run(std::span<const std::string> arguments, const Console& console);

/// The same for the process.
int run(int argc, const char* const* argv);

}  // namespace kpi::cli
