// SPDX-License-Identifier: MIT
// The ways in which logs write how long something took.
#pragma once

#include <string_view>

#include "core/reading.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// Longer is no call: about 300 years.
inline constexpr Millis kLongestDuration = 10'000'000'000'000;

/// A plain number in `unit` milliseconds, or H:MM:SS with any number of hours; fractions are
/// rounded to the millisecond, half away from zero.
Reading read_duration(std::string_view text, Millis unit, Millis& duration);

}  // namespace kpi
