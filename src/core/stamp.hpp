// SPDX-License-Identifier: MIT
// The ways in which logs write dates and times of day.
#pragma once

#include <optional>
#include <string_view>

#include "core/reading.hpp"
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

/// In which order dates are read whose form does not tell it.
struct DateForm {
  DateForm(bool leads_with_day,
           bool leads_with_year = false)  // NOLINT(google-explicit-constructor)
      : day_first{leads_with_day}, year_first{leads_with_year} {}

  bool day_first;   ///< 03/04/2021 is in April, not in March
  bool year_first;  ///< 21-03-04 is in 2021, whatever `day_first` says
};

/// Reads ISO 8601 (extended or basic, blank or T between), d/m/Y or m/d/Y as told, d.m.Y, Y/m/d,
/// years of two digits (69 to 99 are of the last century), names of months and weekdays in several
/// languages, clocks of 24 or 12 hours, seconds, milliseconds or microseconds since 1970, and the
/// day numbers of spreadsheets; a date or a clock may stand alone. Fractions of a second are
/// rounded to the millisecond. A weekday that is not the date's makes the date impossible.
Reading read_stamp(std::string_view text, DateForm form, StampText& stamp);

/// The numbers of a date whose day and month cannot be told apart by its form: 03/04/2021.
struct SlashDate {
  int first = 0;
  int second = 0;
  int year = 0;
  bool short_year = false;  ///< of two digits: 21/03/04 may begin with the year
  bool dashes = false;      ///< not slashes
};
std::optional<SlashDate> slash_date(std::string_view text);

/// Days since 1970-01-01; nothing where there is no such date.
std::optional<std::int64_t> day_of(int year, int month, int day);

/// The year that two digits stand for, as POSIX has it: 2000 to 2068, 1969 to 1999.
constexpr int full_year(int two_digits) {
  return two_digits + (two_digits < 69 ? 2000 : 1900);
}

}  // namespace kpi
