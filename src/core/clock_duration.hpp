// SPDX-License-Identifier: MIT
// Durations with colons between their parts.
#pragma once

#include <string_view>

#include "core/duration.hpp"

namespace kpi {

/// Reads H:MM:SS with any number of hours and D.HH:MM:SS, both with a fraction; M:SS.0, which only
/// minutes and seconds can be; H:MM or M:SS as told.
Reading read_clock_duration(std::string_view text, TwoParts two_parts, Millis& duration);

/// Reads what spreadsheets make of a duration: a time of day with AM or PM (12:02:23 AM is two
/// minutes and 23 seconds), or the clock of the day that they count as zero (1899-12-30,
/// 1899-12-31, 1900-01-00 or 1900-01-01).
Reading read_spreadsheet_clock(std::string_view text, Millis& duration);

}  // namespace kpi
