// SPDX-License-Identifier: MIT
// The offered contacts of one group by interval, kept as small as can be.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/time.hpp"
#include "report/packed_numbers.hpp"

namespace kpi {

/// Intervals are told apart by the quarter of an hour since 1970 in which they begin: none is
/// shorter, so no two begin in the same.
inline std::int32_t quarter_of(Millis begin) {
  constexpr Millis kQuarter = 15 * kMinute;
  const Millis quotient = begin / kQuarter;
  return static_cast<std::int32_t>(quotient - (begin < quotient * kQuarter ? 1 : 0));
}
/// An instant of the interval that begins in this quarter.
inline Millis instant_in(std::int32_t quarter) {
  return (Millis{quarter} + 1) * 15 * kMinute - 1;
}

class IntervalCounts {
 public:
  void add(std::int32_t quarter, const IntervalTally& tally) {
    // The last entry is nearly always the one, and far from full.
    if (!entries_.empty() && entries_.back().quarter == quarter && tally.rules == 0) {
      Entry& entry = entries_.back();
      const std::int64_t numerator = entry.numerator + tally.numerator;
      const std::int64_t denominator = entry.denominator + tally.denominator;
      if (fits(numerator) && fits(denominator)) {
        entry.numerator = static_cast<std::int8_t>(numerator);
        entry.denominator = static_cast<std::int8_t>(denominator);
        entry.seen |= tally.seen;
        entry.waited |= tally.waited;
        return;
      }
    }
    append(quarter, tally);
  }
  void prefetch_end() const {
    if (!entries_.empty()) __builtin_prefetch(&entries_.back());
  }
  /// Adds the intervals, which are of this length.
  void add_to(IntervalTallies& to, const Calendar& calendar, IntervalLength length) const;

 private:
  /// Small, as an agent has few contacts in one interval. Many contacts take several entries.
  struct Entry {
    std::int32_t quarter = 0;
    std::int8_t numerator = 0;
    std::int8_t denominator = 0;
    std::uint8_t seen = 0;
    std::uint8_t waited = 0;
  };
  static bool fits(std::int64_t number) { return number == static_cast<std::int8_t>(number); }
  void append(std::int32_t quarter, const IntervalTally& tally);
  static bool join(Entry& into, const Entry& other);
  static void sort_and_join(std::vector<Entry>& entries);
  void make_room();
  void pack(std::vector<Entry>& entries);
  void pack_anew();
  template <typename Visit>
  void each_packed(Visit visit) const;

  std::vector<Entry> entries_;  // came last, few; the last may come again
  // The entries before them, in far fewer bytes.
  NumberWriter packed_;
  std::int32_t packed_until_ = 0;  // the quarter of the last of them
  bool in_order_ = true;           // none is of an earlier quarter than the one before
  std::size_t pack_anew_at_ = 0;   // bytes, where they are not in order
  // What does not fit into an entry.
  std::vector<std::pair<std::int32_t, IntervalTally>> large_;
};

}  // namespace kpi
