// SPDX-License-Identifier: MIT
// Zones, and the civil intervals that instants fall into.
#include "kpi/time.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/digits.hpp"
#include "core/number.hpp"

namespace kpi {
namespace {

using std::chrono::days;
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

Millis local_millis(year_month_day date) {
  return static_cast<Millis>(sys_days{date}.time_since_epoch().count()) * kDay;
}

year_month_day civil_date(Millis local) {
  return year_month_day{sys_days{days{floor_to(local, kDay) / kDay}}};
}

/// The first day of the run of `count` months (1, 3 or 12) that holds the date.
year_month_day month_run(year_month_day date, unsigned count) {
  const unsigned first = (static_cast<unsigned>(date.month()) - 1) / count * count + 1;
  return date.year() / month{first} / 1;
}

struct Digits {
  std::string_view text;
  /// One or two digits from the head of the text.
  std::optional<Millis> take(std::size_t count) {
    if (text.size() < count) return std::nullopt;
    const auto value = parse_scaled(text.substr(0, count), 1);
    if (!value || !std::all_of(text.begin(), text.begin() + count, is_digit)) return std::nullopt;
    text.remove_prefix(count);
    return value;
  }
};

}  // namespace

std::optional<TimeZone> TimeZone::parse(std::string_view text) {
  TimeZone zone;
  if (text == "UTC" || text == "utc" || text == "Z" || text == "GMT") return zone;
  if (text.starts_with("UTC") && text.size() > 3) text.remove_prefix(3);
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool west = text[0] == '-';
  Digits digits{text.substr(1)};
  const std::size_t colon = digits.text.find(':');
  const bool one_digit_hour = colon == 1 || digits.text.size() == 1;
  const auto hours = digits.take(one_digit_hour ? 1 : 2);
  if (!hours || *hours > 15) return std::nullopt;
  Millis minutes = 0;
  if (!digits.text.empty()) {
    if (digits.text[0] == ':') digits.text.remove_prefix(1);
    const auto given = digits.take(2);
    if (!given || *given > 59 || !digits.text.empty()) return std::nullopt;
    minutes = *given;
  }
  zone.offset_ = *hours * kHour + minutes * kMinute;
  if (west) zone.offset_ = -zone.offset_;
  return zone;
}

std::string TimeZone::name() const {
  if (is_utc()) return "UTC";
  const Millis size = offset_ < 0 ? -offset_ : offset_;
  std::string text{offset_ < 0 ? "-00:00" : "+00:00"};
  write_digits(&text[1], 2, static_cast<unsigned>(size / kHour));
  write_digits(&text[4], 2, static_cast<unsigned>(size % kHour / kMinute));
  return text;
}

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

Interval Calendar::interval(IntervalLength length, Millis instant) const {
  const Millis local = instant + zone_.offset_at(instant);
  const auto of_local = [&](Millis begin, Millis end) {
    return Interval{zone_.instant_of(begin), zone_.instant_of(end)};
  };
  const auto of_step = [&](Millis step) {
    const Millis begin = floor_to(local, step);
    return of_local(begin, begin + step);
  };
  const auto of_months = [&](unsigned count) {
    const year_month_day first = month_run(civil_date(local), count);
    return of_local(local_millis(first), local_millis(first + months{count}));
  };
  switch (length) {
    case IntervalLength::Minutes15:
      return of_step(15 * kMinute);
    case IntervalLength::Minutes30:
      return of_step(30 * kMinute);
    case IntervalLength::Hour:
      return of_step(kHour);
    case IntervalLength::Day:
      return of_step(kDay);
    case IntervalLength::Week: {
      const sys_days day{civil_date(local)};
      const Millis begin = local_millis(day - (weekday{day} - week_start_));
      return of_local(begin, begin + 7 * kDay);
    }
    case IntervalLength::Month:
      return of_months(1);
    case IntervalLength::Quarter:
      return of_months(3);
    case IntervalLength::Year:
      break;
  }
  return of_months(12);
}

std::int64_t Calendar::civil_day(Millis instant) const {
  return floor_to(instant + zone_.offset_at(instant), kDay) / kDay;
}

void Calendar::append_stamp(std::string& text, Millis instant) const {
  const Millis local = instant + zone_.offset_at(instant);
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
  text += zone_.is_utc() ? "Z" : zone_.name();
}

std::string Calendar::stamp(Millis instant) const {
  std::string text;
  append_stamp(text, instant);
  return text;
}

}  // namespace kpi
