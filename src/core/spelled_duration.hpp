// SPDX-License-Identifier: MIT
// Durations that name their units.
#pragma once

#include <string_view>

#include "core/duration.hpp"

namespace kpi {

/// Reads "1h 2m 3s", "2.5 min", "1500 ms", "2 minutos y 23 segundos", "1 day, 2:03:04" and ISO 8601
/// durations of weeks, days, hours, minutes and seconds. Units stand from the longest to the
/// shortest, and only the last may have decimals. Months and years have no length and are
/// unreadable.
Reading read_spelled_duration(std::string_view text, DecimalMark mark, Millis& duration);

}  // namespace kpi
