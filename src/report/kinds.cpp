// SPDX-License-Identifier: MIT
// Kinds of rows, and what a row of each adds to an aggregate.
#include "report/kinds.hpp"

#include <algorithm>

namespace kpi {
namespace {

/// Calls `visit` with every counter of an aggregate that rows of one kind raise alike.
template <typename Visit>
void each_selected_counter(Aggregate& of, Visit visit) {
  visit(of.rows);
  for (ExitTally& exit : of.exits) {
    visit(exit.count);
    visit(exit.with_wait);
    visit(exit.within);
    visit(exit.short_wait);
  }
  visit(of.blocked);
  for (Tally* tally :
       {&of.handle, &of.talk, &of.hold, &of.acw, &of.duration, &of.first_response, &of.cost}) {
    visit(tally->count);
  }
  for (Tally* tally : {&of.transferred, &of.resolved, &of.converted}) {
    visit(tally->sum);
    visit(tally->count);
  }
  visit(of.held);
  visit(of.aht_left_out);
  visit(of.answered_without_cost);
}

template <typename Visit>
void each_any_direction_counter(Aggregate& of, Visit visit) {
  Aggregate::AllDirections& all = of.all_directions;
  visit(all.answered);
  visit(all.offered);
  visit(all.resolved);
  visit(all.handle.count);
  visit(all.span_handle.count);
}

}  // namespace

void add_selected_counters(Aggregate& to, const Counters& counters) {
  std::size_t i = 0;
  each_selected_counter(to, [&](auto& counter) { counter += counters[i++]; });
}

void add_any_direction_counters(Aggregate& to, const Counters& counters) {
  std::size_t i = 0;
  each_any_direction_counter(to, [&](auto& counter) { counter += counters[i++]; });
}

Kinds::Kinds(const ObservationRules& rules, const ServiceSteps& steps)
    : rules_{rules}, steps_{steps} {}

/// From 1, in the order in which the sets are met.
std::uint64_t Kinds::number_of_rules(std::uint64_t matching) {
  auto found = std::find(matching_.begin(), matching_.end(), matching);
  if (found == matching_.end()) found = matching_.insert(matching_.end(), matching);
  return static_cast<std::uint64_t>(found - matching_.begin()) + 1;
}

std::uint32_t Kinds::search(std::uint64_t key, const Observation& seen, bool selected) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found != keys_.end()) return static_cast<std::uint32_t>(found - keys_.begin());
  keys_.push_back(key);
  kinds_.push_back(make(seen));
  if (!selected) {
    kinds_.back().selected = 0;
    kinds_.back().offered = false;
  }
  return static_cast<std::uint32_t>(kinds_.size() - 1);
}

/// Lets one row tell what its kind adds.
Kind Kinds::make(const Observation& seen) const {
  Kind kind;
  Aggregate one;
  add_selected(one, seen, rules_);
  add_any_direction(one, seen);
  const auto mask = [](std::uint64_t& bits) {
    return [&bits, bit = std::uint64_t{1}](auto& counter) mutable {
      if (counter != 0) bits |= bit;
      bit <<= 1U;
    };
  };
  each_selected_counter(one, mask(kind.selected));
  each_any_direction_counter(one, mask(kind.any_direction));
  kind.offered = seen.exit.has_value();
  if (kind.offered) {
    steps_.add(kind.interval, contact_of(seen));
    kind.interval.rules = seen.matching_rules;
  }
  return kind;
}

}  // namespace kpi
