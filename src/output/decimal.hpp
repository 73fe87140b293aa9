// SPDX-License-Identifier: MIT
// The decimals of machine output, of which a report may have millions.
#pragma once

#include <cstddef>
#include <string>

#include "kpi/value.hpp"

namespace kpi {

/// No decimal is longer: 39 digits of 128 bits, 6 decimals, point and sign.
inline constexpr std::size_t kLongestDecimal = 48;

/// Writes what decimal() gives for 6 decimals, in little time where both sides are of ordinary
/// size; gives the place behind it.
char* write_decimal(char* at, Exact numerator, Exact denominator);
void append_decimal(std::string& text, Exact numerator, Exact denominator);

}  // namespace kpi
