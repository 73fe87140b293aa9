// SPDX-License-Identifier: MIT
// Merging tallies, and exact percentiles of a multiset of durations.
#include "kpi/aggregate.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>

#include "kpi/error.hpp"

namespace kpi {

namespace {

/// Two ascending lists of runs as one.
std::vector<Distribution::Run> merged(const std::vector<Distribution::Run>& a,
                                      const std::vector<Distribution::Run>& b) {
  std::vector<Distribution::Run> both;
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
std::vector<Distribution::Run> runs_of(std::vector<Number> values, Millis unit) {
  std::sort(values.begin(), values.end());
  std::vector<Distribution::Run> runs;
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

constexpr std::size_t kSecondsKept = 1U << 16U;

/// Sorts by some bits after the other, which for few values is quicker than comparing.
void sort_seconds(std::vector<std::uint16_t>& seconds) {
  // Places are worked out for all digits, so that there must not be many more than values.
  constexpr unsigned kBits = 6;
  constexpr std::size_t kDigits = 1U << kBits;
  std::vector<std::uint16_t> other(seconds.size());
  unsigned all = 0;
  for (const std::uint16_t second : seconds) all |= second;
  for (unsigned shift = 0; all >> shift != 0; shift += kBits) {
    const auto digit = [&](std::uint16_t second) {
      return static_cast<std::size_t>(second >> shift) % kDigits;
    };
    std::array<std::uint32_t, kDigits + 1> ends{};
    for (const std::uint16_t second : seconds) ++ends[digit(second) + 1U];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    for (const std::uint16_t second : seconds) other[ends[digit(second)]++] = second;
    seconds.swap(other);
  }
}

}  // namespace

void Distribution::refuse_more() {
  throw Error(FaultKind::Data, "over 4,294,967,295 equal durations");
}

/// Counts what lies within the counts; the rest is in order then.
void Distribution::count_few() {
  if (many_) {
    std::vector<std::uint32_t>& counts = many_->counts;
    std::erase_if(few_, [&](std::uint16_t second) {
      if (second >= counts.size()) return false;
      if (++counts[second] == 0) refuse_more();
      return true;
    });
  }
  if (!std::is_sorted(few_.begin(), few_.end())) sort_seconds(few_);
}

Distribution::Many& Distribution::many() {
  if (!many_) static_cast<std::unique_ptr<Many>&>(many_) = std::make_unique<Many>();
  return *many_;
}

void Distribution::add(Millis value) {
  ++count_;
  settled_ = false;
  const Millis seconds = value / kSecond;
  if (value >= 0 && seconds < Millis{kSecondsKept} && seconds * kSecond == value) {
    keep_second(static_cast<std::uint16_t>(seconds));
  } else {
    add_fine(value);
  }
}

void Distribution::add_seconds(std::span<const std::uint16_t> seconds) {
  count_ += seconds.size();
  settled_ = false;
  while (!seconds.empty()) {
    if (few_.size() == few_.capacity()) make_room();
    const auto kept = seconds.first(std::min(seconds.size(), few_.capacity() - few_.size()));
    few_.insert(few_.end(), kept.begin(), kept.end());
    seconds = seconds.subspan(kept.size());
  }
}

void Distribution::clear() {
  few_.clear();
  static_cast<std::unique_ptr<Many>&>(many_).reset();
  settled_ = true;
  count_ = 0;
}

void Distribution::add_fine(Millis value) {
  std::vector<Millis>& pending = many().pending;
  pending.push_back(value);
  // Sorting in batches that grow with the runs keeps the whole work at n log n.
  if (pending.size() >= std::max<std::size_t>(1024, many_->fine.size())) {
    many_->fine = merged(many_->fine, runs_of(std::exchange(pending, {}), 1));
  }
}

/// Counts values where that takes less memory than keeping them, else grows.
void Distribution::make_room() {
  constexpr std::size_t kWorthTrying = 256;
  const std::size_t kept = few_.size();
  if (kept >= kWorthTrying) {
    count_few();
    const std::size_t counted = many_ ? many_->counts.size() : 0;
    std::size_t best = counted;
    std::size_t most_saved = 0;
    for (std::size_t limit = std::max(kWorthTrying, counted * 2); limit <= kSecondsKept;
         limit *= 2) {
      const auto below = static_cast<std::size_t>(
          std::partition_point(few_.begin(), few_.end(),
                               [&](std::uint16_t second) { return second < limit; }) -
          few_.begin());
      const std::size_t saved = below * sizeof few_[0];
      const std::size_t cost = (limit - counted) * sizeof(std::uint32_t);
      if (saved > cost && saved - cost > most_saved) {
        most_saved = saved - cost;
        best = limit;
      }
    }
    if (best > counted) count_below(best);
  }
  if (few_.size() > kept / 2 || kept == 0) few_.reserve(kept + kept / 2 + 8);
}

/// Counts every second below a limit.
void Distribution::count_below(std::size_t limit) {
  if (limit > many().counts.size()) many().counts.resize(limit);
  count_few();
}

void Distribution::merge(const Distribution& other) {
  count_ += other.count_;
  settled_ = false;
  if (other.many_) {
    count_below(other.many_->counts.size());
    for (std::size_t i = 0; i < other.many_->counts.size(); ++i) {
      std::uint32_t& mine = many_->counts[i];
      if (__builtin_add_overflow(mine, other.many_->counts[i], &mine)) refuse_more();
    }
    many().fine = merged(many_->fine, other.many_->fine);
    for (const Millis value : other.many_->pending) add_fine(value);
  }
  for (const std::uint16_t second : other.few_) keep_second(second);
}

void Distribution::settle() {
  count_few();
  if (many_ && !many_->pending.empty()) {
    many_->fine = merged(many_->fine, runs_of(std::exchange(many_->pending, {}), 1));
  }
  settled_ = true;
}

std::vector<Distribution::Run> Distribution::runs() const {
  std::vector<Run> counted;
  if (many_) {
    for (std::size_t second = 0; second < many_->counts.size(); ++second) {
      const std::uint32_t times = many_->counts[second];
      if (times != 0) counted.emplace_back(static_cast<Millis>(second) * kSecond, times);
    }
  }
  std::vector<Run> whole = merged(counted, runs_of(few_, kSecond));
  if (!many_) return whole;
  return merged(whole, merged(many_->fine, runs_of(many_->pending, 1)));
}

Amount Distribution::percentile(unsigned percent) const {
  if (count_ == 0) return {};
  const Int128 scaled = static_cast<Int128>(count_) * percent;
  const auto rank = static_cast<std::uint64_t>((scaled + 99) / 100);
  std::uint64_t seen = 0;
  if (!settled_ || (many_ && !many_->fine.empty())) {
    for (const auto& [value, times] : runs()) {
      seen += times;
      if (seen >= rank) return value;
    }
  }
  if (many_) {
    for (std::size_t second = 0; second < many_->counts.size(); ++second) {
      seen += many_->counts[second];
      if (seen >= rank) return static_cast<Millis>(second) * kSecond;
    }
  }
  return few_[rank - seen - 1] * kSecond;
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

void Presence::add(const Entry& entry) {
  const auto key = [](const Entry& e) { return std::pair{e.agent, e.day}; };
  auto place = entries_.end();
  if (!entries_.empty() && key(entry) <= key(entries_.back())) {
    place = std::lower_bound(entries_.begin(), entries_.end(), entry,
                             [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  }
  if (place == entries_.end() || key(*place) != key(entry)) {
    entries_.insert(place, entry);
    return;
  }
  place->first = std::min(place->first, entry.first);
  place->last = std::max(place->last, entry.last);
}

void Presence::merge(const Presence& other) {
  const bool behind = entries_.empty() || other.empty() ||
                      std::pair{entries_.back().agent, entries_.back().day} <
                          std::pair{other.entries_.front().agent, other.entries_.front().day};
  if (behind) {
    entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
    return;
  }
  Presence both;
  both.entries_.reserve(entries_.size() + other.entries_.size());
  std::vector<Entry> all;
  all.reserve(entries_.size() + other.entries_.size());
  std::merge(entries_.begin(), entries_.end(), other.entries_.begin(), other.entries_.end(),
             std::back_inserter(all), [](const Entry& a, const Entry& b) {
               return std::pair{a.agent, a.day} < std::pair{b.agent, b.day};
             });
  for (const Entry& entry : all) both.add(entry);
  *this = std::move(both);
}

void ScoreTally::merge(const ScoreTally& other) {
  scores.merge(other.scores);
  high += other.high;
  low += other.low;
}

void Aggregate::AllDirections::merge(const AllDirections& other) {
  answered += other.answered;
  visits_answered += other.visits_answered;
  offered += other.offered;
  resolved += other.resolved;
  handle.merge(other.handle);
  span_handle.merge(other.span_handle);
  presence.merge(other.presence);
}

void Aggregate::Repeats::merge(const Repeats& other) {
  cases += other.cases;
  single += other.single;
  repeats += other.repeats;
  contacts += other.contacts;
  unjudgeable += other.unjudgeable;
}

void Aggregate::settle() {
  for (Distribution* values : {&waits, &handles, &first_responses}) values->settle();
}

std::array<SquareSum*, Squares::kCount> Squares::all() {
  std::array<SquareSum*, kCount> sums{&handle,         &talk, &hold, &acw, &duration,
                                      &first_response, &csat, &ces,  &qa};
  for (std::size_t i = 0; i < kExitCount; ++i) sums[kCount - kExitCount + i] = &wait[i];
  return sums;
}

void Squares::merge(const Squares& other) {
  Squares copy = other;
  const auto others = copy.all();
  const auto own = all();
  for (std::size_t i = 0; i < kCount; ++i) own[i]->merge(*others[i]);
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
  squares.merge(other.squares);
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
