// SPDX-License-Identifier: MIT
// The groups of one grouping as one worker has seen them, in little memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/agent_days.hpp"
#include "report/cell_slots.hpp"
#include "report/kinds.hpp"
#include "report/packed_numbers.hpp"

namespace kpi {

/// A log in the order of time gives a cell of an interval its rows together and then no more. When
/// such a cell has had none for long it is packed, and unpacked should there come one after all, so
/// that cells take little memory and those at work stay in the processor's cache.
class Cells {
 public:
  /// Plan, kinds and what they point to must outlive the cells.
  Cells(const CellPlan& plan, const Kinds& kinds) : plan_{&plan}, kinds_{&kinds}, slots_{plan} {}

  /// The number of a new cell, which lies in the interval that begins there.
  std::uint32_t add_cell(std::optional<Millis> begin);
  void add(std::uint32_t cell, const CellRow& row) {
    if (row.large) {
      add_large(cell, row);
    } else {
      slots_.add(open(cell), row, ++rows_);
    }
    if (plan_->agent_time && row.kind->present) agent_days_.add(cell, row.presence);
  }
  /// Begin to load what add() will need, and then what that points to.
  void prefetch(std::uint32_t cell, std::uint32_t kind) const {
    if (!is_packed(cell)) slots_.prefetch(slot_of_cell_[cell], kind);
  }
  void prefetch_ends(std::uint32_t cell) const {
    if (!is_packed(cell)) slots_.prefetch_ends(slot_of_cell_[cell]);
  }
  /// Packs cells that have had no row for long.
  void pack_idle();
  /// Makes ready for adding to aggregates; once, when all rows have come.
  void finish(std::span<const std::uint32_t> agent_ranks) { agent_days_.finish(agent_ranks); }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(slot_of_cell_.size());
  }
  /// Whether the report selects a row of the cell.
  [[nodiscard]] bool has_selected(std::uint32_t cell) const;
  /// Adds what the report selects, or what knows no direction, to an aggregate.
  void add_selected_to(Aggregate& to, std::uint32_t cell) const;
  void add_any_direction_to(Aggregate& to, std::uint32_t cell) const;

 private:
  static constexpr std::uint32_t kPacked = 0xFFFFFFFF;

  [[nodiscard]] bool is_packed(std::uint32_t cell) const { return slot_of_cell_[cell] == kPacked; }
  /// The slot of a cell, which is unpacked if need be.
  std::uint32_t open(std::uint32_t cell) {
    return is_packed(cell) ? unpack(cell) : slot_of_cell_[cell];
  }
  void pack(std::uint32_t cell);
  std::uint32_t unpack(std::uint32_t cell);
  void add_large(std::uint32_t cell, const CellRow& row);
  template <typename Visit>
  void each_kind(std::uint32_t cell, Visit visit) const;
  [[nodiscard]] Counters counters(std::uint32_t cell, std::uint64_t Kind::*mask) const;
  void add_intervals_to(Aggregate& to, std::uint32_t cell) const;

  const CellPlan* plan_;
  const Kinds* kinds_;
  CellSlots slots_;
  // Of cell after cell:
  std::vector<std::uint32_t> slot_of_cell_;  // or kPacked
  std::vector<const std::uint8_t*> packed_;  // of as many cells as needed
  std::vector<Millis> begins_;               // of cells with one interval
  std::unordered_map<std::uint32_t, std::unique_ptr<Aggregate>> large_;
  AgentDays agent_days_;

  PackedStore store_;
  NumberWriter writer_;
  std::vector<std::uint32_t> open_;  // cells that may be packed one day
  std::uint64_t rows_ = 0;
  // In rows: how long a cell must have had none, and when to look for such cells.
  std::uint64_t idle_after_ = 8'192;
  std::uint64_t next_look_ = 8'192;
  std::uint64_t packs_ = 0, unpacks_ = 0;
};

}  // namespace kpi
