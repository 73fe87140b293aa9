// SPDX-License-Identifier: MIT
// Stamps of a column that is in the order of time or nearly so: date and hour are read once for all
// that share them.
#include "input/quick_stamp.hpp"

#include <algorithm>

namespace kpi {

/// Reads a stamp of which nothing is to be remarked or completed.
bool QuickStamp::read_full(std::string_view text, StampText& stamp) const {
  return read_stamp(text, form_, stamp) == Reading::Ok && stamp.is_full() &&
         (!stamp.by_order || day_order_known_);
}

Amount QuickStamp::read_any(std::string_view text) const {
  StampText stamp;
  if (!read_full(text, stamp)) return {};
  if (stamp.instant) return stamp.instant;
  const TimeZone::Readings readings = zone_.readings_of(*stamp.day * kDay + *stamp.time);
  return readings.second ? Amount{} : readings.first;
}

Amount QuickStamp::read_hour(std::string_view text, Millis within) {
  StampText stamp;
  if (!read_full(text, stamp)) return {};
  if (stamp.day && stamp.time && *stamp.time % kHour == within) {
    std::copy_n(text.data(), kHourSize, hour_text_.data());
    hour_ = *stamp.day * kDay + *stamp.time - within;
    // Within an hour that clocks leap over or show twice, each stamp is looked at by itself.
    const TimeZone::Readings begin = zone_.readings_of(hour_);
    const TimeZone::Readings end = zone_.readings_of(hour_ + kHour - 1);
    hour_known_ = begin.first && end.first && !begin.second && !end.second &&
                  *end.first - *begin.first == kHour - 1;
    if (hour_known_) hour_offset_ = hour_ - *begin.first;
  }
  return read_any(text);
}

}  // namespace kpi
