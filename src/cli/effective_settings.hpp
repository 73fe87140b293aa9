// SPDX-License-Identifier: MIT
// Which configuration holds, and what it and the environment say to the options of a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/settings.hpp"

namespace kpi::cli {

/// The options of all commands, each name once.
std::vector<OptionInfo> all_options();

/// The configuration that holds for a command line that has been read: the named one, else the
/// first that exists of ./kpi.toml and the user's; nothing without any, or with --no-config. Each
/// value is one that some command takes. Throws Error.
std::optional<ConfigFile> config_in_force(const CommandLine& line);

/// What the environment says to these options, as far as they have keys.
std::vector<Setting> environment_settings(const std::vector<OptionInfo>& options);

/// Applies a command line that has been read, with what holds besides, and says which configuration
/// that is. Throws Error.
void apply_settings(CommandLine& line, const Console& console);

}  // namespace kpi::cli
