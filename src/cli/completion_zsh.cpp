// SPDX-License-Identifier: MIT
// Completion for zsh.
#include <fmt/format.h>

#include "cli/completion.hpp"

namespace kpi::cli {
namespace {

/// A text in single quotes, with a backslash before each of the special characters.
std::string inside_quotes(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '\\' || special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// ":ID,...:(a b)": what the value is called, and what it may be.
std::string zsh_value(const HelpEntry& entry) {
  const CompletedValue value = completed_value(entry);
  std::string out = fmt::format(":{}:", inside_quotes(entry.value, ":"));
  const std::string words = fmt::format("{}", fmt::join(value.words, " "));
  if (value.words.empty()) return out += value.is_file ? "_files" : " ";
  // A blank before a function keeps _arguments from putting options of its own after its name.
  if (value.is_file) return out += fmt::format(" _kpi_words_or_files {}", words);
  if (value.is_list) return out += fmt::format(" _sequence compadd - {}", words);
  return out += fmt::format("({})", words);
}

std::string option_part(const HelpEntry& entry) {
  const std::vector<std::string> names = names_of(entry);
  const bool takes_value = !entry.value.empty();
  const std::string help = fmt::format("[{}]", inside_quotes(entry.help, "[]:"));
  const std::string rest = help + (takes_value ? zsh_value(entry) : "");
  const std::string_view long_end = takes_value ? "=" : "";
  const std::string once = entry.repeated ? "*" : fmt::format("({})", fmt::join(names, " "));
  if (names.size() == 1) return fmt::format("'{}{}{}{}'", once, names[0], long_end, rest);
  return fmt::format("'{}'{{{}{},{}{}}}'{}'", once, names[0], takes_value ? "+" : "", names[1],
                     long_end, rest);
}

std::string case_of(const DescribedCommand& command) {
  std::string out = fmt::format("    {})\n      _arguments -s -S", command.name);
  for (const HelpEntry& entry : command.page.entries) {
    const std::string part =
        entry.names.empty() ? fmt::format("'*{}'", zsh_value(entry)) : option_part(entry);
    out += " \\\n        " + part;
  }
  return out + " ;;\n";
}

}  // namespace

std::string zsh_completion(std::span<const DescribedCommand> commands) {
  std::string out =
      "#compdef kpi\n"
      "# Completion of kpi for zsh, written by kpi --completion zsh.\n"
      "_kpi_words_or_files() {\n  compadd -- \"$@\"\n  _files\n}\n"
      "_kpi() {\n"
      "  local -a commands=(\n";
  for (const DescribedCommand& command : commands) {
    out += fmt::format("    '{}:{}'\n", command.name, inside_quotes(command.summary, ":"));
  }
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n"
      "    compadd -- help --help --version\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $command in\n"
      "    help) _describe command commands ;;\n";
  for (const DescribedCommand& command : commands) out += case_of(command);
  return out +
         "  esac\n"
         "}\n"
         // Sourced it is registered, autoloaded it is the function itself.
         "if [[ $funcstack[1] == _kpi ]]; then _kpi \"$@\"; else compdef _kpi kpi; fi\n";
}

}  // namespace kpi::cli
