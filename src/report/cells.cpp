// SPDX-License-Identifier: MIT
// The groups of one grouping as one worker has seen them, in little memory.
#include "report/cells.hpp"

#include <bit>

namespace kpi {

std::uint32_t Cells::add_cell(std::optional<Millis> begin) {
  const std::uint32_t cell = size();
  slot_of_cell_.push_back(slots_.take());
  if (plan_->in_time && !plan_->counts_intervals()) open_.push_back(cell);
  if (plan_->observes(Observe::Intervals) && plan_->one_interval) begins_.push_back(*begin);
  return cell;
}

/// Adds a row to an aggregate, whose sums are wide enough for anything.
void Cells::add_large(std::uint32_t cell, const CellRow& row) {
  std::unique_ptr<Aggregate>& own = large_[cell];
  if (!own) own = std::make_unique<Aggregate>();
  Observation seen;
  observe(*row.record, row.matching_rules, *plan_->rules, seen);
  if (plan_->agent_time) add_any_direction(*own, seen);
  if (!plan_->selected || !row.kind->is_selected) return;
  kpi::add_selected(*own, seen, *plan_->rules);
  if (!row.kind->offered) return;
  if (plan_->counts_intervals()) {
    slots_.add_interval(slot_of_cell_[cell], row.quarter, row.kind->interval);
  }
  if (!begins_.empty()) own->intervals[begins_[cell]].merge(row.kind->interval);
}

void Cells::pack_idle() {
  if (rows_ < next_look_) return;
  next_look_ = rows_ + idle_after_ / 4;
  std::erase_if(open_, [&](std::uint32_t cell) {
    const bool idle = slots_.last_row(slot_of_cell_[cell]) + idle_after_ < rows_;
    if (idle) pack(cell);
    return idle;
  });
}

void Cells::pack(std::uint32_t cell) {
  writer_.clear();
  slots_.pack(slot_of_cell_[cell], writer_);
  if (cell >= packed_.size()) packed_.resize(size());
  packed_[cell] = store_.keep(writer_.bytes());
  slot_of_cell_[cell] = kPacked;
  ++packs_;
}

std::uint32_t Cells::unpack(std::uint32_t cell) {
  const std::uint32_t slot = slots_.unpack(NumberReader{packed_[cell]});
  slot_of_cell_[cell] = slot;
  open_.push_back(cell);
  // What was packed in vain is not used again, so that in a log out of order it must become rare.
  if (++unpacks_ * 8 > packs_ + 1024) {
    idle_after_ *= 2;
    packs_ = 0;
    unpacks_ = 0;
  }
  return slot;
}

/// Calls `visit` with every kind of which a cell has rows, and their number.
template <typename Visit>
void Cells::each_kind(std::uint32_t cell, Visit visit) const {
  if (is_packed(cell)) {
    NumberReader from{packed_[cell]};
    CellSlots::each_kind(from, visit);
  } else {
    slots_.each_kind(slot_of_cell_[cell], visit);
  }
}

Counters Cells::counters(std::uint32_t cell, std::uint64_t Kind::*mask) const {
  Counters sums{};
  each_kind(cell, [&](std::uint32_t kind, std::uint64_t rows) {
    for (std::uint64_t bits = (*kinds_)[kind].*mask; bits != 0; bits &= bits - 1) {
      sums[static_cast<std::size_t>(std::countr_zero(bits))] += static_cast<std::int64_t>(rows);
    }
  });
  return sums;
}

bool Cells::has_selected(std::uint32_t cell) const {
  bool any = false;
  each_kind(cell,
            [&](std::uint32_t kind, std::uint64_t) { any = any || (*kinds_)[kind].selected != 0; });
  const auto large = large_.find(cell);
  return any || (large != large_.end() && large->second->rows > 0);
}

void Cells::add_intervals_to(Aggregate& to, std::uint32_t cell) const {
  if (!is_packed(cell)) slots_.add_intervals_to(to.intervals, slot_of_cell_[cell]);
  if (begins_.empty()) return;
  IntervalTally sum;
  bool any = false;
  each_kind(cell, [&](std::uint32_t kind, std::uint64_t rows) {
    const Kind& of = (*kinds_)[kind];
    if (!of.offered) return;
    IntervalTally all = of.interval;
    all.numerator *= static_cast<std::int64_t>(rows);
    all.denominator *= static_cast<std::int64_t>(rows);
    sum.merge(all);
    any = true;
  });
  if (any) to.intervals[begins_[cell]].merge(sum);
}

void Cells::add_selected_to(Aggregate& to, std::uint32_t cell) const {
  if (!plan_->selected) return;
  add_selected_counters(to, counters(cell, &Kind::selected));
  if (is_packed(cell)) {
    slots_.add_selected_to(to, NumberReader{packed_[cell]});
  } else {
    slots_.add_selected_to(to, slot_of_cell_[cell]);
  }
  add_intervals_to(to, cell);
  if (const auto large = large_.find(cell); large != large_.end())
    to.merge_selected(*large->second);
}

void Cells::add_any_direction_to(Aggregate& to, std::uint32_t cell) const {
  if (!plan_->agent_time) return;
  add_any_direction_counters(to, counters(cell, &Kind::any_direction));
  if (is_packed(cell)) {
    CellSlots::add_any_direction_to(to, NumberReader{packed_[cell]});
  } else {
    slots_.add_any_direction_to(to, slot_of_cell_[cell]);
  }
  agent_days_.add_to(to.all_directions.presence, cell);
  if (const auto large = large_.find(cell); large != large_.end()) {
    to.all_directions.merge(large->second->all_directions);
  }
}

}  // namespace kpi
