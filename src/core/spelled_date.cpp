// SPDX-License-Identifier: MIT
// Dates with the names of months and weekdays in several languages.
#include "core/spelled_date.hpp"

#include <algorithm>
#include <array>

#include "core/calendar_names.hpp"
#include "core/clock.hpp"
#include "core/cursor.hpp"

namespace kpi {
namespace {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// Blanks and marks between the parts of a date.
void skip_between(Cursor& cursor) {
  do {
    cursor.skip_blanks();
  } while (cursor.take(',') || cursor.take('.') || cursor.take('-') || cursor.take('/'));
}

/// The "de" of "1 de enero de 2021", and what stands around it.
void skip_of(Cursor& cursor) {
  skip_between(cursor);
  Cursor ahead = cursor;
  const std::string_view word = ahead.take_letters();
  if (word != "de" && word != "del" && word != "of" && word != "DE" && word != "DEL") return;
  cursor = ahead;
  skip_between(cursor);
}

bool take_month(Cursor& cursor, Date& date) {
  Cursor ahead = cursor;
  const auto month = find_month(ahead.take_letters());
  if (!month) return false;
  date.month = *month;
  cursor = ahead;
  skip_of(cursor);
  return true;
}

/// The day, with what makes an ordinal of it: 1st, 1er, 1º.
bool take_day(Cursor& cursor, Date& date) {
  int digits = 0;
  date.day = cursor.take_number(2, digits);
  if (digits == 0 || is_digit(cursor.peek())) return false;
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "°", "ª"}) {
    if (cursor.take_word(ending)) break;
  }
  skip_of(cursor);
  return true;
}

bool take_year(Cursor& cursor, Date& date) {
  Cursor ahead = cursor;
  int digits = 0;
  const int year = ahead.take_number(4, digits);
  if ((digits != 4 && digits != 2) || is_digit(ahead.peek())) return false;
  date.year = digits == 2 ? full_year(year) : year;
  cursor = ahead;
  return true;
}

/// "20:36:28 2010": the year behind the clock, as C and POSIX write it.
bool clock_follows(Cursor cursor) {
  int digits = 0;
  cursor.take_number(2, digits);
  return digits > 0 && cursor.peek() == ':';
}

/// The date up to its last part; the year is still to come where a clock precedes it.
bool take_spelled_date(Cursor& cursor, Date& date) {
  int digits = 0;
  Cursor ahead = cursor;
  ahead.take_number(4, digits);
  if (digits == 4) {
    if (!take_year(cursor, date)) return false;
    skip_between(cursor);
    return take_month(cursor, date) && take_day(cursor, date);
  }
  if (digits > 0) {
    return take_day(cursor, date) && take_month(cursor, date) && take_year(cursor, date);
  }
  if (!take_month(cursor, date) || !take_day(cursor, date)) return false;
  return clock_follows(cursor) || take_year(cursor, date);
}

struct ZoneName {
  std::string_view name;
  int hours;
};
/// Those of RFC 2822; others have several meanings.
constexpr std::array kZones{ZoneName{"utc", 0},  ZoneName{"ut", 0},   ZoneName{"gmt", 0},
                            ZoneName{"z", 0},    ZoneName{"est", -5}, ZoneName{"edt", -4},
                            ZoneName{"cst", -6}, ZoneName{"cdt", -5}, ZoneName{"mst", -7},
                            ZoneName{"mdt", -6}, ZoneName{"pst", -8}, ZoneName{"pdt", -7}};

/// +0000, EST, GMT+0200, each with a comment such as (UTC) behind it; absent where none is there.
Reading take_zone(Cursor& cursor, Amount& offset) {
  cursor.skip_blanks();
  const auto zone = std::find_if(kZones.begin(), kZones.end(), [&](const ZoneName& candidate) {
    return cursor.take_word(candidate.name);
  });
  if (zone != kZones.end()) offset = zone->hours * kHour;
  const bool numeric = cursor.peek() == '+' || cursor.peek() == '-';
  if (numeric && (zone == kZones.end() || *offset == 0)) {
    if (const Reading r = take_numeric_offset(cursor, offset); r != Reading::Ok) return r;
  }
  cursor.skip_blanks();
  const std::string_view rest = cursor.rest();
  if (offset && rest.starts_with('(') && rest.find(')') == rest.size() - 1) cursor = Cursor{""};
  return Reading::Ok;
}

/// The clock and the zone behind a date, and its year where that is last.
Reading take_rest(Cursor& cursor, Date& date, StampText& stamp, Amount& offset) {
  if (cursor.at_end() && date.year != 0) return Reading::Ok;
  if (date.year != 0 && !cursor.take('T') && !cursor.take('t') && !cursor.take(':')) {
    cursor.take(',');
    if (Cursor::blank_at(cursor.rest()) == 0) return Reading::Unreadable;
    cursor.skip_blanks();
  }
  Millis time = 0;
  if (const Reading r = take_clock(cursor, time); r != Reading::Ok) return r;
  stamp.time = time;
  if (const Reading r = take_zone(cursor, offset); r != Reading::Ok) return r;
  if (date.year == 0 && !take_year(cursor, date)) return Reading::Unreadable;
  return cursor.at_end() ? Reading::Ok : Reading::Unreadable;
}

Reading read_date(std::string_view text, StampText& stamp) {
  stamp = {};
  Cursor cursor{text};
  Date date;
  Amount offset;
  if (!take_spelled_date(cursor, date)) return Reading::Unreadable;
  if (const Reading r = take_rest(cursor, date, stamp, offset); r != Reading::Ok) return r;
  const auto day = day_of(date.year, date.month, date.day);
  if (!day) return Reading::Impossible;
  stamp.day = *day;
  if (offset) stamp.instant = *day * kDay + *stamp.time - *offset;
  return Reading::Ok;
}

}  // namespace

unsigned weekday_of(std::int64_t day) {
  constexpr std::int64_t kOf1970 = 4;  // a Thursday
  return static_cast<unsigned>(((day + kOf1970) % 7 + 7) % 7);
}

std::optional<BehindWeekday> behind_weekday(std::string_view text) {
  Cursor cursor{text};
  const auto weekday = find_weekday(cursor.take_letters());
  if (!weekday) return std::nullopt;
  cursor.take_word("-feira");
  skip_between(cursor);
  return BehindWeekday{*weekday, cursor.rest()};
}

Reading read_spelled_date(std::string_view text, StampText& stamp) {
  // "mar 2 mar 2021" begins with a Tuesday, "mar 2, 2021" with a month.
  if (const auto behind = behind_weekday(text)) {
    const Reading reading = read_date(behind->rest, stamp);
    if (reading == Reading::Ok && weekday_of(*stamp.day) != behind->weekday) {
      return Reading::Impossible;
    }
    if (reading != Reading::Unreadable) return reading;
  }
  return read_date(text, stamp);
}

}  // namespace kpi
