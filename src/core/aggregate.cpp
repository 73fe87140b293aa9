// SPDX-License-Identifier: MIT
// Merging tallies, and exact percentiles of a multiset of durations.
#include "kpi/aggregate.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "kpi/error.hpp"

namespace kpi {

namespace {

using Run = std::pair<Millis, std::uint64_t>;

[[noreturn]] void refuse_more() {
  throw Error(FaultKind::Data, "over 4,294,967,295 equal durations");
}

/// Two ascending lists of runs as one.
std::vector<Run> merged(const std::vector<Run>& a, const std::vector<Run>& b) {
  std::vector<Run> both;
  both.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  std::size_t last = 0;
  for (std::size_t i = 1; i < both.size(); ++i) {
    if (both[i].first == both[last].first) {
      both[last].second += both[i].second;
    } else {
      both[++last] = both[i];
    }
  }
  if (!both.empty()) both.resize(last + 1);
  return both;
}

/// Values in any order as runs.
template <typename Number>
std::vector<Run> runs_of(std::vector<Number> values, Millis unit) {
  std::sort(values.begin(), values.end());
  std::vector<Run> runs;
  for (const Number number : values) {
    const Millis value = number * unit;
    if (!runs.empty() && runs.back().first == value) {
      ++runs.back().second;
    } else {
      runs.emplace_back(value, 1);
    }
  }
  return runs;
}

}  // namespace

void Distribution::add(Millis value) {
  ++count_;
  constexpr Millis kMostSeconds = std::numeric_limits<std::uint16_t>::max();
  if (value >= 0 && value <= kMostSeconds * kSecond && value % kSecond == 0) {
    add_seconds(static_cast<std::uint32_t>(value / kSecond));
    return;
  }
  pending_.push_back(value);
  // Sorting in batches that grow with the runs keeps the whole work at n log n.
  if (pending_.size() >= std::max<std::size_t>(1024, fine_.size())) sort_fine();
}

void Distribution::add_seconds(std::uint32_t seconds) {
  if (!counts_.empty()) {
    if (seconds >= counts_.size()) counts_.resize(seconds + 1);
    if (++counts_[seconds] == 0) refuse_more();
    return;
  }
  few_.push_back(static_cast<std::uint16_t>(seconds));
  longest_ = std::max(longest_, few_.back());
  // As soon as counting takes no more memory than keeping.
  const std::size_t kept = few_.size() * sizeof few_[0];
  if (kept >= (longest_ + std::size_t{1}) * sizeof counts_[0]) count_few();
}

void Distribution::count_few() {
  counts_.resize(longest_ + std::size_t{1});
  for (const std::uint16_t seconds : few_) ++counts_[seconds];
  few_ = {};
}

void Distribution::sort_fine() const {
  if (pending_.empty()) return;
  fine_ = merged(fine_, runs_of(std::exchange(pending_, {}), 1));
}

std::vector<Distribution::Run> Distribution::runs() const {
  sort_fine();
  std::vector<Run> whole = runs_of(few_, kSecond);
  for (std::size_t seconds = 0; seconds < counts_.size(); ++seconds) {
    if (counts_[seconds] != 0) {
      whole.emplace_back(static_cast<Millis>(seconds) * kSecond, counts_[seconds]);
    }
  }
  return fine_.empty() ? whole : merged(whole, fine_);
}

void Distribution::merge(const Distribution& other) {
  for (const std::uint16_t seconds : other.few_) add_seconds(seconds);
  if (!other.counts_.empty()) {
    longest_ = std::max(longest_, static_cast<std::uint16_t>(other.counts_.size() - 1));
    if (counts_.empty()) count_few();
    counts_.resize(std::max(counts_.size(), other.counts_.size()));
    for (std::size_t i = 0; i < other.counts_.size(); ++i) {
      if (__builtin_add_overflow(counts_[i], other.counts_[i], &counts_[i])) refuse_more();
    }
  }
  other.sort_fine();
  sort_fine();
  fine_ = merged(fine_, other.fine_);
  count_ += other.count_;
}

Amount Distribution::percentile(unsigned percent) const {
  if (count_ == 0) return {};
  const Int128 scaled = static_cast<Int128>(count_) * percent;
  const auto rank = static_cast<std::uint64_t>((scaled + 99) / 100);
  std::uint64_t seen = 0;
  Amount found;
  for (const auto& [value, times] : runs()) {
    found = value;
    seen += times;
    if (seen >= rank) break;
  }
  return found;
}

bool Distribution::operator==(const Distribution& other) const {
  return count_ == other.count_ && runs() == other.runs();
}

void ExitTally::merge(const ExitTally& other) {
  count += other.count;
  with_wait += other.with_wait;
  within += other.within;
  short_wait += other.short_wait;
  wait += other.wait;
}

void IntervalTally::merge(const IntervalTally& other) {
  numerator += other.numerator;
  denominator += other.denominator;
  seen |= other.seen;
  waited |= other.waited;
  rules &= other.rules;
}

IntervalTally& IntervalTallies::operator[](Millis begin) {
  if (last_ < entries_.size() && entries_[last_].begin == begin) return entries_[last_].tally;
  auto place = entries_.end();
  if (!entries_.empty() && begin <= entries_.back().begin) {
    place =
        std::lower_bound(entries_.begin(), entries_.end(), begin,
                         [](const Entry& entry, Millis wanted) { return entry.begin < wanted; });
  }
  last_ = static_cast<std::size_t>(place - entries_.begin());
  if (place == entries_.end() || place->begin != begin) entries_.insert(place, {begin, {}});
  return entries_[last_].tally;
}

void IntervalTallies::merge(const IntervalTallies& other) {
  // A few are put into many one by one, as when intervals are rolled up.
  if (other.entries_.size() * 8 < entries_.size() || other.entries_.size() == 1) {
    for (const Entry& entry : other.entries_) (*this)[entry.begin].merge(entry.tally);
    return;
  }
  std::vector<Entry> both;
  both.reserve(entries_.size() + other.entries_.size());
  std::merge(entries_.begin(), entries_.end(), other.entries_.begin(), other.entries_.end(),
             std::back_inserter(both),
             [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
  entries_.clear();
  for (const Entry& entry : both) {
    if (!entries_.empty() && entries_.back().begin == entry.begin) {
      entries_.back().tally.merge(entry.tally);
    } else {
      entries_.push_back(entry);
    }
  }
  last_ = 0;
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
  merge_selected(other);
  all_directions.merge(other.all_directions);
}

void Aggregate::merge_selected(const Aggregate& other) {
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
  intervals.merge(other.intervals);
  repeats.merge(other.repeats);
}

}  // namespace kpi
