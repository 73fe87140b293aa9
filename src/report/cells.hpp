// SPDX-License-Identifier: MIT
// The groups of one grouping as one worker has seen them, in little memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/agent_days.hpp"
#include "report/interval_counts.hpp"
#include "report/kinds.hpp"
#include "report/observation.hpp"

namespace kpi {

/// What the cells of a grouping keep.
struct CellPlan {
  const ObservationRules* rules = nullptr;
  bool selected = false;    ///< rows that the report selects
  bool agent_time = false;  ///< what knows no direction
  /// Every cell lies within one interval of intervals_met.
  bool one_interval = false;
};

/// A row as cells see it.
struct CellRow {
  const CallRecord* record = nullptr;
  const Kind* kind = nullptr;
  std::uint32_t kind_number = 0;
  std::uint64_t matching_rules = 0;
  bool large = false;      ///< some amount is too large for the sums of a cell
  bool scored = false;     ///< has a score
  Sums amounts{};          ///< 0 where absent or not counted
  std::int64_t wait = -1;  ///< of a selected row with an exit; -1 where unknown
  std::int32_t wait_second = -1, handle_second = -1;  ///< -1: no whole number of seconds
  std::int32_t quarter = 0;                           ///< of the interval of intervals_met
  Presence::Entry presence;                           ///< where its kind tells it
};

class Cells {
 public:
  /// Sums of a cell stay within 64 bits up to amounts of this size.
  static constexpr std::int64_t kLargest = std::int64_t{1} << 32U;

  /// Plan, kinds and what they point to must outlive the cells.
  Cells(const CellPlan& plan, const Kinds& kinds)
      : plan_{&plan},
        kinds_{&kinds},
        csat_{csat_cut(*plan.rules->definitions)},
        nps_{nps_cut(*plan.rules->definitions)},
        ces_{ces_cut(*plan.rules->definitions)} {}

  /// The number of a new cell, which lies in the interval that begins there.
  std::uint32_t add_cell(std::optional<Millis> begin);
  void add(std::uint32_t cell, const CellRow& row);
  /// Begin to load what add() will need, and then what that points to.
  void prefetch(std::uint32_t cell, std::uint32_t kind) const {
    __builtin_prefetch(counts_.data() + std::size_t{cell} * stride_ + kind);
    const auto* const amounts = reinterpret_cast<const char*>(amounts_.data() + cell);
    __builtin_prefetch(amounts);
    __builtin_prefetch(amounts + sizeof(Amounts) / 2);
    __builtin_prefetch(amounts + sizeof(Amounts) - 1);
    if (!waits_.empty()) __builtin_prefetch(waits_.data() + cell);
    if (!handles_.empty()) __builtin_prefetch(handles_.data() + cell);
    if (!intervals_.empty()) __builtin_prefetch(intervals_.data() + cell);
  }
  void prefetch_ends(std::uint32_t cell) const {
    if (!waits_.empty()) waits_[cell].prefetch_end();
    if (!handles_.empty()) handles_[cell].prefetch_end();
    if (!intervals_.empty()) intervals_[cell].prefetch_end();
  }
  /// Makes ready for adding to aggregates; once, when all rows have come.
  void finish(std::span<const std::uint32_t> agent_ranks) { agent_days_.finish(agent_ranks); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(amounts_.size()); }
  /// Whether the report selects a row of the cell.
  [[nodiscard]] bool has_selected(std::uint32_t cell) const;
  /// Adds what the report selects, or what knows no direction, to an aggregate.
  void add_selected_to(Aggregate& to, std::uint32_t cell) const;
  void add_any_direction_to(Aggregate& to, std::uint32_t cell) const;

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
  };

  void count(std::uint32_t cell, std::uint32_t kind);
  void widen();
  void add_selected(std::uint32_t cell, const CellRow& row);
  void add_scores(std::uint32_t cell, const CallRecord& record);
  void add_large(std::uint32_t cell, const CellRow& row);
  template <typename Visit>
  void each_kind(std::uint32_t cell, Visit visit) const;
  [[nodiscard]] Counters counters(std::uint32_t cell, std::uint64_t Kind::*mask) const;
  [[nodiscard]] std::uint64_t count_of(std::uint32_t cell, std::uint32_t kind) const;
  void add_intervals_to(Aggregate& to, std::uint32_t cell) const;

  const CellPlan* plan_;
  const Kinds* kinds_;
  ScoreCut csat_, nps_, ces_;
  std::uint32_t stride_ = 16;          // kinds that there is room for in a cell
  std::vector<std::uint16_t> counts_;  // rows by cell and kind, modulo 2^16
  std::unordered_map<std::uint64_t, std::uint64_t> carried_;  // the multiples of 2^16
  std::vector<Amounts> amounts_;
  std::vector<Scores> scores_;                                   // of as many cells as needed
  std::vector<Millis> begins_;                                   // of cells with one interval
  std::vector<Distribution> waits_, handles_, first_responses_;  // where observed
  std::vector<IntervalCounts> intervals_;  // where observed and not one a cell
  AgentDays agent_days_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Aggregate>> large_;
};

}  // namespace kpi
