// SPDX-License-Identifier: MIT
// Merging tallies, and exact percentiles of a multiset of durations.
#include "kpi/aggregate.hpp"

#include <algorithm>

namespace kpi {

void Distribution::add(Millis value) {
  pending_.push_back(value);
  ++count_;
  // Sorting in batches that grow with the runs keeps the whole work at n log n, and the memory at
  // the number of distinct values.
  if (pending_.size() >= std::max<std::size_t>(1024, runs_.size())) compact();
}

void Distribution::merge(const Distribution& other) {
  other.compact();
  compact();
  std::vector<Run> merged;
  merged.reserve(runs_.size() + other.runs_.size());
  auto a = runs_.cbegin();
  auto b = other.runs_.cbegin();
  while (a != runs_.cend() || b != other.runs_.cend()) {
    if (b == other.runs_.cend() || (a != runs_.cend() && a->first < b->first)) {
      merged.push_back(*a++);
    } else if (a == runs_.cend() || b->first < a->first) {
      merged.push_back(*b++);
    } else {
      merged.emplace_back(a->first, a->second + b->second);
      ++a, ++b;
    }
  }
  runs_ = std::move(merged);
  count_ += other.count_;
}

Amount Distribution::percentile(unsigned percent) const {
  if (count_ == 0) return {};
  compact();
  const Int128 scaled = static_cast<Int128>(count_) * percent;
  const auto rank = static_cast<std::uint64_t>((scaled + 99) / 100);
  std::uint64_t seen = 0;
  for (const auto& [value, times] : runs_) {
    seen += times;
    if (seen >= rank) return value;
  }
  return runs_.back().first;
}

bool Distribution::operator==(const Distribution& other) const {
  compact();
  other.compact();
  return runs_ == other.runs_;
}

void Distribution::compact() const {
  if (pending_.empty()) return;
  std::sort(pending_.begin(), pending_.end());
  Distribution sorted;
  for (const Millis value : pending_) {
    if (!sorted.runs_.empty() && sorted.runs_.back().first == value) {
      ++sorted.runs_.back().second;
    } else {
      sorted.runs_.emplace_back(value, 1);
    }
  }
  pending_.clear();
  if (runs_.empty()) {
    runs_ = std::move(sorted.runs_);
    return;
  }
  Distribution whole;
  whole.runs_ = std::move(runs_);
  whole.merge(sorted);
  runs_ = std::move(whole.runs_);
}

void ExitTally::merge(const ExitTally& other) {
  count += other.count;
  with_wait += other.with_wait;
  within += other.within;
  short_wait += other.short_wait;
  wait += other.wait;
}

void IntervalTally::merge(const IntervalTally& other) {
  for (std::size_t i = 0; i < kExitCount; ++i) exits[i].merge(other.exits[i]);
  rules &= other.rules;
}

void Presence::merge(const Presence& other) {
  first = std::min(first, other.first);
  last = std::max(last, other.last);
}

void ScoreTally::merge(const ScoreTally& other) {
  scores.merge(other.scores);
  high += other.high;
  low += other.low;
}

void Aggregate::AllDirections::merge(const AllDirections& other) {
  answered += other.answered;
  offered += other.offered;
  resolved += other.resolved;
  handle.merge(other.handle);
  span_handle.merge(other.span_handle);
  for (const auto& [agent_day, span] : other.presence) {
    const auto [mine, is_new] = presence.try_emplace(agent_day, span);
    if (!is_new) mine->second.merge(span);
  }
}

void Aggregate::Repeats::merge(const Repeats& other) {
  cases += other.cases;
  single += other.single;
  repeats += other.repeats;
  contacts += other.contacts;
  unjudgeable += other.unjudgeable;
}

void Aggregate::merge(const Aggregate& other) {
  rows += other.rows;
  for (std::size_t i = 0; i < kExitCount; ++i) exits[i].merge(other.exits[i]);
  blocked += other.blocked;
  if (other.longest_wait && (!longest_wait || *other.longest_wait > *longest_wait)) {
    longest_wait = other.longest_wait;
  }
  waits.merge(other.waits);
  handle.merge(other.handle);
  handles.merge(other.handles);
  talk.merge(other.talk);
  hold.merge(other.hold);
  acw.merge(other.acw);
  duration.merge(other.duration);
  held += other.held;
  transferred.merge(other.transferred);
  resolved.merge(other.resolved);
  converted.merge(other.converted);
  aht_left_out += other.aht_left_out;
  csat.merge(other.csat);
  nps.merge(other.nps);
  ces.merge(other.ces);
  qa.merge(other.qa);
  first_response.merge(other.first_response);
  first_responses.merge(other.first_responses);
  cost.merge(other.cost);
  answered_without_cost += other.answered_without_cost;
  all_directions.merge(other.all_directions);
  for (const auto& [begin, tally] : other.intervals) intervals[begin].merge(tally);
  repeats.merge(other.repeats);
}

}  // namespace kpi
