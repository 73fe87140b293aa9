// SPDX-License-Identifier: MIT
// The offered contacts of one group by interval, kept as small as can be.
#include "report/interval_counts.hpp"

#include <algorithm>

namespace kpi {

/// False where the sums do not fit.
bool IntervalCounts::join(Entry& into, const Entry& other) {
  const bool full = __builtin_add_overflow(into.numerator, other.numerator, &into.numerator) ||
                    __builtin_add_overflow(into.denominator, other.denominator, &into.denominator);
  if (full) return false;
  into.seen |= other.seen;
  into.waited |= other.waited;
  return true;
}

void IntervalCounts::append(std::int32_t quarter, const IntervalTally& tally) {
  // No rule of its own matches a row as a rule.
  if (tally.rules != 0 || !fits(tally.numerator) || !fits(tally.denominator)) {
    large_.emplace_back(quarter, tally);
    return;
  }
  if (entries_.size() == entries_.capacity()) make_room();
  entries_.push_back({quarter, static_cast<std::int8_t>(tally.numerator),
                      static_cast<std::int8_t>(tally.denominator), tally.seen, tally.waited});
}

/// Joins entries of one interval.
void IntervalCounts::sort_and_join(std::vector<Entry>& entries) {
  const auto earlier = [](const Entry& a, const Entry& b) { return a.quarter < b.quarter; };
  if (!std::is_sorted(entries.begin(), entries.end(), earlier)) {
    std::sort(entries.begin(), entries.end(), earlier);
  }
  std::size_t kept = 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    Entry joined = entries[kept];
    if (entries[kept].quarter == entries[i].quarter && join(joined, entries[i])) {
      entries[kept] = joined;
    } else {
      entries[++kept] = entries[i];
    }
  }
  if (!entries.empty()) entries.resize(kept + 1);
}

void IntervalCounts::make_room() {
  constexpr std::size_t kFew = 64;
  const std::size_t size = entries_.size();
  if (size >= kFew) {
    sort_and_join(entries_);
    if (entries_.size() > kFew / 2) pack(entries_);
    if (!in_order_ && packed_.bytes().size() >= pack_anew_at_) pack_anew();
  }
  if (entries_.size() == entries_.capacity()) entries_.reserve(std::min(kFew, size * 2 + 4));
}

/// Moves entries behind those that are packed.
void IntervalCounts::pack(std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    in_order_ = in_order_ && entry.quarter >= packed_until_;
    packed_.put_signed(std::int64_t{entry.quarter} - packed_until_);
    packed_until_ = entry.quarter;
    packed_.put_signed(entry.numerator);
    packed_.put_signed(entry.denominator);
    // As a rule every exit that was seen has some wait.
    const std::uint64_t seen = entry.seen;
    packed_.put(entry.waited == entry.seen ? seen * 2 : (seen << 8U | entry.waited) * 2 + 1);
  }
  entries.clear();
}

template <typename Visit>
void IntervalCounts::each_packed(Visit visit) const {
  NumberReader from{packed_.bytes().data()};
  const std::uint8_t* const end = from.at() + packed_.bytes().size();
  std::int64_t quarter = 0;
  while (from.at() != end) {
    Entry entry;
    quarter += from.take_signed();
    entry.quarter = static_cast<std::int32_t>(quarter);
    entry.numerator = static_cast<std::int8_t>(from.take_signed());
    entry.denominator = static_cast<std::int8_t>(from.take_signed());
    const std::uint64_t exits = from.take();
    const std::uint64_t both = exits / 2;
    entry.seen = static_cast<std::uint8_t>((exits & 1U) == 0 ? both : both >> 8U);
    entry.waited = static_cast<std::uint8_t>(both);
    visit(entry);
  }
}

/// Joins entries that came in any order, whenever there are twice as many as there were.
void IntervalCounts::pack_anew() {
  std::vector<Entry> all;
  each_packed([&](const Entry& entry) { all.push_back(entry); });
  all.insert(all.end(), entries_.begin(), entries_.end());
  sort_and_join(all);
  packed_.clear();
  packed_until_ = 0;
  entries_.clear();
  pack(all);
  in_order_ = false;
  pack_anew_at_ = packed_.bytes().size() * 2;
}

void IntervalCounts::add_to(IntervalTallies& to, const Calendar& calendar,
                            IntervalLength length) const {
  const auto add = [&](std::int32_t quarter, const IntervalTally& tally) {
    to[calendar.interval(length, instant_in(quarter)).begin].merge(tally);
  };
  const auto add_entry = [&](const Entry& entry) {
    add(entry.quarter, {entry.numerator, entry.denominator, entry.seen, entry.waited, 0});
  };
  each_packed(add_entry);
  for (const Entry& entry : entries_) add_entry(entry);
  for (const auto& [quarter, tally] : large_) add(quarter, tally);
}

}  // namespace kpi
