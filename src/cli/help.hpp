// SPDX-License-Identifier: MIT
// The help of a command, laid out for 80 columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"

namespace kpi::cli {

/// An option, or with empty names the arguments.
struct HelpEntry {
  Topic topic = Topic::Run;
  std::string names;  ///< "-k,--kpi"
  std::string value;  ///< "ID,..."; empty for a flag
  std::string help;
  bool repeated = false;           ///< may be given several times
  std::vector<std::string> words;  ///< those that the value may be, where there are no others
};

struct HelpPage {
  std::string command;  ///< "kpi compute"
  std::string summary;
  std::string arguments;  ///< "[FILE]..."
  std::vector<HelpEntry> entries;
  std::string examples;  ///< lines
};

std::string long_help(const HelpPage& page);
/// Usage, examples and where to read on.
std::string brief_help(const HelpPage& page);

}  // namespace kpi::cli
