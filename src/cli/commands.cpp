// SPDX-License-Identifier: MIT
// The table of commands.
#include "cli/commands.hpp"

#include <fmt/format.h>

#include <array>

namespace kpi::cli {

CommandLine line_of(const Command& command) {
  return {fmt::format("kpi {}", command.name), fmt::format("{}.", command.summary)};
}

HelpPage described(const Command& command) {
  CommandLine line = line_of(command);
  const Decide holds_what_options_set = command.setup(line);
  return line.page_with_words();
}

void require_files(const std::vector<std::string>& files, const Console& console) {
  if (files.empty() && console.in_is_terminal) throw NoFiles{};
}

std::span<const Command> commands() {
  static constexpr std::array kCommands{
      Command{"compute", "FILE...", "Compute the KPIs of call logs", setup_compute},
      Command{"compare", "A B",
              "Set two logs or saved results side by side, with the change and why", setup_compare},
      Command{"inspect", "FILE...", "Tell how files are understood, and which KPIs they can give",
              setup_inspect},
      Command{"cat", "FILE...", "Print the rows of files as they are read", setup_cat},
      Command{"explain", "[ID [FILE...]]", "Tell how a KPI is defined, and work it out for a log",
              setup_explain},
      Command{"calls", "FILE...", "List the calls behind a figure", setup_calls},
      Command{"check", "FILE...", "Compare the KPIs with targets; exit 1 when one is missed",
              setup_check},
      Command{"reconcile", "FILE...", "Find which definitions give another system's figure",
              setup_reconcile},
      Command{"schema", "[NAME]", "Print the JSON Schema of what kpi prints or reads",
              setup_schema},
      Command{"config", "show|init", "Show the settings in force, or begin a kpi.toml",
              setup_config},
  };
  return kCommands;
}

}  // namespace kpi::cli
