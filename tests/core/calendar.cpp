// SPDX-License-Identifier: MIT
// Zones, and the civil intervals that instants fall into.
#include <catch2/catch.hpp>

#include <string>

#include "core/stamp.hpp"
#include "kpi/time.hpp"

namespace kpi::calendar_test {
namespace {

Millis at(std::string_view text) {
  StampText stamp;
  REQUIRE(read_stamp(text, true, stamp) == Reading::Ok);
  REQUIRE(stamp.instant);
  return *stamp.instant;
}

TimeZone zone(std::string_view name) {
  const auto parsed = TimeZone::parse(name);
  REQUIRE(parsed);
  return *parsed;
}

/// "begin .. end" in the calendar's own stamps.
std::string interval(std::string_view length, std::string_view instant,
                     const Calendar& calendar = Calendar{}) {
  const auto known = find_interval_length(length);
  REQUIRE(known);
  const Interval found = calendar.interval(*known, at(instant));
  CHECK(found.begin <= at(instant));
  CHECK(at(instant) < found.end);
  return calendar.stamp(found.begin) + " .. " + calendar.stamp(found.end);
}

/// The normal name of a zone, or "none".
std::string zone_name(std::string_view text) {
  const auto parsed = TimeZone::parse(text);
  return parsed ? parsed->name() : "none";
}

}  // namespace

TEST_CASE("the interval of an instant, from a quarter of an hour to a year") {
  const std::string_view instant = "2026-05-13T10:47:30.250Z";  // a Wednesday
  CHECK(interval("15m", instant) == "2026-05-13T10:45:00Z .. 2026-05-13T11:00:00Z");
  CHECK(interval("30m", instant) == "2026-05-13T10:30:00Z .. 2026-05-13T11:00:00Z");
  CHECK(interval("1h", instant) == "2026-05-13T10:00:00Z .. 2026-05-13T11:00:00Z");
  CHECK(interval("day", instant) == "2026-05-13T00:00:00Z .. 2026-05-14T00:00:00Z");
  CHECK(interval("week", instant) == "2026-05-11T00:00:00Z .. 2026-05-18T00:00:00Z");
  CHECK(interval("month", instant) == "2026-05-01T00:00:00Z .. 2026-06-01T00:00:00Z");
  CHECK(interval("quarter", instant) == "2026-04-01T00:00:00Z .. 2026-07-01T00:00:00Z");
  CHECK(interval("year", instant) == "2026-01-01T00:00:00Z .. 2027-01-01T00:00:00Z");
}

TEST_CASE("intervals hold their first instant and not their last") {
  CHECK(interval("30m", "2026-05-13T10:30:00Z") == "2026-05-13T10:30:00Z .. 2026-05-13T11:00:00Z");
  CHECK(interval("30m", "2026-05-13T10:59:59.999Z") ==
        "2026-05-13T10:30:00Z .. 2026-05-13T11:00:00Z");
  CHECK(interval("day", "2026-05-13T00:00:00Z") == "2026-05-13T00:00:00Z .. 2026-05-14T00:00:00Z");
  CHECK(interval("year", "2026-12-31T23:59:59.999Z") ==
        "2026-01-01T00:00:00Z .. 2027-01-01T00:00:00Z");
}

TEST_CASE("instants before 1970 fall into intervals like any other") {
  const std::string_view instant = "1969-12-31T23:59:59.999Z";
  CHECK(interval("15m", instant) == "1969-12-31T23:45:00Z .. 1970-01-01T00:00:00Z");
  CHECK(interval("day", instant) == "1969-12-31T00:00:00Z .. 1970-01-01T00:00:00Z");
  CHECK(interval("week", instant) == "1969-12-29T00:00:00Z .. 1970-01-05T00:00:00Z");
  CHECK(interval("quarter", instant) == "1969-10-01T00:00:00Z .. 1970-01-01T00:00:00Z");
  CHECK(Calendar{}.civil_day(at(instant)) == -1);
  CHECK(Calendar{}.civil_day(0) == 0);
  CHECK(Calendar{}.stamp(-1) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("intervals are those of the zone's clocks") {
  const Calendar berlin{zone("+02:00")};
  CHECK(interval("day", "2026-05-12T22:30:00Z", berlin) ==
        "2026-05-13T00:00:00+02:00 .. 2026-05-14T00:00:00+02:00");
  CHECK(interval("month", "2026-04-30T22:00:00Z", berlin) ==
        "2026-05-01T00:00:00+02:00 .. 2026-06-01T00:00:00+02:00");
  CHECK(interval("year", "2025-12-31T22:00:00Z", berlin) ==
        "2026-01-01T00:00:00+02:00 .. 2027-01-01T00:00:00+02:00");
  const Calendar nepal{zone("+05:45")};
  CHECK(interval("1h", "2026-05-13T10:00:00Z", nepal) ==
        "2026-05-13T15:00:00+05:45 .. 2026-05-13T16:00:00+05:45");
  CHECK(interval("30m", "2026-05-13T10:00:00Z", nepal) ==
        "2026-05-13T15:30:00+05:45 .. 2026-05-13T16:00:00+05:45");
  const Calendar newfoundland{zone("-0330")};
  CHECK(interval("day", "2026-05-13T03:00:00Z", newfoundland) ==
        "2026-05-12T00:00:00-03:30 .. 2026-05-13T00:00:00-03:30");
  CHECK(newfoundland.civil_day(at("1970-01-01T03:29:59Z")) == -1);
  CHECK(newfoundland.civil_day(at("1970-01-01T03:30:00Z")) == 0);
}

TEST_CASE("weeks begin on the day that is asked for") {
  const std::string_view sunday = "2026-05-17T12:00:00Z";
  const auto week = [&](std::chrono::weekday first, std::string_view instant) {
    return interval("week", instant, Calendar{TimeZone{}, first});
  };
  CHECK(week(std::chrono::Monday, sunday) == "2026-05-11T00:00:00Z .. 2026-05-18T00:00:00Z");
  CHECK(week(std::chrono::Sunday, sunday) == "2026-05-17T00:00:00Z .. 2026-05-24T00:00:00Z");
  CHECK(week(std::chrono::Saturday, sunday) == "2026-05-16T00:00:00Z .. 2026-05-23T00:00:00Z");
  CHECK(week(std::chrono::Monday, "2026-01-01T00:00:00Z") ==
        "2025-12-29T00:00:00Z .. 2026-01-05T00:00:00Z");
}

TEST_CASE("months end where they end, in leap years too") {
  CHECK(interval("month", "2024-02-29T23:00:00Z") ==
        "2024-02-01T00:00:00Z .. 2024-03-01T00:00:00Z");
  CHECK(interval("day", "2024-02-29T23:00:00Z") == "2024-02-29T00:00:00Z .. 2024-03-01T00:00:00Z");
  CHECK(interval("day", "2026-02-28T23:00:00Z") == "2026-02-28T00:00:00Z .. 2026-03-01T00:00:00Z");
  CHECK(interval("month", "2100-02-28T23:00:00Z") ==
        "2100-02-01T00:00:00Z .. 2100-03-01T00:00:00Z");
  CHECK(interval("month", "2026-12-31T23:00:00Z") ==
        "2026-12-01T00:00:00Z .. 2027-01-01T00:00:00Z");
  CHECK(interval("quarter", "2026-12-31T23:00:00Z") ==
        "2026-10-01T00:00:00Z .. 2027-01-01T00:00:00Z");
  const Interval leap = Calendar{}.interval(IntervalLength::Year, at("2024-06-01T00:00:00Z"));
  CHECK(leap.end - leap.begin == 366 * kDay);
}

TEST_CASE("stamps name the offset, and milliseconds only where there are some") {
  const Millis instant = at("2026-03-02T09:00:00Z");
  CHECK(Calendar{}.stamp(instant) == "2026-03-02T09:00:00Z");
  CHECK(Calendar{}.stamp(instant + 7) == "2026-03-02T09:00:00.007Z");
  CHECK(Calendar{zone("+05:30")}.stamp(instant) == "2026-03-02T14:30:00+05:30");
  CHECK(Calendar{zone("-10")}.stamp(instant) == "2026-03-01T23:00:00-10:00");
  CHECK(Calendar{zone("+00:00")}.stamp(instant) == "2026-03-02T09:00:00Z");
}

TEST_CASE("zones by name and by offset") {
  CHECK(zone_name("UTC") == "UTC");
  CHECK(zone_name("Z") == "UTC");
  CHECK(zone_name("+00:00") == "UTC");
  CHECK(zone_name("+02:00") == "+02:00");
  CHECK(zone_name("-0330") == "-03:30");
  CHECK(zone_name("+5") == "+05:00");
  CHECK(zone_name("+5:45") == "+05:45");
  CHECK(zone_name("-11") == "-11:00");
  CHECK(zone_name("UTC+02:00") == "+02:00");
  CHECK(zone_name("UTC-5") == "-05:00");
  CHECK(zone_name("Europe/Madrid") == "Europe/Madrid");
  CHECK(zone_name("CET") == "CET");
  CHECK(zone("+02:00").boundary_at(2 * kHour) == 0);
  CHECK(zone("-0330").offset_at(0) == -3 * kHour - 30 * kMinute);
  for (const std::string_view text : {"",
                                      "+",
                                      "-",
                                      "02:00",
                                      "+16",
                                      "+02:60",
                                      "+02:0",
                                      "+02:000",
                                      "+020",
                                      "+-5",
                                      "+02:-5",
                                      "+ 5",
                                      "+0x",
                                      "+5:",
                                      "Europe",
                                      "europe/berlin",
                                      "Europe/Nowhere",
                                      "UTC+",
                                      "UTC2",
                                      "Z+1"}) {
    INFO(text);
    CHECK(zone_name(text) == "none");
  }
}

TEST_CASE("days of 23 and 25 hours") {
  const Calendar madrid{zone("Europe/Madrid")};
  CHECK(interval("day", "2026-03-29T10:00:00Z", madrid) ==
        "2026-03-29T00:00:00+01:00 .. 2026-03-30T00:00:00+02:00");
  CHECK(interval("day", "2026-10-25T10:00:00Z", madrid) ==
        "2026-10-25T00:00:00+02:00 .. 2026-10-26T00:00:00+01:00");
  const auto hours = [&](std::string_view instant) {
    const Interval day = madrid.interval(IntervalLength::Day, at(instant));
    return (day.end - day.begin) / kHour;
  };
  CHECK(hours("2026-03-28T10:00:00Z") == 24);
  CHECK(hours("2026-03-29T10:00:00Z") == 23);
  CHECK(hours("2026-10-25T10:00:00Z") == 25);
  CHECK(interval("week", "2026-03-29T10:00:00Z", madrid) ==
        "2026-03-23T00:00:00+01:00 .. 2026-03-30T00:00:00+02:00");
  CHECK(interval("month", "2026-03-29T10:00:00Z", madrid) ==
        "2026-03-01T00:00:00+01:00 .. 2026-04-01T00:00:00+02:00");
}

TEST_CASE("an hour that clocks show twice is two intervals, one that they leap over is none") {
  const Calendar madrid{zone("Europe/Madrid")};
  CHECK(interval("1h", "2026-10-25T00:30:00Z", madrid) ==
        "2026-10-25T02:00:00+02:00 .. 2026-10-25T02:00:00+01:00");
  CHECK(interval("1h", "2026-10-25T01:30:00Z", madrid) ==
        "2026-10-25T02:00:00+01:00 .. 2026-10-25T03:00:00+01:00");
  CHECK(interval("1h", "2026-03-29T00:30:00Z", madrid) ==
        "2026-03-29T01:00:00+01:00 .. 2026-03-29T03:00:00+02:00");
  // Clocks are set back by half an hour: 01:30 to 02:00 comes twice.
  const Calendar lord_howe{zone("Australia/Lord_Howe")};
  CHECK(interval("1h", "2026-04-04T14:45:00Z", lord_howe) ==
        "2026-04-05T01:00:00+11:00 .. 2026-04-05T01:30:00+10:30");
  CHECK(interval("1h", "2026-04-04T15:15:00Z", lord_howe) ==
        "2026-04-05T01:30:00+10:30 .. 2026-04-05T02:00:00+10:30");
  CHECK(interval("1h", "2026-10-03T15:40:00Z", lord_howe) ==
        "2026-10-04T02:30:00+11:00 .. 2026-10-04T03:00:00+11:00");
  const Calendar kolkata{zone("Asia/Kolkata")};
  CHECK(interval("1h", "2026-03-29T10:00:00Z", kolkata) ==
        "2026-03-29T15:00:00+05:30 .. 2026-03-29T16:00:00+05:30");
}

TEST_CASE("what clocks show, once, twice or never") {
  const TimeZone madrid = zone("Europe/Madrid");
  const auto local = [](std::string_view text) { return at(std::string{text} + "Z"); };
  const TimeZone::Readings once = madrid.readings_of(local("2026-07-01T12:00:00"));
  CHECK(once.first == Amount{at("2026-07-01T10:00:00Z")});
  CHECK_FALSE(once.second);
  const TimeZone::Readings twice = madrid.readings_of(local("2026-10-25T02:30:00"));
  CHECK(twice.first == Amount{at("2026-10-25T00:30:00Z")});
  CHECK(twice.second == Amount{at("2026-10-25T01:30:00Z")});
  const TimeZone::Readings never = madrid.readings_of(local("2026-03-29T02:00:00"));
  CHECK_FALSE(never.first);
  CHECK_FALSE(never.second);
  CHECK(madrid.boundary_at(local("2026-03-29T02:30:00")) == at("2026-03-29T01:00:00Z"));
  CHECK(madrid.boundary_at(local("2026-10-25T02:30:00")) == at("2026-10-25T00:30:00Z"));
  CHECK(madrid.boundary_at(local("2026-10-25T03:00:00")) == at("2026-10-25T02:00:00Z"));
}

TEST_CASE("days that begin later than at midnight") {
  const Calendar shifts{zone("UTC"), std::chrono::Monday, 6 * kHour};
  CHECK(interval("day", "2026-03-02T05:59:00Z", shifts) ==
        "2026-03-01T06:00:00Z .. 2026-03-02T06:00:00Z");
  CHECK(interval("day", "2026-03-02T06:00:00Z", shifts) ==
        "2026-03-02T06:00:00Z .. 2026-03-03T06:00:00Z");
  CHECK(interval("week", "2026-03-02T05:59:00Z", shifts) ==
        "2026-02-23T06:00:00Z .. 2026-03-02T06:00:00Z");
  CHECK(interval("year", "2026-01-01T03:00:00Z", shifts) ==
        "2025-01-01T06:00:00Z .. 2026-01-01T06:00:00Z");
  CHECK(interval("1h", "2026-03-02T05:59:00Z", shifts) ==
        "2026-03-02T05:00:00Z .. 2026-03-02T06:00:00Z");
  // A start of the day that clocks leap over is the leap; of one shown twice the first.
  const Calendar at_half_past_two{zone("Europe/Madrid"), std::chrono::Monday, 150 * kMinute};
  CHECK(interval("day", "2026-03-29T10:00:00Z", at_half_past_two) ==
        "2026-03-29T03:00:00+02:00 .. 2026-03-30T02:30:00+02:00");
  CHECK(interval("day", "2026-10-25T01:10:00Z", at_half_past_two) ==
        "2026-10-25T02:30:00+02:00 .. 2026-10-26T02:30:00+01:00");
}

TEST_CASE("every interval length is found by its name") {
  std::string names;
  for (const IntervalLength length : all_interval_lengths()) {
    CHECK(find_interval_length(name(length)) == length);
    names += std::string{name(length)} + " ";
  }
  CHECK(names == "15m 30m 1h day week month quarter year ");
  CHECK_FALSE(find_interval_length("hour"));
  CHECK_FALSE(find_interval_length(""));
}

}  // namespace kpi::calendar_test
