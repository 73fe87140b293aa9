// SPDX-License-Identifier: MIT
// The decimals of machine output, of which a report may have millions.
#pragma once

#include <string>

#include "kpi/value.hpp"

namespace kpi {

/// Appends what decimal() gives for 6 decimals, in little time where both sides are of ordinary
/// size.
void append_decimal(std::string& text, Exact numerator, Exact denominator);

}  // namespace kpi
