// SPDX-License-Identifier: MIT
// When a centre is open on a civil day.
#include <algorithm>

#include "core/spelled_date.hpp"
#include "kpi/selection.hpp"

namespace kpi {
std::vector<Interval> open_spans(const OpeningHours& hours, const Calendar& calendar,
                                 std::int64_t day) {
  const Interval whole{calendar.begin_of_day(day), calendar.begin_of_day(day + 1)};
  const bool holiday = std::binary_search(hours.holidays.begin(), hours.holidays.end(), day);
  if (holiday || hours.closed_weekdays[weekday_of(day)]) return {};
  std::vector<Interval> spans;
  const auto add = [&](Millis from, Millis to) {
    const Interval open{std::max(whole.begin, calendar.zone().boundary_at(from)),
                        std::min(whole.end, calendar.zone().boundary_at(to))};
    if (open.begin >= open.end) return;
    if (!spans.empty() && spans.back().end == open.begin) {
      spans.back().end = open.end;
    } else {
      spans.push_back(open);
    }
  };
  // A day that does not begin at midnight has the clocks of two dates.
  for (const std::int64_t date : {day, day + 1}) {
    const Millis midnight = date * kDay;
    if (hours.begin < hours.end) {
      add(midnight + hours.begin, midnight + hours.end);
    } else {
      add(midnight, midnight + hours.end);
      add(midnight + hours.begin, midnight + kDay);
    }
  }
  return spans;
}

}  // namespace kpi
