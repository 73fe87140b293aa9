// SPDX-License-Identifier: MIT
// Which configuration holds, and what it and the environment say to the options of a command.
#include "cli/effective_settings.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/config_file.hpp"
#include "cli/help.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

std::string environment_text(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

/// "KPI_THRESHOLD_OP"
std::string variable_of(const OptionInfo& option) {
  std::string variable = "KPI_" + option.name.substr(2);
  std::ranges::transform(variable, variable.begin(), [](char c) {
    return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return variable;
}

bool exists(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

/// The path of the configuration that nobody names; empty without any.
std::string found_config() {
  if (exists("./kpi.toml")) return "./kpi.toml";
  std::string folder = environment_text("XDG_CONFIG_HOME");
  const std::string home = environment_text("HOME");
  if (folder.empty() && !home.empty()) folder = home + "/.config";
  if (folder.empty()) return {};
  const std::string path = folder + "/kpi/kpi.toml";
  return exists(path) ? path : std::string{};
}

/// Asks all commands what they think of the values: what none takes is a mistake.
void check_values(const ConfigFile& file) {
  std::vector<std::optional<Fault>> refused(file.settings.size());
  std::vector<bool> taken(file.settings.size());
  for (const Command& command : commands()) {
    CommandLine line = line_of(command);
    const Decide holds_what_options_set = command.setup(line);
    const std::vector<CommandLine::Opinion> opinions = line.opinions(file.settings);
    for (std::size_t i = 0; i < opinions.size(); ++i) {
      if (!refused[i]) refused[i] = opinions[i].fault;
      taken[i] = taken[i] || opinions[i].takes;
    }
  }
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < refused.size(); ++i) {
    if (refused[i] && !taken[i]) faults.push_back(*refused[i]);
  }
  if (!faults.empty()) throw Error(std::move(faults));
}

/// Targets are judged as kpi check would under the settings of the file alone, whatever the
/// command.
void check_targets(const ConfigFile& file) {
  if (file.targets.empty()) return;
  const auto all = commands();
  const auto check = std::ranges::find(all, "check", &Command::name);
  CommandLine line = line_of(*check);
  const Decide decide = check->setup(line);
  const std::vector<std::string> any_log{"-"};
  line.read(any_log);
  try {
    line.apply({}, file);
    const Work not_done = decide(Console{});
  } catch (const Error& error) {
    std::vector<Fault> faults = line.told_by_origin(error.faults());
    std::erase_if(faults, [](const Fault& fault) { return fault.kind != FaultKind::Config; });
    if (!faults.empty()) throw Error(std::move(faults));
  }
}

}  // namespace

std::vector<OptionInfo> all_options() {
  std::vector<OptionInfo> all;
  for (const Command& command : commands()) {
    CommandLine line = line_of(command);
    const Decide holds_what_options_set = command.setup(line);
    for (OptionInfo& option : line.options()) {
      const auto known = std::ranges::find(all, option.name, &OptionInfo::name);
      if (known == all.end()) all.push_back(std::move(option));
    }
  }
  return all;
}

std::optional<ConfigFile> config_in_force(const CommandLine& line) {
  if (line.was_given("--no-config")) {
    if (!line.was_given("--config")) return std::nullopt;
    throw Error(FaultKind::Usage, "--config and --no-config exclude each other");
  }
  std::string path = line.text_of("--config");
  if (path.empty()) path = environment_text("KPI_CONFIG");
  if (path.empty() && !environment_text("KPI_NO_CONFIG").empty()) return std::nullopt;
  if (path.empty()) path = found_config();
  if (path.empty()) return std::nullopt;
  ConfigFile file = read_config(path, all_options());
  check_values(file);
  // Where they count, kpi check judges them by what else its command line says of the KPIs.
  const bool they_count = line.page().command == "kpi check" && !line.was_given("--target") &&
                          !line.was_given("--targets-file");
  if (!they_count) check_targets(file);
  return file;
}

std::vector<Setting> environment_settings(const std::vector<OptionInfo>& options) {
  std::vector<Setting> settings;
  for (const OptionInfo& option : options) {
    if (key_of(option).empty()) continue;
    const std::string variable = variable_of(option);
    const std::string text = environment_text(variable.c_str());
    if (text.empty()) continue;
    settings.push_back({option.name, text, variable, Setting::Source::Environment});
  }
  return settings;
}

void apply_settings(CommandLine& line, const Console& console) {
  line.apply(environment_settings(line.options()), config_in_force(line));
  if (!line.config() || line.is_on("--quiet")) return;
  console.err(fmt::format("kpi: note: settings from {}\n", escaped(line.config()->stamp.path)));
}

}  // namespace kpi::cli
