// SPDX-License-Identifier: MIT
// Completion for fish.
#include <fmt/format.h>

#include "cli/completion.hpp"

namespace kpi::cli {
namespace {

constexpr std::string_view kFishBegin =
    "# Completion of kpi for fish, written by kpi --completion fish.\n"
    "complete -c kpi -f\n"
    "complete -c kpi -n __fish_use_subcommand -l help -d 'Print the commands'\n"
    "complete -c kpi -n __fish_use_subcommand -l version -d 'Print the version'\n";

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_value(const HelpEntry& entry) {
  const CompletedValue value = completed_value(entry);
  const std::string words = fmt::format("{}", fmt::join(value.words, " "));
  std::string out;
  if (value.is_file) out += " -F";
  if (value.is_list && !words.empty())
    return out + fmt::format(" -a '(__fish_append , {})'", words);
  return words.empty() ? out : out + fmt::format(" -a {}", fish_quoted(words));
}

std::string completion_line(const DescribedCommand& command, const HelpEntry& entry) {
  std::string out =
      fmt::format("complete -c kpi -n '__fish_seen_subcommand_from {}'", command.name);
  if (entry.names.empty()) return out + fish_value(entry) + '\n';
  for (const std::string& name : names_of(entry)) {
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!entry.value.empty()) out += " -r" + fish_value(entry);
  return out + fmt::format(" -d {}\n", fish_quoted(entry.help));
}

}  // namespace

std::string fish_completion(std::span<const DescribedCommand> commands) {
  std::string out{kFishBegin};
  std::vector<std::string_view> names;
  for (const DescribedCommand& command : commands) {
    names.push_back(command.name);
    out += fmt::format("complete -c kpi -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       fish_quoted(command.summary));
  }
  out += fmt::format("complete -c kpi -n '__fish_seen_subcommand_from help' -a '{}'\n",
                     fmt::join(names, " "));
  for (const DescribedCommand& command : commands) {
    for (const HelpEntry& entry : command.page.entries) out += completion_line(command, entry);
  }
  return out;
}

}  // namespace kpi::cli
