// SPDX-License-Identifier: MIT
// Dates with the names of months and weekdays in several languages.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/reading.hpp"
#include "core/stamp.hpp"

namespace kpi {

/// Reads "Friday, 1 January, 2021", "1 de enero de 2021", "Jan 1, 2021 9:05 AM", "01-Jan-21",
/// "2021-Jan-01", "Tue, 31 Aug 2010 20:36:28 +0000" (RFC 2822, with its names of zones) and
/// "Tue Aug 31 20:36:28 2010"; names in any case, with or without accents.
Reading read_spelled_date(std::string_view text, StampText& stamp);

/// What stands behind the name of a weekday at the head of a text.
struct BehindWeekday {
  unsigned weekday = 0;  ///< 0 is Sunday
  std::string_view rest;
};
std::optional<BehindWeekday> behind_weekday(std::string_view text);

/// The weekday of a day since 1970-01-01; 0 is Sunday.
unsigned weekday_of(std::int64_t day);

}  // namespace kpi
