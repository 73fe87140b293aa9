// SPDX-License-Identifier: MIT
// Scripts by which shells complete the program's command lines, made of the tables that help is
// made of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/help.hpp"

namespace kpi::cli {

/// A command and its help.
struct DescribedCommand {
  std::string_view name;     ///< "compute"
  std::string_view summary;  ///< "Compute the KPIs of call logs"
  HelpPage page;
};

/// What may stand in the place of a value.
struct CompletedValue {
  std::vector<std::string> words;
  bool is_list = false;  ///< several words, with commas between them
  bool is_file = false;  ///< or any file
};
/// Of an option or of the arguments.
CompletedValue completed_value(const HelpEntry& entry);
/// The names of an option, "-k" and "--kpi".
std::vector<std::string> names_of(const HelpEntry& entry);

struct Shell {
  std::string_view name;
  std::string (*script)(std::span<const DescribedCommand>);
};
/// bash, zsh and fish.
std::span<const Shell> shells();

std::string bash_completion(std::span<const DescribedCommand> commands);
std::string zsh_completion(std::span<const DescribedCommand> commands);
std::string fish_completion(std::span<const DescribedCommand> commands);

}  // namespace kpi::cli
