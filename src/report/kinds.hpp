// SPDX-License-Identifier: MIT
// Kinds of rows: rows of one kind are alike in everything but texts, scores and amounts, so that
// counting how many rows of each kind there are counts everything.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "report/observation.hpp"

namespace kpi {

/// The amounts that are summed: first the waits, by exit.
enum class Summed : std::uint8_t {
  Handle = kExitCount,
  Talk,
  Hold,
  Acw,
  Duration,
  FirstResponse,
  Cost,
  Worked,
  SpanWorked,
  Count
};
using Sums = std::array<std::int64_t, 16>;
static_assert(static_cast<std::size_t>(Summed::Count) <= std::tuple_size_v<Sums>);
inline std::int64_t& of(Sums& sums, Summed which) {
  return sums[static_cast<std::size_t>(which)];
}
inline std::int64_t of(const Sums& sums, Summed which) {
  return sums[static_cast<std::size_t>(which)];
}

/// What every row of a kind adds.
struct Kind {
  std::uint64_t selected = 0;           ///< counters of an aggregate that go up by one
  std::uint64_t any_direction = 0;      ///< the same, of what knows no direction
  IntervalTally interval;               ///< what a selected row adds to the interval of its start
  bool offered = false;                 ///< whether it adds to that interval
  bool is_selected = false;             ///< the report selects the row
  bool waits = false, handles = false;  ///< is in these distributions
  bool first_responses = false;
  bool present = false;   ///< tells when its agent was present
  std::uint8_t exit = 0;  ///< where its wait is summed
  // All ones for the amounts that are there and counted, else 0.
  Sums added{};
  // The parts of the handle time, and of the time worked.
  struct Parts {
    std::int64_t hold = 0, acw = 0, ring = 0, wait = 0;
  } handle, worked;
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

  /// `matching_rules` are the bits of the service-level rules that match the row.
  std::uint32_t number(const CallRecord& record, bool selected, std::uint64_t matching_rules) {
    const std::uint64_t key = key_of(record, selected, matching_rules);
    Known& known = known_[(key * 0x9E3779B97F4A7C15U) >> (64U - kKnownBits)];
    if (known.key != key) known = {key, search(key, record, selected, matching_rules)};
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

  std::uint64_t key_of(const CallRecord& record, bool selected, std::uint64_t matching_rules);
  [[nodiscard]] Millis within_of(std::uint64_t matching) const;
  std::uint64_t number_of_rules(std::uint64_t matching);
  std::uint32_t search(std::uint64_t key, const CallRecord& record, bool selected,
                       std::uint64_t matching_rules);
  [[nodiscard]] Kind make(const Observation& seen, bool selected) const;

  const ObservationRules& rules_;
  const ServiceSteps& steps_;
  Millis within_;                        // a wait above is not within the general threshold
  Millis short_wait_;                    // a wait above is not short
  std::vector<std::uint64_t> matching_;  // sets of service-level rules met so far
  std::vector<std::uint64_t> keys_;
  std::vector<Kind> kinds_;
  std::array<Known, 1U << kKnownBits> known_{};  // where to look first
};

inline std::uint64_t Kinds::key_of(const CallRecord& record, bool selected,
                                   std::uint64_t matching_rules) {
  std::uint64_t key = selected ? 3 : 1;
  const auto put = [&key](auto value, unsigned bits) {
    key = (key << bits) | static_cast<std::uint64_t>(value);
  };
  put(record.counts_as, 2);
  put(record.outcome, 4);
  put(record.transferred, 2);
  put(record.resolved, 2);
  put(record.converted, 2);
  // An absent wait is less than any other.
  const std::int64_t wait = record.wait.has_value() ? *record.wait : -1;
  put(wait >= 0, 1);
  put(wait <= (matching_rules == 0 ? within_ : within_of(matching_rules)), 1);
  put(wait <= short_wait_, 1);
  put(record.ring.has_value(), 1);
  put(record.talk.has_value(), 1);
  put(record.hold.has_value(), 1);
  put(record.hold.has_value() && *record.hold > 0, 1);
  put(record.acw.has_value(), 1);
  put(record.answer.has_value(), 1);
  put(!record.agent.empty(), 1);
  put(record.start.has_value(), 1);
  put(record.cost.has_value(), 1);
  put(record.first_response.has_value(), 1);
  if (matching_rules != 0) key |= number_of_rules(matching_rules) << 40U;
  return key;
}

}  // namespace kpi
