// SPDX-License-Identifier: MIT
// Clocks and offsets from UTC inside dates and times.
#include "core/clock.hpp"

namespace kpi {
namespace {

/// AM, a.m., a. m.: the letter says which half of the day.
bool take_half_of_day(Cursor& cursor, char half) {
  Cursor ahead = cursor;
  if (lower(ahead.peek()) != half) return false;
  ahead.take(ahead.peek());
  const bool dotted = ahead.take('.');
  if (dotted) ahead.skip_blanks();
  if (lower(ahead.peek()) != 'm') return false;
  ahead.take(ahead.peek());
  if (dotted) ahead.take('.');
  cursor = ahead;
  return true;
}

}  // namespace

Reading take_fraction(Cursor& cursor, Millis& milliseconds) {
  if (!cursor.take('.') && !cursor.take(',')) return Reading::Ok;
  const std::string_view text = cursor.take_digits();
  if (text.empty()) return Reading::Unreadable;
  Millis scale = kSecond;
  for (const char c : text.substr(0, 3)) {
    scale /= 10;
    milliseconds += (c - '0') * scale;
  }
  if (text.size() > 3 && text[3] >= '5') ++milliseconds;
  return Reading::Ok;
}

Reading take_clock(Cursor& cursor, Millis& time) {
  int digits = 0;
  int hour = cursor.take_number(2, digits);
  if (digits == 0 || !cursor.take(':')) return Reading::Unreadable;
  const int minute = cursor.take_number(2, digits);
  if (digits != 2) return Reading::Unreadable;
  int second = 0;
  Millis fraction = 0;
  if (cursor.take(':')) {
    second = cursor.take_number(2, digits);
    if (digits != 2) return Reading::Unreadable;
    if (const Reading r = take_fraction(cursor, fraction); r != Reading::Ok) return r;
  }
  if (minute > 59 || second > 59) return Reading::Impossible;
  if (!cursor.at_end()) {
    cursor.skip_blanks();
    const bool am = take_half_of_day(cursor, 'a');
    const bool pm = !am && take_half_of_day(cursor, 'p');
    if (am || pm) {
      if (hour < 1 || hour > 12) return Reading::Impossible;
      hour = hour % 12 + (pm ? 12 : 0);
    }
  }
  if (hour > 23) return Reading::Impossible;
  time = hour * kHour + minute * kMinute + second * kSecond + fraction;
  return Reading::Ok;
}

Reading take_numeric_offset(Cursor& cursor, Amount& offset) {
  const bool west = cursor.peek() == '-';
  if (!cursor.take('+') && !cursor.take('-')) return Reading::Unreadable;
  int digits = 0;
  const int hours = cursor.take_number(2, digits);
  if (digits != 2) return Reading::Unreadable;
  int minutes = 0;
  if (cursor.take(':') || is_digit(cursor.peek())) {
    minutes = cursor.take_number(2, digits);
    if (digits != 2) return Reading::Unreadable;
  }
  if (hours > 15 || minutes > 59) return Reading::Impossible;
  const Millis east = hours * kHour + minutes * kMinute;
  offset = west ? -east : east;
  return Reading::Ok;
}

Reading take_offset(Cursor& cursor, Amount& offset) {
  cursor.skip_blanks();
  if (cursor.at_end()) return Reading::Ok;
  if (cursor.take_word("z") || cursor.take_word("utc") || cursor.take_word("gmt")) {
    offset = 0;
  } else if (const Reading r = take_numeric_offset(cursor, offset); r != Reading::Ok) {
    return r;
  }
  return cursor.at_end() ? Reading::Ok : Reading::Unreadable;
}

}  // namespace kpi
