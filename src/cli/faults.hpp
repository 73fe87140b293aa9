// SPDX-License-Identifier: MIT
// Faults told under another name than that of the option whose words they use.
#pragma once

#include <string_view>

#include "kpi/error.hpp"

namespace kpi::cli {

/// Whether a message begins with an option: "--group-by: …", "--dedupe id: …".
bool is_of(std::string_view option, const Fault& fault);

/// The first text in quotes that a fault tells of; it may be empty.
std::string_view quoted_in(const Fault& fault);

/// The faults whose messages begin with an option ("--group-by: …") told as of `label` instead; the
/// others as they are.
std::vector<Fault> relabelled(std::vector<Fault> faults, std::string_view option,
                              std::string_view label);

}  // namespace kpi::cli
