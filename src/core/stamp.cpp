// SPDX-License-Identifier: MIT
// The ways in which logs write dates and times of day.
#include "core/stamp.hpp"

#include <chrono>
#include <string>

#include "core/clock.hpp"
#include "core/cursor.hpp"
#include "core/number.hpp"
#include "core/serial_day.hpp"
#include "core/spelled_date.hpp"

namespace kpi {
namespace {

struct DateNumbers {
  int year = 0, first = 0, second = 0;
  bool year_first = false;
  bool short_year = false;
  char separator = '\0';

  [[nodiscard]] bool by_order() const { return !year_first && separator != '.'; }
};

/// Three numbers with the same separator, the year at either end: of four digits, or of two at the
/// end.
bool take_date(Cursor& cursor, DateNumbers& date) {
  int digits = 0;
  const int a = cursor.take_number(4, digits);
  const char separator = cursor.peek();
  if (separator != '-' && separator != '/' && separator != '.') return false;
  date.separator = separator;
  date.year_first = digits == 4;
  if (!date.year_first && (digits < 1 || digits > 2)) return false;
  cursor.take(separator);
  const int b = cursor.take_number(2, digits);
  if (digits == 0 || !cursor.take(separator)) return false;
  const int c = cursor.take_number(date.year_first ? 2 : 4, digits);
  date.short_year = !date.year_first && digits == 2;
  if (date.year_first ? digits == 0 : digits != 4 && digits != 2) return false;
  date.year = date.year_first ? a : date.short_year ? full_year(c) : c;
  date.first = date.year_first ? b : a;
  date.second = date.year_first ? c : b;
  return true;
}

Reading set_day(const DateNumbers& date, DateForm form, StampText& stamp) {
  const bool year_leads = form.year_first && date.short_year && date.by_order();
  const bool month_leads = date.year_first || (date.separator != '.' && !form.day_first);
  const int month = month_leads ? date.first : date.second;
  const int day = month_leads ? date.second : date.first;
  stamp.by_order = date.by_order() && !year_leads;
  const auto days = year_leads ? day_of(full_year(date.first), date.second, date.year % 100)
                               : day_of(date.year, month, day);
  if (!days) return Reading::Impossible;
  stamp.day = *days;
  return Reading::Ok;
}

/// 1609492378, 1609492378.25, 1609492378123, 1609492378123456.
Reading read_epoch(std::string_view text, std::size_t digits, StampText& stamp) {
  std::optional<std::int64_t> instant;
  if (digits >= 9 && digits <= 11) {
    instant = parse_scaled(text, kSecond);
  } else if (digits == 12 || digits == 13) {
    instant = parse_scaled(text, 1);
  } else if (digits == 15 || digits == 16) {
    // Microseconds: the last six digits are the fraction of a second.
    if (digits != text.size()) return Reading::Unreadable;
    std::string seconds{text.substr(0, digits - 6)};
    seconds += '.';
    seconds += text.substr(digits - 6);
    instant = parse_scaled(seconds, kSecond);
  }
  if (!instant) return Reading::Unreadable;
  stamp.instant = *instant;
  return Reading::Ok;
}

/// Numbers since 1970, 20210101, 20210101091258, 20210101T091258.
Reading read_digits(std::string_view text, StampText& stamp) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  if ((rest.empty() || rest.starts_with('.')) && digits != 8 && digits != 14) {
    return read_epoch(text, digits, stamp);
  }
  if (digits != 8 && digits != 14) return Reading::Unreadable;
  const auto number = [&](std::size_t at, std::size_t size) {
    return static_cast<int>(*parse_scaled(text.substr(at, size), 1));
  };
  const auto day = day_of(number(0, 4), number(4, 2), number(6, 2));
  if (!day) return Reading::Impossible;
  stamp.day = *day;
  std::string_view clock = text.substr(8);
  if (digits == 8) {
    if (clock.empty()) return Reading::Ok;
    if (lower(clock[0]) != 't' && clock[0] != ' ') return Reading::Unreadable;
    clock.remove_prefix(1);
  }
  Cursor cursor{clock};
  int found = 0;
  const int packed = cursor.take_number(6, found);
  if (found != 6) return Reading::Unreadable;
  const int hour = packed / 10000;
  const int minute = packed / 100 % 100;
  const int second = packed % 100;
  if (hour > 23 || minute > 59 || second > 59) return Reading::Impossible;
  Millis fraction_of_second = 0;
  if (const Reading r = take_fraction(cursor, fraction_of_second); r != Reading::Ok) return r;
  stamp.time = hour * kHour + minute * kMinute + second * kSecond + fraction_of_second;
  Amount offset;
  if (const Reading r = take_offset(cursor, offset); r != Reading::Ok) return r;
  if (offset) stamp.instant = *stamp.day * kDay + *stamp.time - *offset;
  return Reading::Ok;
}

/// All forms without a name of a month: nearly every log has one of them.
Reading read_numbers(std::string_view text, DateForm form, StampText& stamp) {
  stamp = {};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits >= 8) return read_digits(text, stamp);

  Cursor cursor{text};
  if (digits < text.size() && text[digits] != ':') {
    DateNumbers date;
    if (!take_date(cursor, date)) return Reading::Unreadable;
    if (const Reading r = set_day(date, form, stamp); r != Reading::Ok) return r;
    if (cursor.at_end()) return Reading::Ok;
    const bool joined = cursor.take('T') || cursor.take('t');
    if (!joined) {
      cursor.take(',');
      if (Cursor::blank_at(cursor.rest()) == 0) return Reading::Unreadable;
      cursor.skip_blanks();
    }
  }
  Millis time = 0;
  if (const Reading r = take_clock(cursor, time); r != Reading::Ok) return r;
  stamp.time = time;
  Amount offset;
  if (const Reading r = take_offset(cursor, offset); r != Reading::Ok) return r;
  if (offset) {
    if (!stamp.day) return Reading::Unreadable;
    stamp.instant = *stamp.day * kDay + time - *offset;
  }
  return Reading::Ok;
}

/// Fri 01/01/2021 09:05: the rest after the name of a weekday.
Reading read_behind_weekday(std::string_view text, DateForm form, StampText& stamp) {
  const auto behind = behind_weekday(text);
  if (!behind) return Reading::Unreadable;
  const Reading reading = read_numbers(behind->rest, form, stamp);
  if (reading != Reading::Ok) return reading;
  if (!stamp.day) return Reading::Unreadable;
  return weekday_of(*stamp.day) == behind->weekday ? Reading::Ok : Reading::Impossible;
}

}  // namespace

std::optional<std::int64_t> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::optional<SlashDate> slash_date(std::string_view text) {
  text = trimmed(text);
  if (const auto behind = behind_weekday(text)) text = behind->rest;
  Cursor cursor{text};
  DateNumbers date;
  if (!take_date(cursor, date) || !date.by_order()) return std::nullopt;
  return SlashDate{date.first, date.second, date.year, date.short_year, date.separator == '-'};
}

Reading read_stamp(std::string_view text, DateForm form, StampText& stamp) {
  Reading reading = read_numbers(text, form, stamp);
  if (reading != Reading::Unreadable) return reading;
  const std::string_view inner = trimmed(text);
  if (inner.size() < text.size()) return read_stamp(inner, form, stamp);
  if (reading == Reading::Unreadable) reading = read_serial_day(text, stamp);
  if (reading == Reading::Unreadable) reading = read_spelled_date(text, stamp);
  if (reading == Reading::Unreadable) reading = read_behind_weekday(text, form, stamp);
  return reading;
}

}  // namespace kpi
