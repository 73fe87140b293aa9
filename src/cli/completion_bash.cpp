// SPDX-License-Identifier: MIT
// Completion for bash.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/completion.hpp"

namespace kpi::cli {
namespace {

// Words are those between blanks, because bash itself also splits at = and :.
constexpr std::string_view kBashBegin =
    R"script(# Completion of kpi for bash, written by kpi --completion bash.
_kpi() {
  local line=${COMP_LINE:0:COMP_POINT} current previous values='' is_list='' is_file='' head='' split='' i
  COMPREPLY=()
  current=${line##*[[:space:]]}
  line=${line%"$current"}
  line=${line%"${line##*[![:space:]]}"}
  previous=${line##*[[:space:]]}
  if [[ $current == *[=:]* && $COMP_WORDBREAKS == *=* ]]; then split=${current%"${current##*[=:]}"}; fi
  if [[ $current == --*=* ]]; then
    previous=${current%%=*}
    split=${split#"$previous="}
    current=${current#*=}
  fi
  case $((COMP_CWORD > 1)):${COMP_WORDS[1]}:$previous in
)script";

constexpr std::string_view kBashEnd = R"script(  esac
  if [[ $is_list && $current == *,* ]]; then
    head=${current%,*},
    current=${current##*,}
  fi
  mapfile -t COMPREPLY < <(compgen -P "$head" -W "$values" -- "$current")
  for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"$split"}; done
  if [[ $is_file ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _kpi kpi
)script";

std::string settings(const CompletedValue& value) {
  std::string out;
  if (!value.words.empty()) out += fmt::format(" values='{}'", fmt::join(value.words, " "));
  if (value.is_list) out += " is_list=1";
  if (value.is_file) out += " is_file=1";
  return out;
}

/// The cases of one command: what follows each option that takes a value, then all else.
std::string cases(const DescribedCommand& command) {
  std::string out;
  std::vector<std::string> options;
  CompletedValue arguments;
  for (const HelpEntry& entry : command.page.entries) {
    if (entry.names.empty()) {
      arguments = completed_value(entry);
      continue;
    }
    std::vector<std::string> patterns;
    for (const std::string& name : names_of(entry)) {
      options.push_back(name);
      patterns.push_back(fmt::format("*:{}:{}", command.name, name));
    }
    if (entry.value.empty()) continue;
    out +=
        fmt::format("    {}){} ;;\n", fmt::join(patterns, "|"), settings(completed_value(entry)));
  }
  out += fmt::format("    *:{}:*)\n      case $current in\n        -*) values='{}' ;;\n",
                     command.name, fmt::join(options, " "));
  return out + fmt::format("        *){} ;;\n      esac ;;\n", settings(arguments));
}

}  // namespace

std::string bash_completion(std::span<const DescribedCommand> commands) {
  std::string out{kBashBegin};
  std::vector<std::string_view> first{"help", "--help", "--version"};
  std::vector<std::string_view> names;
  for (const DescribedCommand& command : commands) names.push_back(command.name);
  first.insert(first.begin(), names.begin(), names.end());
  out += fmt::format("    0:*) values='{}' ;;\n    *:help:*) values='{}' ;;\n",
                     fmt::join(first, " "), fmt::join(names, " "));
  for (const DescribedCommand& command : commands) out += cases(command);
  return out += kBashEnd;
}

}  // namespace kpi::cli
