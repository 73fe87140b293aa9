// SPDX-License-Identifier: MIT
// Cells that take rows: what is added up of each, side by side in slots that are used again.
#pragma once

#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/cell_row.hpp"
#include "report/interval_counts.hpp"
#include "report/kinds.hpp"
#include "report/observation.hpp"
#include "report/packed_numbers.hpp"

namespace kpi {

/// What the cells of a grouping keep.
struct CellPlan {
  const ObservationRules* rules = nullptr;
  bool selected = false;    ///< rows that the report selects
  bool agent_time = false;  ///< what knows no direction
  bool in_time = false;     ///< each cell is of one interval
  /// Every cell lies within one interval of intervals_met.
  bool one_interval = false;

  [[nodiscard]] bool observes(Observe what) const {
    return selected && includes(rules->observe, what);
  }
  /// Whether a cell counts the contacts of several intervals.
  [[nodiscard]] bool counts_intervals() const {
    return observes(Observe::Intervals) && !one_interval;
  }
};

class CellSlots {
 public:
  /// The plan and what it points to must outlive the slots.
  explicit CellSlots(const CellPlan& plan);

  /// A slot with nothing in it.
  std::uint32_t take();
  /// Adds a row that is not large, the so-many-th of all.
  void add(std::uint32_t slot, const CellRow& row, std::uint64_t row_number) {
    count(slot, row.kind_number);
    Amounts& to = amounts_[slot];
    for (std::size_t i = 0; i < to.sums.size(); ++i) to.sums[i] += row.amounts[i];
    to.last_row = row_number;
    if (plan_->selected && row.kind->is_selected) add_selected(slot, row);
  }
  void add_interval(std::uint32_t slot, std::int32_t quarter, const IntervalTally& tally) {
    if (!intervals_.empty()) intervals_[slot].add(quarter, tally);
  }
  [[nodiscard]] std::uint64_t last_row(std::uint32_t slot) const { return amounts_[slot].last_row; }
  /// Begin to load what add() will need, and then what that points to.
  void prefetch(std::uint32_t slot, std::uint32_t kind) const {
    __builtin_prefetch(counts_.data() + std::size_t{slot} * stride_ + kind);
    const auto* const amounts = reinterpret_cast<const char*>(amounts_.data() + slot);
    __builtin_prefetch(amounts);
    __builtin_prefetch(amounts + sizeof(Amounts) / 2);
    __builtin_prefetch(amounts + sizeof(Amounts) - 1);
    if (!waits_.empty()) __builtin_prefetch(waits_.data() + slot);
    if (!handles_.empty()) __builtin_prefetch(handles_.data() + slot);
    if (!intervals_.empty()) __builtin_prefetch(intervals_.data() + slot);
  }
  void prefetch_ends(std::uint32_t slot) const {
    if (!waits_.empty()) waits_[slot].prefetch_end();
    if (!handles_.empty()) handles_[slot].prefetch_end();
    if (!intervals_.empty()) intervals_[slot].prefetch_end();
  }

  /// Writes all that a slot holds, which is free then. Not where intervals are counted.
  void pack(std::uint32_t slot, NumberWriter& to);
  /// The slot that holds again what was written.
  std::uint32_t unpack(NumberReader from);

  // Of a slot, or of what was written of one: calls `visit` with every kind of which there are rows
  // and their number, and adds to an aggregate what is neither counted by kind nor by interval.
  template <typename Visit>
  void each_kind(std::uint32_t slot, Visit visit) const;
  template <typename Visit>
  static void each_kind(NumberReader& from, Visit visit);
  void add_selected_to(Aggregate& to, std::uint32_t slot) const;
  void add_selected_to(Aggregate& to, NumberReader from) const;
  static void add_any_direction_to(Aggregate& to, NumberReader from);
  void add_any_direction_to(Aggregate& to, std::uint32_t slot) const;
  void add_intervals_to(IntervalTallies& to, std::uint32_t slot) const;

 private:
  struct Score {
    std::int64_t sum = 0;
    std::uint32_t count = 0, high = 0, low = 0;
    void add(Amount score, const ScoreCut& cut) {
      if (!score) return;
      sum += *score;
      ++count;
      high += cut.is_high(*score) ? 1U : 0U;
      low += cut.is_low(*score) ? 1U : 0U;
    }
  };
  struct Scores {
    Score csat, nps, ces, qa;
  };
  struct Amounts {
    Sums sums{};
    std::int64_t longest_wait = -1;
    std::uint64_t last_row = 0;
  };

  void count(std::uint32_t slot, std::uint32_t kind) {
    while (kind >= stride_) widen();
    if (++counts_[std::size_t{slot} * stride_ + kind] == 0) carry(slot, kind);
  }
  void carry(std::uint32_t slot, std::uint32_t kind);
  void set_count(std::uint32_t slot, std::uint32_t kind, std::uint64_t rows);
  [[nodiscard]] const std::vector<std::uint64_t>* carried_of(std::uint32_t slot) const;
  void widen();
  void add_selected(std::uint32_t slot, const CellRow& row);
  void add_scores(std::uint32_t slot, const CallRecord& record);
  void add_squares(Squares& to, const CellRow& row) const;
  void put_kinds(std::uint32_t slot, NumberWriter& to) const;
  static void put(NumberWriter& to, const Amounts& amounts);
  static void put(NumberWriter& to, const Scores& scores);
  static void put(NumberWriter& to, Squares squares);
  static Squares take_squares(NumberReader& from);
  static Amounts take_amounts(NumberReader& from);
  static Scores take_scores(NumberReader& from);
  static void add_selected(Aggregate& to, const Amounts& amounts);
  static void add_selected(Aggregate& to, const Scores& scores);

  const CellPlan* plan_;
  ScoreCut csat_, nps_, ces_;
  std::vector<std::uint32_t> free_;  // slots
  // Of slot after slot:
  std::uint32_t stride_ = 16;          // kinds that there is room for
  std::vector<std::uint16_t> counts_;  // rows by slot and kind, modulo 2^16
  // The multiples of 2^16 of the few slots that have any, by kind, of as many kinds as needed.
  std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> carried_;
  std::vector<Amounts> amounts_;
  std::vector<Scores> scores_;                                   // of as many slots as needed
  std::vector<Distribution> waits_, handles_, first_responses_;  // where observed
  std::vector<Squares> squares_;                                 // where observed
  std::vector<IntervalCounts> intervals_;  // where observed and not one a cell
};

template <typename Visit>
void CellSlots::each_kind(std::uint32_t slot, Visit visit) const {
  const std::uint16_t* const counts = counts_.data() + std::size_t{slot} * stride_;
  const std::vector<std::uint64_t>* const carried = carried_of(slot);
  // The stride is a multiple of the counts of a word, most of which are 0.
  constexpr std::uint32_t kInWord = sizeof(std::uint64_t) / sizeof(std::uint16_t);
  for (std::uint32_t first = 0; first < stride_; first += kInWord) {
    std::uint64_t word = 0;
    std::memcpy(&word, counts + first, sizeof word);
    if (word == 0 && carried == nullptr) continue;
    for (std::uint32_t kind = first; kind < first + kInWord; ++kind) {
      std::uint64_t rows = counts[kind];
      if (carried != nullptr && kind < carried->size()) rows += (*carried)[kind];
      if (rows != 0) visit(kind, rows);
    }
  }
}

template <typename Visit>
void CellSlots::each_kind(NumberReader& from, Visit visit) {
  std::uint32_t kind = 0;
  for (std::uint64_t left = from.take(); left > 0; --left) {
    kind += static_cast<std::uint32_t>(from.take());
    visit(kind, from.take());
  }
}

}  // namespace kpi
