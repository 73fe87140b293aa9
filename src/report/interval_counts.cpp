// SPDX-License-Identifier: MIT
// The offered contacts of one group by interval, kept as small as can be.
#include "report/interval_counts.hpp"

#include <algorithm>

namespace kpi {

/// False where the sums do not fit.
bool IntervalCounts::join(Entry& into, const Entry& other) {
  const bool full = __builtin_add_overflow(into.numerator, other.numerator, &into.numerator) ||
                    __builtin_add_overflow(into.denominator, other.denominator, &into.denominator);
  if (full) return false;
  into.seen |= other.seen;
  into.waited |= other.waited;
  return true;
}

void IntervalCounts::append(std::int32_t quarter, const IntervalTally& tally) {
  // No rule of its own matches a row as a rule.
  if (tally.rules != 0 || !fits(tally.numerator) || !fits(tally.denominator)) {
    large_.emplace_back(quarter, tally);
    return;
  }
  if (entries_.size() == entries_.capacity()) make_room();
  entries_.push_back({quarter, static_cast<std::int8_t>(tally.numerator),
                      static_cast<std::int8_t>(tally.denominator), tally.seen, tally.waited});
}

/// Joins entries of one interval, else grows.
void IntervalCounts::make_room() {
  const std::size_t size = entries_.size();
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.quarter < b.quarter; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < size; ++i) {
    Entry joined = entries_[kept];
    if (entries_[kept].quarter == entries_[i].quarter && join(joined, entries_[i])) {
      entries_[kept] = joined;
    } else {
      entries_[++kept] = entries_[i];
    }
  }
  if (size > 0) entries_.resize(kept + 1);
  if (entries_.size() > size / 2 || size == 0) entries_.reserve(size + size / 4 + 8);
}

void IntervalCounts::add_to(IntervalTallies& to, const Calendar& calendar,
                            IntervalLength length) const {
  const auto add = [&](std::int32_t quarter, const IntervalTally& tally) {
    to[calendar.interval(length, instant_in(quarter)).begin].merge(tally);
  };
  for (const Entry& entry : entries_) {
    add(entry.quarter, {entry.numerator, entry.denominator, entry.seen, entry.waited, 0});
  }
  for (const auto& [quarter, tally] : large_) add(quarter, tally);
}

}  // namespace kpi
