// SPDX-License-Identifier: MIT
// The options that say which contacts are counted, and the calendar on which they are read.
#include <chrono>
#include <optional>

#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

constexpr const char* kPeriods =
    "a period such as 2026-03, 2026-Q1, 2026-W10, 2026-03-02..2026-03-08, yesterday, last-week or "
    "P7D";

Millis instant(std::string_view option, const std::string& text, const TimeZone& zone) {
  const std::optional<Millis> found = find_instant(text, zone);
  if (!found) {
    reject({option, text}, "date or time", "one such as 2026-03-02 or 2026-03-02T08:30");
  }
  return *found;
}

PeriodBounds period_of(const TimeArguments& time, const Calendar& calendar) {
  PeriodBounds bounds;
  if (!time.period.empty()) {
    if (!time.begin.empty() || !time.end.empty()) {
      throw Error(FaultKind::Usage, "--period excludes --begin and --end");
    }
    const auto found = find_period(time.period, calendar, now_of(time));
    if (!found) reject({"--period", time.period}, "period", kPeriods);
    return {found->begin, found->end};
  }
  if (!time.begin.empty()) bounds.begin = instant("--begin", time.begin, calendar.zone());
  if (!time.end.empty()) bounds.end = instant("--end", time.end, calendar.zone());
  if (bounds.begin && bounds.end && *bounds.begin >= *bounds.end) {
    throw Error(FaultKind::Usage, "--end: the period ends before it begins",
                "the end is excluded: -b 2026-03-02 -e 2026-03-03 is one day");
  }
  return bounds;
}

}  // namespace

void add_select_options(CommandLine& line, QueryArguments& arguments) {
  Query& query = arguments.query;
  TimeArguments& time = arguments.time;
  const auto text = [](std::string& to) {
    return [&to](const Given& given) {
      if (given.text.empty()) reject(given, "time", "a date, such as 2026-03-02");
      to = given.text;
    };
  };
  line.once(Topic::Select, "-p,--period", "PERIOD",
            "count calls of 2026, 2026-Q1, 2026-03, 2026-W10, 2026-03-02, A..B, today, yesterday, "
            "last-week, last-month or 'last 7 days'",
            text(time.period));
  line.once(Topic::Select, "-b,--begin", "TIME",
            "count calls from then on (default: the begin of the log)", text(time.begin));
  line.once(Topic::Select, "-e,--end", "TIME",
            "count calls before then (default: the end of the log)", text(time.end));
  line.once(Topic::Select, "--now", "TIME",
            "the time from which today and the like are told (default: the clock)", text(time.now));
  line.repeated(Topic::Select, "-w,--where", "CONDITION",
                "count calls that meet it: queue=sales,billing agent!=test* talk>10m hour=8-19 "
                "weekday=mon-fri reason~refund; of several -w all must hold",
                [&](const Given& given) { query.where.push_back(parse_condition(given.text)); });
  line.once(Topic::Select, "--direction", "WORD",
            "rows to count: inbound, outbound or all (default: inbound)",
            [&](const Given& given) { query.direction = direction(given); });
  line.once(Topic::Select, "--tz", "ZONE",
            "zone of the report: Europe/Madrid, +02:00 and the like (default: UTC)",
            [&](const Given& given) { time.zone = time_zone(given); });
  line.once(Topic::Select, "--hours", "FROM-TO",
            "count calls within opening hours, such as 08:00-20:00", [&](const Given& given) {
              const auto [begin, end] = opening_clocks(given);
              query.hours.begin = begin;
              query.hours.end = end;
            });
  line.once(Topic::Select, "--days", "DAYS", "count calls on these weekdays, such as mon-fri,sun",
            [&](const Given& given) { query.hours.closed_weekdays = other_weekdays(given); });
  line.once(Topic::Select, "--holidays", "FILE",
            "leave out the days in the file, one date such as 2026-12-25 a line",
            [&](const Given& given) { query.hours.holidays = dates_in_file(given); });
  line.once(Topic::Select, "--assign-by", "WHEN",
            "place calls in time by their start, answer or end (default: start)",
            [&](const Given& given) { query.assign_by = assign_by(given); });
}

Calendar calendar_of(const TimeArguments& time) {
  return Calendar{time.zone, time.week_start, time.day_start};
}

Millis now_of(const TimeArguments& time) {
  if (!time.now.empty()) return instant("--now", time.now, time.zone);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

Query finished_query(const QueryArguments& arguments) {
  Query query = arguments.query;
  query.calendar = calendar_of(arguments.time);
  query.period = period_of(arguments.time, query.calendar);
  return query;
}

}  // namespace kpi::cli
