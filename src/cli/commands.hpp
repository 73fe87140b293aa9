// SPDX-License-Identifier: MIT
// The commands of the program. A new one is a line here, a line in the table, and a file.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"

namespace kpi::cli {

/// Does what the options say and gives the exit code. Throws Error.
using Run = std::function<int(const Console&)>;

struct Command {
  std::string_view name;
  std::string_view arguments;  ///< "FILE..."
  std::string_view summary;
  /// Declares the options, without touching a file; they are parsed before the run.
  Run (*setup)(CommandLine&);
};

Run setup_compute(CommandLine& line);
Run setup_inspect(CommandLine& line);
Run setup_cat(CommandLine& line);
Run setup_explain(CommandLine& line);
Run setup_calls(CommandLine& line);
Run setup_check(CommandLine& line);
Run setup_config(CommandLine& line);
Run setup_reconcile(CommandLine& line);
Run setup_compare(CommandLine& line);
Run setup_schema(CommandLine& line);

/// What the command's help is made of, with the words that its options take.
HelpPage described(const Command& command);
/// The line that the command declares its options to.
CommandLine line_of(const Command& command);

/// All commands; the first is the main one.
std::span<const Command> commands();

}  // namespace kpi::cli
