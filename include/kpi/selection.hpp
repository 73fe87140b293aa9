// SPDX-License-Identifier: MIT
// Which contacts a report counts: by when they were, and by what is said of them.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// The instant that places a contact in periods, intervals, hours and weekdays. A contact that
/// lacks it is placed by its start.
enum class AssignBy : std::uint8_t {
  Start,
  Answer,  ///< of those not answered when they left the queue: start + wait
  End
};

/// Instants, begin included and end excluded; a side that is absent is open.
struct PeriodBounds {
  std::optional<Millis> begin;
  std::optional<Millis> end;

  [[nodiscard]] bool holds(Millis instant) const {
    return (!begin || instant >= *begin) && (!end || instant < *end);
  }
};

/// A period by its name: "2026", "2026-Q1", "2026-03", "2026-W10" (the ISO week), "2026-03-02", two
/// of these as "A..B" (both included), "today", "yesterday", "last-week", "last-month" (the whole
/// ones before today), "last 7 days" and "P7D" (the days before today). Relative names are told
/// from `now`. Nothing for any other text.
std::optional<Interval> find_period(std::string_view text, const Calendar& calendar, Millis now);
/// A date, which is its midnight, or a date with a clock, on the clocks of the zone unless it says
/// its offset. Where clocks showed it twice, the first time; where they leapt over it, the leap.
std::optional<Millis> find_instant(std::string_view text, const TimeZone& zone);

/// When a centre is open.
struct OpeningHours {
  /// On the clock, at most kDay; with an end before the begin it is open around midnight. Weekdays
  /// and holidays are those of the calendar's days, which may begin at another time than midnight.
  Millis begin = 0;
  Millis end = kDay;
  std::bitset<7> closed_weekdays;      ///< by number, Sunday being 0
  std::vector<std::int64_t> holidays;  ///< civil days since 1970 on which it is closed; ascending

  [[nodiscard]] bool always() const {
    return begin == 0 && end == kDay && closed_weekdays.none() && holidays.empty();
  }
};
/// The spans of a civil day of the calendar in which a centre is open, ascending.
std::vector<Interval> open_spans(const OpeningHours& hours, const Calendar& calendar,
                                 std::int64_t day);

enum class Comparison : std::uint8_t {
  Equal,
  NotEqual,
  Contains,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual
};

/// A condition on contacts: "queue=sales,billing", "agent!=test*", "talk>10m", "reason~refund",
/// "weekday=mon-fri", "hour=8-19". Text compares with case, but for `~`; * and ? are wildcards of =
/// and !=. Of several values any one suffices, and != holds where none is met. A range holds both
/// of its ends, and only numbers, durations, hours and weekdays have them; of hours and weekdays it
/// may wrap. A stamp is compared with a period or an instant. What is absent is the empty text, and
/// neither less nor greater than anything.
struct Condition {
  std::string text;    ///< as it was given
  std::string column;  ///< a field, another column of the log, team, hour or weekday
  Comparison comparison = Comparison::Equal;
  std::vector<std::string> values;  ///< at least one
};
/// Throws Error (Usage) for a text that is no condition.
Condition parse_condition(std::string_view text);

}  // namespace kpi
