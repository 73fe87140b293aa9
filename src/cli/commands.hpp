// SPDX-License-Identifier: MIT
// The commands of the program. A new one is a line here, a line in the table, and a file.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"

namespace kpi::cli {

/// Reads, computes and prints what was decided, and gives the exit code. Throws Error.
using Work = std::function<int()>;
/// Decides by the options alone, without opening a file, what there is to do; the work refers to
/// both this and the console. Throws Error (Usage) where options are wrong or contradict each
/// other, and NoFiles. What is missing may stand in a configuration that could not be read: the
/// work tells of that.
using Decide = std::function<Work(const Console&)>;

/// Thrown where a file is needed, none is named, and standard input is a terminal.
struct NoFiles {};
void require_files(const std::vector<std::string>& files, const Console& console);

struct Command {
  std::string_view name;
  std::string_view arguments;  ///< "FILE..."
  std::string_view summary;
  /// Declares the options; they are parsed before anything is decided.
  Decide (*setup)(CommandLine&);
};

Decide setup_compute(CommandLine& line);
Decide setup_inspect(CommandLine& line);
Decide setup_cat(CommandLine& line);
Decide setup_explain(CommandLine& line);
Decide setup_calls(CommandLine& line);
Decide setup_check(CommandLine& line);
Decide setup_config(CommandLine& line);
Decide setup_reconcile(CommandLine& line);
Decide setup_compare(CommandLine& line);
Decide setup_schema(CommandLine& line);

/// What the command's help is made of, with the words that its options take.
HelpPage described(const Command& command);
/// The line that the command declares its options to.
CommandLine line_of(const Command& command);

/// All commands; the first is the main one.
std::span<const Command> commands();

}  // namespace kpi::cli
