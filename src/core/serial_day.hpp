// SPDX-License-Identifier: MIT
// The numbers by which spreadsheets write days and clocks.
#pragma once

#include <string_view>

#include "core/reading.hpp"
#include "core/stamp.hpp"

namespace kpi {

/// Reads 44133, a day; 44133.5, a day and its clock; 0.5, a clock alone; with a point or a comma.
/// Day 1 is 1900-01-01, and a day 1900-02-29 is counted that never was. Days before 20000 (1954)
/// and after 80000 (2119) are more likely other numbers and unreadable. Clocks are rounded to the
/// millisecond, half away from zero.
Reading read_serial_day(std::string_view text, StampText& stamp);

}  // namespace kpi
