// SPDX-License-Identifier: MIT
// Kinds of rows, and what a row of each adds to an aggregate.
#include "report/kinds.hpp"

#include <algorithm>
#include <bit>

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
  visit(all.visits_answered);
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
    : rules_{rules},
      steps_{steps},
      within_{rules.definitions->service.threshold - (rules.definitions->strictly_less ? 1 : 0)},
      short_wait_{rules.definitions->short_abandon - (rules.definitions->strictly_less ? 1 : 0)} {}

/// A wait above is not within the threshold of the first rule that matches.
Millis Kinds::within_of(std::uint64_t matching) const {
  const auto first = static_cast<std::size_t>(std::countr_zero(matching));
  return rules_.definitions->service_rules[first].target.threshold -
         (rules_.definitions->strictly_less ? 1 : 0);
}

/// From 1, in the order in which the sets are met.
std::uint64_t Kinds::number_of_rules(std::uint64_t matching) {
  auto found = std::find(matching_.begin(), matching_.end(), matching);
  if (found == matching_.end()) found = matching_.insert(matching_.end(), matching);
  return static_cast<std::uint64_t>(found - matching_.begin()) + 1;
}

std::uint32_t Kinds::search(std::uint64_t key, const CallRecord& record, bool selected,
                            std::uint64_t matching_rules) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found != keys_.end()) return static_cast<std::uint32_t>(found - keys_.begin());
  Observation seen;
  observe(record, matching_rules, rules_, seen);
  keys_.push_back(key);
  kinds_.push_back(make(seen, selected));
  return static_cast<std::uint32_t>(kinds_.size() - 1);
}

/// Lets one row tell what its kind adds.
Kind Kinds::make(const Observation& seen, bool selected) const {
  const CallRecord& record = *seen.record;
  Kind kind;
  Aggregate one;
  if (selected) add_selected(one, seen, rules_);
  add_any_direction(one, seen);
  const auto mask = [](std::uint64_t& bits) {
    return [&bits, bit = std::uint64_t{1}](auto& counter) mutable {
      if (counter != 0) bits |= bit;
      bit <<= 1U;
    };
  };
  each_selected_counter(one, mask(kind.selected));
  each_any_direction_counter(one, mask(kind.any_direction));
  kind.is_selected = selected;
  kind.present = seen.civil_day.has_value();
  const auto add = [&kind](Summed which, bool counted) {
    of(kind.added, which) = counted ? -1 : 0;
  };
  add(Summed::Worked, seen.worked.has_value());
  add(Summed::SpanWorked, kind.present);
  kind.worked = {record.hold ? -1 : 0, record.acw ? -1 : 0, 0, 0};
  if (!selected) return kind;
  const bool answered = record.answered();
  if (seen.exit) {
    kind.exit = static_cast<std::uint8_t>(*seen.exit);
    kind.added[kind.exit] = record.wait ? -1 : 0;
    kind.offered = record.start.has_value();
    steps_.add(kind.interval, contact_of(seen));
    kind.interval.rules = seen.matching_rules;
  }
  kind.waits = answered && record.wait;
  kind.handles = seen.handle.has_value();
  kind.first_responses = record.first_response.has_value();
  add(Summed::Handle, kind.handles);
  add(Summed::Talk, answered && record.talk);
  add(Summed::Hold, answered && record.hold);
  add(Summed::Acw, answered && record.acw);
  add(Summed::Duration, answered && record.talk && record.hold);
  add(Summed::FirstResponse, kind.first_responses);
  add(Summed::Cost, record.cost.has_value());
  if (!kind.handles) return kind;
  const HandleParts& parts = rules_.parts;
  kind.handle = {parts.hold ? -1 : 0, parts.acw ? -1 : 0, parts.ring ? -1 : 0, parts.wait ? -1 : 0};
  return kind;
}

}  // namespace kpi
