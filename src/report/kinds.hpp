// SPDX-License-Identifier: MIT
// Kinds of rows: rows of one kind are alike in everything but texts, scores and amounts, so that
// counting how many rows of each kind there are counts everything.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "report/observation.hpp"

namespace kpi {

/// What every row of a kind adds.
struct Kind {
  std::uint64_t selected = 0;       ///< counters of an aggregate that go up by one
  std::uint64_t any_direction = 0;  ///< the same, of what knows no direction
  IntervalTally interval;           ///< what a selected row adds to the interval of its start
  bool offered = false;             ///< whether it adds to that interval
};

/// The counters of an aggregate that kinds count, in their order.
inline constexpr std::size_t kCounterCount = 64;
using Counters = std::array<std::int64_t, kCounterCount>;
/// Adds what rows counted by kind add up to.
void add_selected_counters(Aggregate& to, const Counters& counters);
void add_any_direction_counters(Aggregate& to, const Counters& counters);

/// Numbers the kinds of rows from 0 in the order in which they are met.
class Kinds {
 public:
  /// Rules and steps must outlive this.
  Kinds(const ObservationRules& rules, const ServiceSteps& steps);

  std::uint32_t number(const Observation& seen, bool selected) {
    const std::uint64_t key = key_of(seen, selected);
    Known& known = known_[(key * 0x9E3779B97F4A7C15U) >> (64U - kKnownBits)];
    if (known.key != key) known = {key, search(key, seen, selected)};
    return known.number;
  }
  [[nodiscard]] const Kind& operator[](std::uint32_t number) const { return kinds_[number]; }
  [[nodiscard]] std::size_t size() const { return kinds_.size(); }

 private:
  static constexpr unsigned kKnownBits = 10;
  struct Known {
    std::uint64_t key = 0;  // no row has key 0
    std::uint32_t number = 0;
  };

  std::uint64_t key_of(const Observation& seen, bool selected);
  std::uint64_t number_of_rules(std::uint64_t matching);
  std::uint32_t search(std::uint64_t key, const Observation& seen, bool selected);
  [[nodiscard]] Kind make(const Observation& seen) const;

  const ObservationRules& rules_;
  const ServiceSteps& steps_;
  std::vector<std::uint64_t> matching_;  // sets of service-level rules met so far
  std::vector<std::uint64_t> keys_;
  std::vector<Kind> kinds_;
  std::array<Known, 1U << kKnownBits> known_{};  // where to look first
};

inline std::uint64_t Kinds::key_of(const Observation& seen, bool selected) {
  const CallRecord& record = *seen.record;
  std::uint64_t key = 1;
  const auto put = [&key](auto value, unsigned bits) {
    key = (key << bits) | static_cast<std::uint64_t>(value);
  };
  put(selected, 1);
  put(record.outcome, 4);
  put(record.transferred, 2);
  put(record.resolved, 2);
  put(record.converted, 2);
  put(record.wait.has_value(), 1);
  put(seen.within, 1);
  put(seen.short_wait, 1);
  put(record.talk.has_value(), 1);
  put(record.hold.has_value(), 1);
  put(record.hold.value_or(0) > 0, 1);
  put(record.acw.has_value(), 1);
  put(seen.handle.has_value(), 1);
  put(seen.civil_day.has_value(), 1);
  put(record.cost.has_value(), 1);
  put(record.first_response.has_value(), 1);
  if (seen.matching_rules != 0) key |= number_of_rules(seen.matching_rules) << 32U;
  return key;
}

}  // namespace kpi
