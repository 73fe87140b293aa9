// SPDX-License-Identifier: MIT
// What must hold for every input of a target.
#pragma once

#include <string>
#include <string_view>

namespace kpi::fuzz {

/// Ends the run, and says what does not hold, so that the input is kept as a finding.
void require(bool holds, std::string_view what);
/// The same for two texts that must be equal; shows both.
void require_same(std::string_view one, std::string_view other, std::string_view what);

}  // namespace kpi::fuzz
