// SPDX-License-Identifier: MIT
// Open time by hour and weekday: of long spans as of their days one by one.
#include "report/open_time.hpp"

#include <catch2/catch.hpp>

namespace kpi::open_time_test {
namespace {

constexpr Millis k2020 = 1'577'836'800'000;  // 2020-01-01T00:00:00Z
constexpr std::int64_t kDayOf2020 = 18'262;

TimeZone zone(std::string_view name) {
  return TimeZone::parse(name).value();
}

/// The open time of each hour of each weekday.
std::vector<Millis> slots(const Interval& span, const OpeningHours& hours,
                          const Calendar& calendar) {
  const SlotTimes times{span, OpenTime{hours, calendar}, calendar};
  std::vector<Millis> all;
  for (unsigned weekday = 0; weekday < 7; ++weekday) {
    for (unsigned hour = 0; hour < 24; ++hour) all.push_back(times.of({hour, weekday}));
  }
  return all;
}

/// The same, a day at a time.
std::vector<Millis> slots_by_days(const Interval& span, const OpeningHours& hours,
                                  const Calendar& calendar) {
  std::vector<Millis> all(std::size_t{7} * 24);
  for (Millis at = span.begin; at < span.end; at += kDay) {
    const auto of_day = slots({at, std::min(span.end, at + kDay)}, hours, calendar);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += of_day[i];
  }
  return all;
}

OpeningHours shop() {
  OpeningHours hours;
  hours.begin = 8 * kHour;
  hours.end = 20 * kHour;
  hours.closed_weekdays.set(0);
  hours.holidays = {kDayOf2020, kDayOf2020 + 100, kDayOf2020 + 101, kDayOf2020 + 358};
  return hours;
}

OpeningHours night() {
  OpeningHours hours = shop();
  hours.begin = 22 * kHour;
  hours.end = 6 * kHour;
  return hours;
}

TEST_CASE("open time of four years is that of their days") {
  const Interval span{k2020 + 5 * kMinute, k2020 + 1'461 * kDay + 7 * kHour};
  for (const char* name :
       {"UTC", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"}) {
    for (const Millis day_start : {Millis{0}, 6 * kHour + 30 * kMinute}) {
      const Calendar calendar{zone(name), std::chrono::Monday, day_start};
      for (const OpeningHours& hours : {OpeningHours{}, shop(), night()}) {
        INFO(name << ' ' << day_start);
        CHECK(slots(span, hours, calendar) == slots_by_days(span, hours, calendar));
      }
    }
  }
}

TEST_CASE("a millennium has as much time of each weekday as it has of them") {
  // 400 years of the Gregorian calendar are 20,871 weeks; a thousand weeks hold 1,000 hours of
  // each.
  const Calendar calendar;
  const SlotTimes times{
      {k2020 - 20'871 * 7 * kDay, k2020}, OpenTime{OpeningHours{}, calendar}, calendar};
  CHECK(times.of({9, 1}) == 20'871 * kHour);
  CHECK(times.of({{}, 6}) == 20'871 * kDay);
  CHECK(times.of({}) == 20'871 * 7 * kDay);
}

}  // namespace
}  // namespace kpi::open_time_test
