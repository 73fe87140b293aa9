// SPDX-License-Identifier: MIT
// The ways in which logs write dates and times of day.
#pragma once

#include <optional>
#include <string_view>

#include "core/duration.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// What a text says about a point in time: an instant, or the parts of a local one.
struct StampText {
  Amount instant;         ///< Millis: epoch numbers, and dates with a time and an offset
  Amount day;             ///< days since 1970-01-01
  Amount time;            ///< Millis since midnight
  bool by_order = false;  ///< day and month were told apart by the order given

  [[nodiscard]] bool is_full() const { return instant || (day && time); }
};

/// Reads ISO 8601 (extended or basic, blank or T between), d/m/Y or m/d/Y as told, d.m.Y, Y/m/d,
/// clocks of 24 or 12 hours, and seconds or milliseconds since 1970; a date or a clock may stand
/// alone. Fractions of a second are rounded to the millisecond.
Reading read_stamp(std::string_view text, bool day_first, StampText& stamp);

/// The numbers of a date whose day and month cannot be told apart by its form: 03/04/2021.
struct SlashDate {
  int first = 0;
  int second = 0;
  int year = 0;
};
std::optional<SlashDate> slash_date(std::string_view text);

/// Days since 1970-01-01; nothing where there is no such date.
std::optional<std::int64_t> day_of(int year, int month, int day);

}  // namespace kpi
