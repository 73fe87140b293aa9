// SPDX-License-Identifier: MIT
// Folding records into aggregates, one for each group of each grouping, in one pass.
#include "report/fold.hpp"

#include <algorithm>
#include <cstring>

namespace kpi {
namespace {

constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

template <typename Number>
void append_bytes(std::string& out, Number number) {
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  out.append(bytes.data(), bytes.size());
}

Amount earlier(Amount a, Amount b) {
  return !a || (b && *b < *a) ? b : a;
}
Amount later(Amount a, Amount b) {
  return !a || (b && *b > *a) ? b : a;
}

}  // namespace

Fold::Fold(const FoldPlan& plan)
    : plan_{plan},
      texts_{*plan.calendar, *plan.hash, plan.show_callers},
      steps_{*plan.definitions} {
  if (plan.observes(Observe::Intervals)) {
    met_intervals_.emplace(*plan.calendar, plan.rules.met_interval);
  }
  choose_sources();
  restart();
}

/// The finest grouping that a grouping can be rolled up from; only one that is not rolled up
/// itself.
std::optional<std::size_t> Fold::finer_than(std::size_t grouping, bool agent_days) const {
  for (std::size_t i = 0; i < plan_.groupings.size(); ++i) {
    const bool other = i != grouping && plan_.groupings[grouping].contains(plan_.groupings[i]);
    // Of two that contain each other the first takes the records.
    const bool twin = other && plan_.groupings[i].contains(plan_.groupings[grouping]);
    if (!other || (twin && grouping < i)) continue;
    if (agent_days && !plan_.groupings[i].carries_agent_days()) continue;
    return finer_than(i, agent_days).value_or(i);
  }
  return std::nullopt;
}

void Fold::choose_sources() {
  for (std::size_t i = 0; i < plan_.groupings.size(); ++i) {
    Sources sources;
    sources.agent_days = i == 0 || plan_.groupings[i].carries_agent_days();
    sources.selected = finer_than(i, false).value_or(i);
    sources.agent_time = sources.agent_days ? finer_than(i, true).value_or(i) : i;
    if (sources.selected == i) bases_.push_back(i);
    sources_.push_back(sources);
  }
  for (const Sources& sources : sources_) {
    const auto place = std::find(bases_.begin(), bases_.end(), sources.selected);
    base_place_.push_back(static_cast<std::size_t>(place - bases_.begin()));
  }
}

void Fold::restart() {
  tables_.clear();
  for (const PlannedGrouping& grouping : plan_.groupings) {
    tables_.emplace_back(grouping, *plan_.calendar, *plan_.hash, plan_.max_groups);
  }
  tables_[0].find(Group{}, plan_.groupings[0]);  // the total is there even with nothing selected
  keyed_ = {};
  facts_ = {};
  filtered_ = {};
  without_caller_ = 0;
  unknown_outcome_ = 0;
}

void Fold::consume(std::span<const CallRecord> records) {
  for (const CallRecord& record : records) add(record);
}

bool Fold::selects(const CallRecord& record) const {
  switch (plan_.direction) {
    case DirectionFilter::All:
      return true;
    case DirectionFilter::Inbound:
      return record.direction == Direction::Inbound;
    case DirectionFilter::Outbound:
      break;
  }
  return record.direction == Direction::Outbound;
}

void Fold::take_facts(const CallRecord& record) {
  facts_.first_start = earlier(facts_.first_start, record.start);
  facts_.last_start = later(facts_.last_start, record.start);
  facts_.blocked_seen = facts_.blocked_seen || record.outcome == Outcome::Blocked;
  const Definitions& definitions = *plan_.definitions;
  const auto add = [](LogFacts::Range& range, Amount score, const Scale& scale) {
    if (const Amount counted = scored(score, scale)) range.add(*counted);
  };
  add(facts_.csat, record.csat, definitions.csat);
  add(facts_.nps, record.nps, definitions.nps);
  add(facts_.ces, record.ces, definitions.ces);
  add(facts_.qa, record.qa, definitions.qa);
}

std::uint64_t Fold::matching_rules(const CallRecord& record) {
  std::uint64_t rules = 0;
  for (std::size_t i = 0; i < plan_.rule_dimensions.size(); ++i) {
    const std::string& wanted = plan_.definitions->service_rules[i].text;
    if (texts_.text(plan_.rule_dimensions[i], record, scratch_) == wanted) {
      rules |= std::uint64_t{1} << i;
    }
  }
  return rules;
}

void Fold::add(const CallRecord& record) {
  take_facts(record);
  if (record.outcome == Outcome::Open) {
    ++filtered_.open;
    return;
  }
  const bool selected = selects(record);
  if (!selected) ++filtered_.direction;
  if (selected && record.outcome == Outcome::Unknown) ++unknown_outcome_;
  const Observation seen = observe(record, matching_rules(record), plan_.rules);
  const bool in_interval = seen.exit && record.start && met_intervals_;
  const Millis interval = in_interval ? met_intervals_->begin(*record.start) : 0;
  current_.clear();
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const bool takes_selected = sources_[i].selected == i;
    const bool takes_agent_time = sources_[i].agent_days && sources_[i].agent_time == i;
    if (!(takes_selected && selected) && !takes_agent_time) {
      if (takes_selected) current_.push_back(kNoGroup);
      continue;
    }
    const std::uint32_t group = tables_[i].find(record, texts_);
    if (takes_selected) current_.push_back(group);
    Aggregate& aggregate = tables_[i].groups()[group].aggregate;
    if (takes_selected && selected) {
      add_selected(aggregate, seen, plan_.rules);
      if (in_interval) add_to_interval(aggregate, seen, interval);
    }
    if (takes_agent_time) add_any_direction(aggregate, seen);
  }
  if (plan_.observes(Observe::Repeats)) take_keyed_row(record, selected);
}

void Fold::add_to_interval(Aggregate& aggregate, const Observation& seen, Millis begin) const {
  IntervalTally& tally = aggregate.intervals[begin];
  steps_.add(tally, {*seen.exit, seen.record->wait.has_value(), seen.within, seen.short_wait});
  tally.rules &= seen.matching_rules;
}

void Fold::take_keyed_row(const CallRecord& record, bool selected) {
  if (!record.answered() || record.direction != Direction::Inbound || !record.start) return;
  if (record.caller.empty()) {
    ++without_caller_;
    return;
  }
  key_.clear();
  for (const Field field : plan_.repeat_key) {
    const std::string_view text = record.*text_member(field);
    append_bytes(key_, text.size());
    key_ += text;
  }
  KeyedRow row{plan_.hash->fingerprint(key_), *record.start, 0, selected};
  if (!record.call_id.empty()) row.call = (*plan_.hash)(record.call_id) | 1U;
  keyed_.rows.push_back(row);
  keyed_.groups.insert(keyed_.groups.end(), current_.begin(), current_.end());
}

void Fold::merge(const Fold& other) {
  facts_.merge(other.facts_);
  filtered_.direction += other.filtered_.direction;
  filtered_.period += other.filtered_.period;
  filtered_.where += other.filtered_.where;
  filtered_.open += other.filtered_.open;
  without_caller_ += other.without_caller_;
  unknown_outcome_ += other.unknown_outcome_;
  std::vector<std::vector<std::uint32_t>> mine(tables_.size());
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    for (const Group& group : other.tables_[i].groups()) {
      mine[i].push_back(tables_[i].find(group, plan_.groupings[i]));
      tables_[i].groups()[mine[i].back()].aggregate.merge(group.aggregate);
    }
  }
  keyed_.rows.insert(keyed_.rows.end(), other.keyed_.rows.begin(), other.keyed_.rows.end());
  for (std::size_t i = 0; i < other.keyed_.groups.size(); ++i) {
    const std::uint32_t theirs = other.keyed_.groups[i];
    keyed_.groups.push_back(theirs == kNoGroup ? kNoGroup
                                               : mine[bases_[i % bases_.size()]][theirs]);
  }
}

/// Sums the groups of finer groupings.
void Fold::roll_up(std::size_t grouping) {
  const Sources& sources = sources_[grouping];
  GroupTable& table = tables_[grouping];
  if (sources.selected != grouping) {
    for (const Group& group : tables_[sources.selected].groups()) {
      const std::uint32_t at = table.find(group, plan_.groupings[sources.selected]);
      group_of_source_[grouping].push_back(at);
      table.groups()[at].aggregate.merge_selected(group.aggregate);
    }
  }
  if (sources.agent_days && sources.agent_time != grouping) {
    for (const Group& group : tables_[sources.agent_time].groups()) {
      const std::uint32_t at = table.find(group, plan_.groupings[sources.agent_time]);
      table.groups()[at].aggregate.all_directions.merge(group.aggregate.all_directions);
    }
  }
}

void Fold::finish() {
  group_of_source_.assign(tables_.size(), {});
  for (std::size_t i = 0; i < tables_.size(); ++i) roll_up(i);
  if (plan_.observes(Observe::Repeats) && !keyed_.rows.empty()) book_repeats();
}

void Fold::book_repeats() {
  std::vector<std::vector<std::uint32_t>> ranks;
  for (const GroupTable& table : tables_) ranks.push_back(table.ranks());
  const auto group_of = [&](std::size_t row, std::size_t grouping) {
    const std::uint32_t group = keyed_.groups[row * bases_.size() + base_place_[grouping]];
    const bool rolled_up = sources_[grouping].selected != grouping;
    return rolled_up ? group_of_source_[grouping][group] : group;
  };
  const auto book = [&](const RepeatBooking& booking) {
    if (booking.rows.empty()) return;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      std::uint32_t chosen = group_of(booking.rows.front(), i);
      for (const std::size_t row : booking.rows) {
        const std::uint32_t group = group_of(row, i);
        if (ranks[i][group] < ranks[i][chosen]) chosen = group;
      }
      tables_[i].groups()[chosen].aggregate.repeats.merge(booking.adds);
    }
  };
  find_repeats(keyed_.rows, plan_.definitions->repeat_window, *facts_.first_start,
               *facts_.last_start, book);
}

std::vector<const Group*> Fold::groups(std::size_t grouping) const {
  std::vector<const Group*> found;
  for (const Group& group : tables_[grouping].groups()) {
    if (group.aggregate.rows > 0) found.push_back(&group);
  }
  std::sort(found.begin(), found.end(),
            [](const Group* a, const Group* b) { return a->before(*b); });
  return found;
}

}  // namespace kpi
