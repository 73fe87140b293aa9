// SPDX-License-Identifier: MIT
// Commands for people to copy.
#include "cli/shell_word.hpp"

#include <string_view>

#include "kpi/error.hpp"

namespace kpi::cli {

std::string for_shell(const std::string& argument) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=@%/.,:";
  std::string text = escaped(argument);
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += R"('\'')";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace kpi::cli
