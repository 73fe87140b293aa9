// SPDX-License-Identifier: MIT
// The part of time in which a centre is open.
#include "report/open_time.hpp"

#include "report/dimension.hpp"

namespace kpi {
namespace {

constexpr Millis kWeek = 7 * kDay;

}  // namespace

void OpenTime::go_to(Millis instant) {
  day_ = calendar_->interval(IntervalLength::Day, instant);
  spans_ = open_spans(*hours_, *calendar_, calendar_->civil_day(instant));
}

std::int64_t OpenTime::weeks_alike(Millis instant, Millis end) const {
  // Around a change of clocks, and before a holiday, a day may be of another length.
  constexpr Millis kAround = 2 * kDay;
  const TimeZone::Span same = calendar_->zone().span_at(instant);
  if (instant < same.begin + kAround) return 1;
  Millis limit = std::min(end, same.end - kAround);
  if (!always_) {
    const auto& holidays = hours_->holidays;
    const auto next =
        std::lower_bound(holidays.begin(), holidays.end(), calendar_->civil_day(instant) - 1);
    if (next != holidays.end()) limit = std::min(limit, calendar_->begin_of_day(*next) - kAround);
  }
  return std::max<std::int64_t>(1, (limit - instant) / kWeek);
}

// A log may span a millennium, if only by a mistyped year.
SlotTimes::SlotTimes(const Interval& span, OpenTime open, const Calendar& calendar) {
  for (Millis at = span.begin; at < span.end;) {
    const std::int64_t weeks = open.weeks_alike(at, span.end);
    SlotTimes week;
    open.each_open({at, std::min(span.end, at + kWeek)},
                   [&](const Interval& part) { week.add(part, calendar); });
    add(week, weeks);
    at += weeks * kWeek;
  }
}

void SlotTimes::add(const Interval& part, const Calendar& calendar) {
  for (Millis at = part.begin; at < part.end;) {
    // Days may begin within an hour.
    const Millis end = std::min({part.end, calendar.interval(IntervalLength::Hour, at).end,
                                 calendar.interval(IntervalLength::Day, at).end});
    times_[weekday_of(calendar, at)][hour_of(calendar, at)] += end - at;
    at = end;
  }
}

void SlotTimes::add(const SlotTimes& other, std::int64_t times) {
  for (std::size_t weekday = 0; weekday < times_.size(); ++weekday) {
    for (std::size_t hour = 0; hour < times_[weekday].size(); ++hour) {
      times_[weekday][hour] += times * other.times_[weekday][hour];
    }
  }
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
