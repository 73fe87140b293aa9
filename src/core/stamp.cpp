// SPDX-License-Identifier: MIT
// The ways in which logs write dates and times of day.
#include "core/stamp.hpp"

#include <chrono>

#include "core/number.hpp"

namespace kpi {
namespace {

/// Reads a text from its head; every take either consumes what it names or nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_{text} {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (peek() == ' ') rest_.remove_prefix(1);
  }
  /// A run of digits, no more than `most`; 0 digits where there are none.
  int take_number(int most, int& digits) {
    int value = 0;
    digits = 0;
    while (digits < most && is_digit(peek())) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      ++digits;
    }
    return value;
  }
  /// Digits of a fraction, as text.
  std::string_view take_digits() {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    const std::string_view digits = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return digits;
  }
  /// A word in any case.
  bool take_word(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(rest_[i]) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

 private:
  std::string_view rest_;
};

struct DateNumbers {
  int year = 0, first = 0, second = 0;
  bool year_first = false;
  char separator = '\0';
};

/// Three numbers with the same separator, the year of four digits at either end.
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
  if (date.year_first ? digits == 0 : digits != 4) return false;
  date.year = date.year_first ? a : c;
  date.first = date.year_first ? b : a;
  date.second = date.year_first ? c : b;
  return true;
}

Reading set_day(const DateNumbers& date, bool day_first, StampText& stamp) {
  const bool month_leads = date.year_first || (date.separator != '.' && !day_first);
  const int month = month_leads ? date.first : date.second;
  const int day = month_leads ? date.second : date.first;
  stamp.by_order = !date.year_first && date.separator != '.';
  const auto days = day_of(date.year, month, day);
  if (!days) return Reading::Impossible;
  stamp.day = *days;
  return Reading::Ok;
}

/// A fraction of a second, where there is one.
Reading take_fraction(Cursor& cursor, Millis& fraction) {
  if (!cursor.take('.') && !cursor.take(',')) return Reading::Ok;
  const std::string_view text = cursor.take_digits();
  if (text.empty()) return Reading::Unreadable;
  Millis scale = kSecond;
  for (const char c : text.substr(0, 3)) {
    scale /= 10;
    fraction += (c - '0') * scale;
  }
  if (text.size() > 3 && text[3] >= '5') ++fraction;
  return Reading::Ok;
}

/// H:MM, H:MM:SS with a fraction, AM or PM.
Reading take_time(Cursor& cursor, StampText& stamp) {
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
  cursor.skip_blanks();
  const bool am = cursor.take_word("am");
  const bool pm = !am && cursor.take_word("pm");
  if (am || pm) {
    if (hour < 1 || hour > 12) return Reading::Impossible;
    hour = hour % 12 + (pm ? 12 : 0);
  }
  if (hour > 23) return Reading::Impossible;
  stamp.time = hour * kHour + minute * kMinute + second * kSecond + fraction;
  return Reading::Ok;
}

/// Z, UTC, GMT, +02:00, +0200, +02; nothing at the end of the text.
Reading take_offset(Cursor& cursor, Amount& offset) {
  cursor.skip_blanks();
  if (cursor.at_end()) return Reading::Ok;
  if (cursor.take_word("z") || cursor.take_word("utc") || cursor.take_word("gmt")) {
    offset = 0;
  } else {
    const bool west = cursor.peek() == '-';
    if (!cursor.take('+') && !cursor.take('-')) return Reading::Unreadable;
    int digits = 0;
    const int hours = cursor.take_number(2, digits);
    if (digits != 2) return Reading::Unreadable;
    int minutes = 0;
    if (!cursor.at_end()) {
      cursor.take(':');
      minutes = cursor.take_number(2, digits);
      if (digits != 2) return Reading::Unreadable;
    }
    if (hours > 15 || minutes > 59) return Reading::Impossible;
    const Millis east = hours * kHour + minutes * kMinute;
    offset = west ? -east : east;
  }
  return cursor.at_end() ? Reading::Ok : Reading::Unreadable;
}

/// 1609492378, 1609492378.25, 1609492378123, 20210101, 20210101091258, 20210101T091258.
Reading read_digits(std::string_view text, StampText& stamp) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  const bool fraction = rest.starts_with('.');
  if (rest.empty() || fraction) {
    if (digits >= 9 && digits <= 11) {
      const auto instant = parse_scaled(text, kSecond);
      if (!instant) return Reading::Unreadable;
      stamp.instant = *instant;
      return Reading::Ok;
    }
    if (digits == 12 || digits == 13) {
      const auto instant = parse_scaled(text, 1);
      if (!instant) return Reading::Unreadable;
      stamp.instant = *instant;
      return Reading::Ok;
    }
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

}  // namespace

std::optional<std::int64_t> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::optional<SlashDate> slash_date(std::string_view text) {
  Cursor cursor{text};
  DateNumbers date;
  if (!take_date(cursor, date) || date.year_first || date.separator == '.') return std::nullopt;
  return SlashDate{date.first, date.second, date.year};
}

Reading read_stamp(std::string_view text, bool day_first, StampText& stamp) {
  stamp = {};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits >= 8) return read_digits(text, stamp);

  Cursor cursor{text};
  if (digits < text.size() && text[digits] != ':') {
    DateNumbers date;
    if (!take_date(cursor, date)) return Reading::Unreadable;
    if (const Reading r = set_day(date, day_first, stamp); r != Reading::Ok) return r;
    if (cursor.at_end()) return Reading::Ok;
    const bool joined = cursor.take('T') || cursor.take('t');
    if (!joined) {
      cursor.take(',');
      if (cursor.peek() != ' ') return Reading::Unreadable;
      cursor.skip_blanks();
    }
  }
  if (const Reading r = take_time(cursor, stamp); r != Reading::Ok) return r;
  Amount offset;
  if (const Reading r = take_offset(cursor, offset); r != Reading::Ok) return r;
  if (offset) {
    if (!stamp.day) return Reading::Unreadable;
    stamp.instant = *stamp.day * kDay + *stamp.time - *offset;
  }
  return Reading::Ok;
}

}  // namespace kpi
