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
  return stamp.instant ? stamp.instant : Amount{zone_.instant_of(*stamp.day * kDay + *stamp.time)};
}

Amount QuickStamp::read_hour(std::string_view text, Millis within) {
  StampText stamp;
  if (!read_full(text, stamp)) return {};
  if (stamp.day && stamp.time && *stamp.time % kHour == within) {
    std::copy_n(text.data(), kHourSize, hour_text_.data());
    hour_ = *stamp.day * kDay + *stamp.time - within;
    hour_known_ = true;
  }
  return read_any(text);
}

}  // namespace kpi
