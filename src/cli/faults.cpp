// SPDX-License-Identifier: MIT
// Faults told under another name than that of the option whose words they use.
#include "cli/faults.hpp"

#include <utility>

namespace kpi::cli {

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

}  // namespace kpi::cli
