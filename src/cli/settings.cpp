// SPDX-License-Identifier: MIT
// Values that options have without being given: from the environment, or from the configuration.
#include "cli/settings.hpp"

#include <algorithm>
#include <array>

namespace kpi::cli {

std::string_view name(Topic topic) {
  static constexpr std::array<std::string_view, 7> kNames{"Input",   "Select", "Group", "Define",
                                                          "Targets", "Output", "Run"};
  return kNames.at(static_cast<std::size_t>(topic));
}

std::vector<Topic> all_topics() {
  return {Topic::Input,   Topic::Select, Topic::Group, Topic::Define,
          Topic::Targets, Topic::Output, Topic::Run};
}

std::string section_of(Topic topic) {
  std::string section{name(topic)};
  section.front() = static_cast<char>(section.front() - 'A' + 'a');
  return section;
}

std::string key_of(const OptionInfo& option) {
  constexpr std::array<std::string_view, 15> kNoKeys{
      "--help",        "--output",  "--rejects",      "--write-preset", "--show-callers",
      "--show-values", "--raw-csv", "--config",       "--no-config",    "--target",
      "--column",      "--value",   "--targets-file", "--presets",      "--profiles"};
  if (std::ranges::find(kNoKeys, option.name) != kNoKeys.end()) return {};
  std::string key = option.name.substr(2);
  std::ranges::replace(key, '-', '_');
  return key;
}

}  // namespace kpi::cli
