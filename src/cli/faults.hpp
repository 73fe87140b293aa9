// SPDX-License-Identifier: MIT
// Faults told under another name than that of the option whose words they use.
#pragma once

#include <string_view>
#include <vector>

#include "cli/settings.hpp"
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

/// Whether a fault tells of a setting: its message begins with the option, or tells of a column
/// that was chosen and is not in a file, "calls.csv: -c wait=Wait: …".
bool tells_of(const Setting& setting, const Fault& fault);
/// Such a fault, told of where the setting stands instead; any other as it is.
Fault told_of(const Setting& setting, Fault fault);

}  // namespace kpi::cli
