// SPDX-License-Identifier: MIT
// The civil intervals that instants fall into.
#include "kpi/time.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/digits.hpp"
#include "core/zone_offset.hpp"

namespace kpi {
namespace {

using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr std::array kLengths{IntervalLength::Minutes15, IntervalLength::Minutes30,
                              IntervalLength::Hour,      IntervalLength::Day,
                              IntervalLength::Week,      IntervalLength::Month,
                              IntervalLength::Quarter,   IntervalLength::Year};
constexpr std::array<std::string_view, kLengths.size()> kLengthNames{
    "15m", "30m", "1h", "day", "week", "month", "quarter", "year"};

Millis floor_to(Millis value, Millis step) {
  const Millis quotient = value / step - (value % step < 0 ? 1 : 0);
  return quotient * step;
}

year_month_day civil_date(Millis local) {
  return year_month_day{sys_days{std::chrono::days{floor_to(local, kDay) / kDay}}};
}

/// The first day of the run of `count` months (1, 3 or 12) that holds the date.
year_month_day month_run(year_month_day date, unsigned count) {
  const unsigned first = (static_cast<unsigned>(date.month()) - 1) / count * count + 1;
  return date.year() / month{first} / 1;
}

}  // namespace

std::string_view name(IntervalLength length) {
  return kLengthNames[static_cast<std::size_t>(length)];
}

std::optional<IntervalLength> find_interval_length(std::string_view name) {
  const auto* const found = std::find(kLengthNames.begin(), kLengthNames.end(), name);
  if (found == kLengthNames.end()) return std::nullopt;
  return kLengths[static_cast<std::size_t>(found - kLengthNames.begin())];
}

std::span<const IntervalLength> all_interval_lengths() {
  return kLengths;
}

Interval Calendar::clock_interval(Millis length, Millis instant) const {
  const TimeZone::Span span = zone_.span_at(instant);
  const Millis begin = floor_to(instant + span.offset, length) - span.offset;
  return {std::max(begin, span.begin), std::min(begin + length, span.end)};
}

Millis Calendar::begin_of_day(std::int64_t day) const {
  return zone_.boundary_at(day * kDay + day_start_);
}

std::int64_t Calendar::civil_day(Millis instant) const {
  const std::int64_t day = floor_to(local_time(instant) - day_start_, kDay) / kDay;
  // Clocks that are set back over the begin of a day show the day before once more.
  return !zone_.is_fixed() && instant >= begin_of_day(day + 1) ? day + 1 : day;
}

/// The first date of the interval of a day or more that holds a civil day.
year_month_day Calendar::first_date(IntervalLength length, std::int64_t day) const {
  const sys_days date{std::chrono::days{day}};
  switch (length) {
    case IntervalLength::Week:
      return date - (weekday{date} - week_start_);
    case IntervalLength::Month:
      return month_run(date, 1);
    case IntervalLength::Quarter:
      return month_run(date, 3);
    case IntervalLength::Year:
      return month_run(date, 12);
    default:
      return date;
  }
}

Interval Calendar::interval(IntervalLength length, Millis instant) const {
  switch (length) {
    case IntervalLength::Minutes15:
      return clock_interval(15 * kMinute, instant);
    case IntervalLength::Minutes30:
      return clock_interval(30 * kMinute, instant);
    case IntervalLength::Hour:
      return clock_interval(kHour, instant);
    default:
      break;
  }
  const year_month_day first = first_date(length, civil_day(instant));
  const auto day_number = [](sys_days date) { return date.time_since_epoch().count(); };
  const auto next = [&]() -> sys_days {
    switch (length) {
      case IntervalLength::Day:
        return sys_days{first} + std::chrono::days{1};
      case IntervalLength::Week:
        return sys_days{first} + std::chrono::days{7};
      case IntervalLength::Month:
        return first + months{1};
      case IntervalLength::Quarter:
        return first + months{3};
      default:
        return first + months{12};
    }
  };
  return {begin_of_day(day_number(first)), begin_of_day(day_number(next()))};
}

void Calendar::append_stamp(std::string& text, Millis instant) const {
  const Millis offset = zone_.offset_at(instant);
  const Millis local = instant + offset;
  const year_month_day date = civil_date(local);
  const Millis in_day = local - floor_to(local, kDay);
  std::array<char, 48> stamp{};
  char* at = stamp.data();
  if (const int year = static_cast<int>(date.year()); year >= 0 && year <= 9999) {
    at = write_digits(at, 4, static_cast<unsigned>(year));
  } else {
    at += std::snprintf(at, stamp.size(), "%04d", year);
  }
  *at++ = '-';
  at = write_digits(at, 2, static_cast<unsigned>(date.month()));
  *at++ = '-';
  at = write_digits(at, 2, static_cast<unsigned>(date.day()));
  *at++ = 'T';
  at = write_digits(at, 2, static_cast<unsigned>(in_day / kHour));
  *at++ = ':';
  at = write_digits(at, 2, static_cast<unsigned>(in_day % kHour / kMinute));
  *at++ = ':';
  at = write_digits(at, 2, static_cast<unsigned>(in_day % kMinute / kSecond));
  if (const auto fraction = static_cast<unsigned>(in_day % kSecond); fraction != 0) {
    *at++ = '.';
    at = write_digits(at, 3, fraction);
  }
  text.append(stamp.data(), static_cast<std::size_t>(at - stamp.data()));
  if (zone_.is_utc()) {
    text += 'Z';
  } else {
    append_offset(text, offset);
  }
}

std::string Calendar::stamp(Millis instant) const {
  std::string text;
  append_stamp(text, instant);
  return text;
}

}  // namespace kpi
