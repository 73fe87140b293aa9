// SPDX-License-Identifier: MIT
// Folding records into aggregates, one for each group of each grouping, in one pass.
#include "report/fold.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

namespace kpi {
namespace {

constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

template <typename Number>
void append_bytes(std::string& out, Number number) {
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  out.append(bytes.data(), bytes.size());
}

bool comes_before(const Group& a, const Group& b) {
  return std::tie(a.keys, a.begin) < std::tie(b.keys, b.begin);
}

Amount earlier(Amount a, Amount b) {
  return !a || (b && *b < *a) ? b : a;
}
Amount later(Amount a, Amount b) {
  return !a || (b && *b > *a) ? b : a;
}

}  // namespace

bool PlannedGrouping::carries_agent_days() const {
  const bool by_agent_only =
      std::all_of(dimensions.begin(), dimensions.end(),
                  [](const Dimension& dimension) { return dimension.field == Field::Agent; });
  return by_agent_only && (!length || *length >= IntervalLength::Day);
}

Fold::Fold(const FoldPlan& plan)
    : plan_{plan},
      texts_{*plan.calendar, *plan.hash, plan.show_callers},
      current_(plan.groupings.size(), kNoGroup) {
  restart();
}

void Fold::restart() {
  tables_.clear();
  for (std::size_t i = 0; i < plan_.groupings.size(); ++i) {
    tables_.push_back({decltype(Table::index)(16, *plan_.hash), {}});
  }
  tables_[0].groups.push_back({});  // the total is there even when nothing is selected
  tables_[0].index.emplace("", 0);
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
  for (std::size_t i = 0; i < plan_.groupings.size(); ++i) {
    current_[i] = kNoGroup;
    const bool agent_time = i == 0 || plan_.groupings[i].carries_agent_days();
    if (!selected && !agent_time) continue;
    current_[i] = static_cast<std::uint32_t>(group_of(i, record));
    Aggregate& aggregate = tables_[i].groups[current_[i]].aggregate;
    if (selected) add_selected(aggregate, seen, plan_.rules);
    if (agent_time) add_any_direction(aggregate, seen);
  }
  if (plan_.observes(Observe::Repeats)) take_keyed_row(record, selected);
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

std::size_t Fold::group_of(std::size_t grouping, const CallRecord& record) {
  const PlannedGrouping& planned = plan_.groupings[grouping];
  if (grouping == 0) return 0;
  key_.clear();
  for (const Dimension& dimension : planned.dimensions) {
    const std::string_view text = texts_.text(dimension, record, scratch_);
    append_bytes(key_, text.size());
    key_ += text;
  }
  if (planned.length) {
    append_bytes(key_, plan_.calendar->interval(*planned.length, *record.start).begin);
  }
  return group_at(grouping, key_, &record, nullptr);
}

/// The group with this key; where it is new it takes its texts from the record, or from a group
/// like it.
std::size_t Fold::group_at(std::size_t grouping, const std::string& encoded,
                           const CallRecord* record, const Group* like) {
  Table& table = tables_[grouping];
  const auto [place, is_new] = table.index.try_emplace(encoded, table.groups.size());
  if (!is_new) return place->second;
  Group& group = table.groups.emplace_back();
  if (like != nullptr) {
    group.keys = like->keys;
    group.begin = like->begin;
    return place->second;
  }
  const PlannedGrouping& planned = plan_.groupings[grouping];
  for (const Dimension& dimension : planned.dimensions) {
    group.keys.emplace_back(texts_.text(dimension, *record, scratch_));
  }
  if (planned.length) {
    group.begin = plan_.calendar->interval(*planned.length, *record->start).begin;
  }
  return place->second;
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
    mine[i].resize(other.tables_[i].groups.size());
    for (const auto& [encoded, theirs] : other.tables_[i].index) {
      const Group& group = other.tables_[i].groups[theirs];
      const std::size_t at = group_at(i, encoded, nullptr, &group);
      mine[i][theirs] = static_cast<std::uint32_t>(at);
      tables_[i].groups[at].aggregate.merge(group.aggregate);
    }
  }
  keyed_.rows.insert(keyed_.rows.end(), other.keyed_.rows.begin(), other.keyed_.rows.end());
  for (std::size_t i = 0; i < other.keyed_.groups.size(); ++i) {
    const std::uint32_t theirs = other.keyed_.groups[i];
    keyed_.groups.push_back(theirs == kNoGroup ? kNoGroup : mine[i % mine.size()][theirs]);
  }
}

/// The place of each group in the order of reports, for each grouping.
std::vector<std::vector<std::uint32_t>> Fold::ranks() const {
  std::vector<std::vector<std::uint32_t>> all;
  for (const Table& table : tables_) {
    std::vector<std::size_t> order(table.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return comes_before(table.groups[a], table.groups[b]);
    });
    auto& rank = all.emplace_back(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::uint32_t>(i);
  }
  return all;
}

void Fold::finish() {
  if (!plan_.observes(Observe::Repeats) || keyed_.rows.empty()) return;
  const auto rank = ranks();
  const std::size_t groupings = tables_.size();
  const auto book = [&](const RepeatBooking& booking) {
    if (booking.rows.empty()) return;
    for (std::size_t i = 0; i < groupings; ++i) {
      std::uint32_t chosen = kNoGroup;
      for (const std::size_t row : booking.rows) {
        const std::uint32_t group = keyed_.groups[row * groupings + i];
        if (chosen == kNoGroup || rank[i][group] < rank[i][chosen]) chosen = group;
      }
      tables_[i].groups[chosen].aggregate.repeats.merge(booking.adds);
    }
  };
  find_repeats(keyed_.rows, plan_.definitions->repeat_window, *facts_.first_start,
               *facts_.last_start, book);
}

std::vector<const Group*> Fold::groups(std::size_t grouping) const {
  std::vector<const Group*> found;
  for (const Group& group : tables_[grouping].groups) {
    if (group.aggregate.rows > 0) found.push_back(&group);
  }
  std::sort(found.begin(), found.end(),
            [](const Group* a, const Group* b) { return comes_before(*a, *b); });
  return found;
}

}  // namespace kpi
