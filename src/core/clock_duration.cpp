// SPDX-License-Identifier: MIT
// Durations with colons between their parts.
#include "core/clock_duration.hpp"

#include <algorithm>
#include <array>

#include "core/cursor.hpp"
#include "core/number.hpp"
#include "core/stamp.hpp"

namespace kpi {
namespace {

constexpr std::size_t kMostDigitsOfHours = 6;  // of the first part

/// Two digits below 60.
Reading take_sixtieths(Cursor& cursor, Millis unit, Millis& duration) {
  int digits = 0;
  const int number = cursor.take_number(2, digits);
  if (digits != 2) return Reading::Unreadable;
  duration += number * unit;
  return number < 60 ? Reading::Ok : Reading::Impossible;
}

/// ".5" or ",5" of a second.
Reading take_decimals(Cursor& cursor, Millis& duration) {
  if (cursor.at_end()) return Reading::Ok;
  const std::string_view text = cursor.rest();
  if (!cursor.take('.') && !cursor.take(',')) return Reading::Unreadable;
  if (cursor.take_digits().empty() || !cursor.at_end()) return Reading::Unreadable;
  Millis fraction = 0;
  const DecimalMark mark = text.front() == ',' ? DecimalMark::Comma : DecimalMark::Point;
  const Reading reading = read_number(text, {mark, kSecond}, fraction);
  duration += fraction;
  return reading;
}

Reading read_two_parts(Millis first, Cursor rest, TwoParts parts, Millis& duration) {
  int digits = 0;
  const int second = rest.take_number(2, digits);
  if (digits != 2) return Reading::Unreadable;
  if (second > 59) return Reading::Impossible;
  const bool fraction = !rest.at_end();
  if (fraction) {
    duration = first * kMinute + second * kSecond;
    if (const Reading r = take_decimals(rest, duration); r != Reading::Ok) return r;
  } else if (parts == TwoParts::Unknown) {
    return Reading::Undecided;
  } else {
    const Millis unit = parts == TwoParts::HoursMinutes ? kMinute : kSecond;
    duration = (first * 60 + second) * unit;
  }
  return Reading::Ok;
}

/// The days of "1.02:03:04", which only stand before hours of two digits.
Reading take_days(Cursor& cursor, std::string_view& hours, Millis& duration) {
  if (!cursor.take('.')) return Reading::Ok;
  const auto days = parse_scaled(hours, kDay);
  hours = cursor.take_digits();
  if (!days || hours.size() != 2) return Reading::Unreadable;
  duration += *days;
  return hours > "23" ? Reading::Impossible : Reading::Ok;
}

/// What spreadsheets write for the day that they count as zero, where it is no date.
constexpr std::array<std::string_view, 8> kNoDates{"1900-01-00", "1900/01/00", "1900-1-0",
                                                   "01/00/1900", "00/01/1900", "1/0/1900",
                                                   "0/1/1900",   "00.01.1900"};

bool is_day_zero(std::int64_t day) {
  return day == *day_of(1899, 12, 30) || day == *day_of(1899, 12, 31) || day == *day_of(1900, 1, 1);
}

}  // namespace

Reading read_clock_duration(std::string_view text, TwoParts two_parts, Millis& duration) {
  Cursor cursor{text};
  std::string_view hours = cursor.take_digits();
  if (hours.empty() || hours.size() > kMostDigitsOfHours) return Reading::Unreadable;
  duration = 0;
  const Reading days = take_days(cursor, hours, duration);
  if (days != Reading::Ok) return days;
  if (!cursor.take(':')) return Reading::Unreadable;
  const Cursor rest = cursor;
  Millis below_hour = 0;
  const Reading minutes = take_sixtieths(cursor, kMinute, below_hour);
  if (minutes == Reading::Unreadable) return minutes;
  if (!cursor.take(':')) {
    return duration == 0 ? read_two_parts(*parse_scaled(hours, 1), rest, two_parts, duration)
                         : Reading::Unreadable;
  }
  const Reading seconds = take_sixtieths(cursor, kSecond, below_hour);
  if (seconds == Reading::Unreadable) return seconds;
  if (const Reading r = take_decimals(cursor, below_hour); r != Reading::Ok) return r;
  if (minutes != Reading::Ok || seconds != Reading::Ok) return Reading::Impossible;
  duration += *parse_scaled(hours, kHour) + below_hour;
  return Reading::Ok;
}

Reading read_spreadsheet_clock(std::string_view text, Millis& duration) {
  StampText stamp;
  const auto no_date = std::find_if(kNoDates.begin(), kNoDates.end(), [&](std::string_view zero) {
    return text.starts_with(zero) && Cursor::blank_at(text.substr(zero.size())) > 0;
  });
  const bool behind_no_date = no_date != kNoDates.end();
  if (behind_no_date) text = trimmed(text.substr(no_date->size()));
  for (const bool day_first : {true, false}) {
    const Reading reading = read_stamp(text, day_first, stamp);
    if (reading == Reading::Impossible && stamp.by_order) continue;
    if (reading != Reading::Ok) return reading;
    if (!stamp.time || (stamp.day && (behind_no_date || !is_day_zero(*stamp.day)))) continue;
    // A zone other than UTC's would make another day of it.
    if (stamp.instant && *stamp.instant != *stamp.day * kDay + *stamp.time) continue;
    duration = *stamp.time;
    return Reading::Ok;
  }
  return Reading::Unreadable;
}

}  // namespace kpi
