// SPDX-License-Identifier: MIT
// Faults told under another name than that of the option whose words they use.
#include "cli/faults.hpp"

#include <utility>

namespace kpi::cli {

std::vector<Fault> relabelled(std::vector<Fault> faults, std::string_view option,
                              std::string_view label) {
  for (Fault& fault : faults) {
    const bool is_of_option = fault.message.starts_with(option) &&
                              fault.message.size() > option.size() &&
                              fault.message[option.size()] == ':';
    if (is_of_option) fault.message.replace(0, option.size(), label);
  }
  return faults;
}

}  // namespace kpi::cli
