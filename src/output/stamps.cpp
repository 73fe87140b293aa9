// SPDX-License-Identifier: MIT
// Civil times for people, taken from the one stamp that machines get.
#include "output/stamps.hpp"

#include <fmt/format.h>

#include <string_view>

namespace kpi {
namespace {

struct Civil {
  std::string date;  ///< "2026-03-02"
  std::string time;  ///< "08:00" or "08:00:01.500"
};

Civil civil(const Calendar& calendar, Millis instant) {
  const std::string stamp = calendar.stamp(instant);
  const std::size_t letter = stamp.find('T');
  // The time ends where the offset begins.
  std::string time = stamp.substr(letter + 1);
  time.erase(time.find_first_not_of("0123456789:."));
  if (time.ends_with(":00")) time.erase(5);
  return {stamp.substr(0, letter), time};
}

}  // namespace

std::string clock_text(const Calendar& calendar, Millis instant) {
  const auto [date, time] = civil(calendar, instant);
  return fmt::format("{} {}", date, time);
}

std::string interval_text(const Calendar& calendar, IntervalLength length, Millis begin) {
  const auto [date, time] = civil(calendar, begin);
  // A day that begins at another hour is not named by its date alone.
  const bool date_tells_all = length >= IntervalLength::Day && time == "00:00";
  if (date_tells_all) return date;
  const bool shown_twice =
      calendar.zone().readings_of(calendar.local_time(begin)).second.has_value();
  std::string offset;
  if (shown_twice && length < IntervalLength::Day) {
    const std::string stamp = calendar.stamp(begin);
    offset = stamp.substr(stamp.find_first_not_of("0123456789:.", stamp.find('T') + 1));
  }
  return fmt::format("{} {}{}", date, time, offset);
}

std::string period_text(const Calendar& calendar, const Interval& period) {
  return fmt::format("{} – {} {}", clock_text(calendar, period.begin),
                     clock_text(calendar, period.end), calendar.zone().name());
}

}  // namespace kpi
