// SPDX-License-Identifier: MIT
// What completions have in common: the words behind the names that help gives values.
#include "cli/completion.hpp"

#include <fmt/format.h>

#include <array>

#include "kpi/catalogue.hpp"
#include "kpi/presets.hpp"
#include "kpi/schemas.hpp"

namespace kpi::cli {
namespace {

void append_ids(std::vector<std::string>& words) {
  for (const Kpi& kpi : catalogue()) words.emplace_back(kpi.id);
}

void append_formulas(std::vector<std::string>& words) {
  for (const Kpi& kpi : catalogue()) {
    if (kpi.formulas.size() < 2) continue;
    for (const Formula& formula : kpi.formulas) {
      words.push_back(fmt::format("{}={}", kpi.id, formula.id));
    }
  }
}

}  // namespace

CompletedValue completed_value(const HelpEntry& entry) {
  const std::string_view value = entry.value;
  CompletedValue completed{entry.words, value.ends_with(",..."),
                           value.find("FILE") != std::string_view::npos};
  if (value.starts_with("ID=")) {
    append_formulas(completed.words);
  } else if (value.starts_with("ID") || value.starts_with("[ID")) {
    append_ids(completed.words);
    if (completed.is_list) completed.words.insert(completed.words.begin(), {"@core", "@all"});
  } else if (value == "NAME|FILE") {
    for (const PresetSummary& preset : presets()) completed.words.push_back(preset.name);
  } else if (value == "[NAME]") {
    for (const Schema& schema : schemas()) completed.words.emplace_back(schema.name);
  } else if (value.starts_with("show|init")) {
    completed.words = {"show", "init"};
  }
  return completed;
}

std::vector<std::string> names_of(const HelpEntry& entry) {
  const std::size_t comma = entry.names.find(',');
  if (comma == std::string::npos) return {entry.names};
  return {entry.names.substr(0, comma), entry.names.substr(comma + 1)};
}

std::span<const Shell> shells() {
  static constexpr std::array kShells{Shell{"bash", bash_completion}, Shell{"zsh", zsh_completion},
                                      Shell{"fish", fish_completion}};
  return kShells;
}

}  // namespace kpi::cli
