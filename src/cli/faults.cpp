// SPDX-License-Identifier: MIT
// Faults told under another name than that of the option whose words they use.
#include "cli/faults.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace kpi::cli {
namespace {

/// What a message about a file says of the column that a setting chose; empty for other settings.
std::string chosen_column(const Setting& setting) {
  if (setting.option != "--column") return {};
  return fmt::format(": -c {}:", escaped(setting.text));
}

}  // namespace

bool is_of(std::string_view option, const Fault& fault) {
  if (!fault.message.starts_with(option) || fault.message.size() == option.size()) return false;
  const char next = fault.message[option.size()];
  return next == ':' || next == ' ';
}

std::string_view quoted_in(const Fault& fault) {
  std::string_view text = fault.message;
  const std::size_t begin = text.find('"');
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + 1);
  return text.substr(0, text.find('"'));
}

std::vector<Fault> relabelled(std::vector<Fault> faults, std::string_view option,
                              std::string_view label) {
  for (Fault& fault : faults) {
    if (is_of(option, fault)) fault.message.replace(0, option.size(), label);
  }
  return faults;
}

bool tells_of(const Setting& setting, const Fault& fault) {
  const std::string column = chosen_column(setting);
  return is_of(setting.option, fault) ||
         (!column.empty() && fault.message.find(column) != std::string::npos);
}

Fault told_of(const Setting& setting, Fault fault) {
  const bool of_file = setting.source == Setting::Source::File;
  if (is_of(setting.option, fault)) {
    if (of_file && fault.kind == FaultKind::Usage) fault.kind = FaultKind::Config;
    const std::string label =
        of_file ? fmt::format("{}: {}", setting.origin, setting.option.substr(2)) : setting.origin;
    return relabelled({std::move(fault)}, setting.option, label).front();
  }
  if (tells_of(setting, fault)) {
    const std::string column = chosen_column(setting);
    fault.message.replace(fault.message.find(column), column.size(),
                          fmt::format(": {} of {}:", escaped(setting.text), setting.origin));
  }
  return fault;
}

}  // namespace kpi::cli
