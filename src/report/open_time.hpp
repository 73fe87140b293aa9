// SPDX-License-Identifier: MIT
// The part of time in which a centre is open.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "kpi/selection.hpp"

namespace kpi {

/// Looks at one civil day after the other, and remembers the last.
class OpenTime {
 public:
  /// Both must outlive this.
  OpenTime(const OpeningHours& hours, const Calendar& calendar)
      : hours_{&hours}, calendar_{&calendar}, always_{hours.always()} {}

  [[nodiscard]] bool always() const { return always_; }
  [[nodiscard]] bool holds(Millis instant) {
    if (always_) return true;
    if (instant < day_.begin || instant >= day_.end) go_to(instant);
    return std::any_of(spans_.begin(), spans_.end(), [&](const Interval& span) {
      return instant >= span.begin && instant < span.end;
    });
  }
  /// Calls `visit` with each open part of a span of time, in order.
  template <typename Visit>
  void each_open(const Interval& span, Visit visit) {
    if (always_) return visit(span);
    for (Millis at = span.begin; at < span.end; at = day_.end) {
      if (at < day_.begin || at >= day_.end) go_to(at);
      for (const Interval& open : spans_) {
        const Interval part{std::max(open.begin, at), std::min(open.end, span.end)};
        if (part.begin < part.end) visit(part);
      }
    }
  }
  /// How many weeks from an instant on are as the first of them, up to `end`; at least one.
  [[nodiscard]] std::int64_t weeks_alike(Millis instant, Millis end) const;

 private:
  void go_to(Millis instant);

  const OpeningHours* hours_;
  const Calendar* calendar_;
  bool always_;
  Interval day_{0, 0};  // looked at last
  std::vector<Interval> spans_;
};

/// An hour of the day, a weekday, both, or neither, by number.
struct TimeSlot {
  std::optional<unsigned> hour, weekday;
  [[nodiscard]] bool is_all() const { return !hour && !weekday; }
};

/// How much open time of each hour of each weekday lies in a span.
class SlotTimes {
 public:
  SlotTimes(const Interval& span, OpenTime open, const Calendar& calendar);
  [[nodiscard]] Millis of(const TimeSlot& slot) const;

 private:
  SlotTimes() = default;
  void add(const Interval& part, const Calendar& calendar);
  void add(const SlotTimes& other, std::int64_t times);

  std::array<std::array<Millis, 24>, 7> times_{};
};

}  // namespace kpi
