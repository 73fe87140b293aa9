// SPDX-License-Identifier: MIT
// Points in time as people read them; machines get Calendar::stamp().
#pragma once

#include <string>

#include "kpi/time.hpp"

namespace kpi {

/// "2026-03-02 08:00": the civil clock without its offset; seconds only when not 0.
std::string clock_text(const Calendar& calendar, Millis instant);
/// How an interval is named in a table: the date it begins, and for lengths below a day the time.
std::string interval_text(const Calendar& calendar, IntervalLength length, Millis begin);
/// "2026-03-02 08:00 – 2026-03-09 00:00 UTC"
std::string period_text(const Calendar& calendar, const Interval& period);

}  // namespace kpi
