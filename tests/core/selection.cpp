// SPDX-License-Identifier: MIT
// Periods by their names, instants, opening hours, and conditions taken apart.
#include <catch2/catch.hpp>

#include <string>

#include "kpi/error.hpp"
#include "kpi/selection.hpp"

namespace kpi::selection_test {
namespace {

TimeZone zone(std::string_view name) {
  const auto parsed = TimeZone::parse(name);
  REQUIRE(parsed);
  return *parsed;
}

/// "begin .. end", or "none". The now is a Wednesday at noon.
std::string period(std::string_view text, const Calendar& calendar = Calendar{}) {
  const auto now = find_instant("2026-03-11T12:00:00Z", {});
  REQUIRE(now);
  const auto found = find_period(text, calendar, *now);
  if (!found) return "none";
  return calendar.stamp(found->begin).substr(0, 16) + " .. " +
         calendar.stamp(found->end).substr(0, 16);
}

std::string instant(std::string_view text, std::string_view name = "UTC") {
  const auto found = find_instant(text, zone(name));
  return found ? Calendar{}.stamp(*found) : "none";
}

std::string open_on(const OpeningHours& hours, std::string_view date,
                    const Calendar& calendar = Calendar{}) {
  const auto midnight = find_instant(date, {});
  REQUIRE(midnight);
  std::string text;
  for (const Interval& span : open_spans(hours, calendar, *midnight / kDay)) {
    text +=
        (text.empty() ? "" : ", ") + calendar.stamp(span.begin) + " .. " + calendar.stamp(span.end);
  }
  return text;
}

std::string refusal(std::string_view text) {
  try {
    parse_condition(text);
  } catch (const Error& error) {
    return error.faults().front().message;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("periods by their names") {
  CHECK(period("2026") == "2026-01-01T00:00 .. 2027-01-01T00:00");
  CHECK(period("2026-Q1") == "2026-01-01T00:00 .. 2026-04-01T00:00");
  CHECK(period("2026-Q4") == "2026-10-01T00:00 .. 2027-01-01T00:00");
  CHECK(period("2026-03") == "2026-03-01T00:00 .. 2026-04-01T00:00");
  CHECK(period("2026-12") == "2026-12-01T00:00 .. 2027-01-01T00:00");
  CHECK(period("2026-03-02") == "2026-03-02T00:00 .. 2026-03-03T00:00");
  CHECK(period("2026-03-02..2026-03-08") == "2026-03-02T00:00 .. 2026-03-09T00:00");
  CHECK(period("2026-02..2026-Q2") == "2026-02-01T00:00 .. 2026-07-01T00:00");
  CHECK(period("2026-03-02 .. today") == "2026-03-02T00:00 .. 2026-03-12T00:00");
}

TEST_CASE("ISO weeks begin on Mondays, whatever the week of the report") {
  CHECK(period("2026-W10") == "2026-03-02T00:00 .. 2026-03-09T00:00");
  CHECK(period("2026-W01") == "2025-12-29T00:00 .. 2026-01-05T00:00");
  CHECK(period("2026-W53") == "2026-12-28T00:00 .. 2027-01-04T00:00");
  CHECK(period("2025-W53") == "none");  // 2025 has 52
  CHECK(period("2026-W00") == "none");
  const Calendar sundays{{}, std::chrono::Sunday};
  CHECK(period("2026-W10", sundays) == "2026-03-02T00:00 .. 2026-03-09T00:00");
  CHECK(period("last-week", sundays) == "2026-03-01T00:00 .. 2026-03-08T00:00");
}

TEST_CASE("periods that are told from now") {
  CHECK(period("today") == "2026-03-11T00:00 .. 2026-03-12T00:00");
  CHECK(period("yesterday") == "2026-03-10T00:00 .. 2026-03-11T00:00");
  CHECK(period("last-week") == "2026-03-02T00:00 .. 2026-03-09T00:00");
  CHECK(period("last-month") == "2026-02-01T00:00 .. 2026-03-01T00:00");
  CHECK(period("last 7 days") == "2026-03-04T00:00 .. 2026-03-11T00:00");
  CHECK(period("P7D") == "2026-03-04T00:00 .. 2026-03-11T00:00");
  CHECK(period("last 1 day") == "2026-03-10T00:00 .. 2026-03-11T00:00");
  // At six in the morning of a day that begins at noon it is still the day before.
  CHECK(period("today", Calendar{zone("-06:00"), std::chrono::Monday, 12 * kHour}) ==
        "2026-03-10T12:00 .. 2026-03-11T12:00");
}

TEST_CASE("what names no period") {
  for (const std::string_view text :
       {"",           "26",           "2026-",        "2026-13",
        "2026-00",    "2026-Q5",      "2026-Q0",      "2026-3",
        "2026-02-30", "2026-03-02..", "..2026-03-02", "2026-03-08..2026-03-02",
        "last",       "last 0 days",  "last x days",  "P0D",
        "P7",         "P1W",          "tomorrow",     "2026-03-02T10:00",
        "02026"}) {
    INFO(text);
    CHECK(period(text) == "none");
  }
}

TEST_CASE("instants on the clocks of a zone") {
  CHECK(instant("2026-03-02") == "2026-03-02T00:00:00Z");
  CHECK(instant("2026-03-02", "Europe/Madrid") == "2026-03-01T23:00:00Z");
  CHECK(instant("2026-03-02 08:30", "Europe/Madrid") == "2026-03-02T07:30:00Z");
  CHECK(instant("2026-03-02T08:30:00+05:30", "Europe/Madrid") == "2026-03-02T03:00:00Z");
  CHECK(instant("2026-03-29T02:30", "Europe/Madrid") == "2026-03-29T01:00:00Z");  // leapt over
  CHECK(instant("2026-10-25T02:30", "Europe/Madrid") == "2026-10-25T00:30:00Z");  // the first
  CHECK(instant("08:30") == "none");
  CHECK(instant("03/04/2026") == "none");
  CHECK(instant("soon") == "none");
}

TEST_CASE("opening hours of a day") {
  OpeningHours office;
  CHECK(office.always());
  office.begin = 8 * kHour;
  office.end = 20 * kHour;
  office.closed_weekdays.set(0);
  office.holidays = {*find_instant("2026-03-03", {}) / kDay};
  CHECK_FALSE(office.always());
  CHECK(open_on(office, "2026-03-02") == "2026-03-02T08:00:00Z .. 2026-03-02T20:00:00Z");
  CHECK(open_on(office, "2026-03-03").empty());  // a holiday
  CHECK(open_on(office, "2026-03-08").empty());  // a Sunday
}

TEST_CASE("opening hours around midnight, and over a change of clocks") {
  OpeningHours night;
  night.begin = 22 * kHour;
  night.end = 6 * kHour;
  CHECK(open_on(night, "2026-03-02") ==
        "2026-03-02T00:00:00Z .. 2026-03-02T06:00:00Z, "
        "2026-03-02T22:00:00Z .. 2026-03-03T00:00:00Z");
  // A day from noon to noon has one night.
  CHECK(open_on(night, "2026-03-02", Calendar{{}, std::chrono::Monday, 12 * kHour}) ==
        "2026-03-02T22:00:00Z .. 2026-03-03T06:00:00Z");
  OpeningHours early;
  early.begin = kHour;
  early.end = 4 * kHour;
  const Calendar madrid{zone("Europe/Madrid")};
  CHECK(open_on(early, "2026-10-25", madrid) ==
        "2026-10-25T01:00:00+02:00 .. 2026-10-25T04:00:00+01:00");  // four hours
}

TEST_CASE("conditions taken apart") {
  const auto taken = [](std::string_view text) {
    const Condition condition = parse_condition(text);
    std::string all =
        condition.column + " " + std::to_string(static_cast<int>(condition.comparison));
    for (const std::string& value : condition.values) all += " [" + value + "]";
    return all;
  };
  CHECK(taken("queue=sales,billing") == "queue 0 [sales] [billing]");
  CHECK(taken("queue = sales , billing") == "queue 0 [sales] [billing]");
  CHECK(taken("agent!=test*") == "agent 1 [test*]");
  CHECK(taken("reason~refund") == "reason 2 [refund]");
  CHECK(taken("talk<10m") == "talk 3 [10m]");
  CHECK(taken("talk<=10m") == "talk 4 [10m]");
  CHECK(taken("talk>10m") == "talk 5 [10m]");
  CHECK(taken("talk>=10m") == "talk 6 [10m]");
  CHECK(taken("agent=") == "agent 0 []");
  CHECK(taken("Call Type=a=b") == "Call Type 0 [a=b]");
  CHECK(refusal("queue") == R"(--where: "queue" is no condition; it has none of = != ~ < <= > >=)");
  CHECK(refusal("=sales") == R"(--where: "=sales" names no column)");
  CHECK(refusal("queue!sales") == R"(--where: "queue!sales" is no condition; ! stands before =)");
  CHECK(refusal("talk>1,2") == R"(--where: "talk>1,2" compares with several values; > takes one)");
  CHECK(refusal("talk>") == R"(--where: "talk>" compares with nothing)");
  CHECK(refusal("reason~") == R"(--where: "reason~" compares with nothing)");
}

}  // namespace kpi::selection_test
