// SPDX-License-Identifier: MIT
// The part of time in which a centre is open.
#include "report/open_time.hpp"

#include "report/dimension.hpp"

namespace kpi {

void OpenTime::go_to(Millis instant) {
  day_ = calendar_->interval(IntervalLength::Day, instant);
  spans_ = open_spans(*hours_, *calendar_, calendar_->civil_day(instant));
}

SlotTimes::SlotTimes(const Interval& span, OpenTime open, const Calendar& calendar) {
  open.each_open(span, [&](const Interval& part) {
    for (Millis at = part.begin; at < part.end;) {
      // Days may begin within an hour.
      const Millis end = std::min({part.end, calendar.interval(IntervalLength::Hour, at).end,
                                   calendar.interval(IntervalLength::Day, at).end});
      times_[weekday_of(calendar, at)][hour_of(calendar, at)] += end - at;
      at = end;
    }
  });
}

Millis SlotTimes::of(const TimeSlot& slot) const {
  Millis sum = 0;
  for (unsigned weekday = 0; weekday < times_.size(); ++weekday) {
    if (slot.weekday && *slot.weekday != weekday) continue;
    for (unsigned hour = 0; hour < times_[weekday].size(); ++hour) {
      if (!slot.hour || *slot.hour == hour) sum += times_[weekday][hour];
    }
  }
  return sum;
}

}  // namespace kpi
