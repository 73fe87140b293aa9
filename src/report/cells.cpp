// SPDX-License-Identifier: MIT
// The groups of one grouping as one worker has seen them, in little memory.
#include "report/cells.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kpi {

std::uint32_t Cells::add_cell(std::optional<Millis> begin) {
  const std::uint32_t cell = size();
  amounts_.emplace_back();
  counts_.resize(counts_.size() + stride_);
  const Observe observe = plan_->rules->observe;
  if (!plan_->selected) return cell;
  if (includes(observe, Observe::Waits)) waits_.emplace_back();
  if (includes(observe, Observe::Handles)) handles_.emplace_back();
  if (includes(observe, Observe::FirstResponses)) first_responses_.emplace_back();
  if (includes(observe, Observe::Intervals)) {
    if (plan_->one_interval) {
      begins_.push_back(*begin);
    } else {
      intervals_.emplace_back();
    }
  }
  return cell;
}

/// Makes room for more kinds.
void Cells::widen() {
  const std::uint32_t wider = stride_ * 2;
  std::vector<std::uint16_t> counts(std::size_t{size()} * wider);
  for (std::size_t cell = 0; cell < size(); ++cell) {
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(cell * stride_), stride_,
                counts.begin() + static_cast<std::ptrdiff_t>(cell * wider));
  }
  counts_.swap(counts);
  stride_ = wider;
}

void Cells::count(std::uint32_t cell, std::uint32_t kind) {
  while (kind >= stride_) widen();
  const std::size_t at = std::size_t{cell} * stride_ + kind;
  constexpr std::uint64_t kCarry = 1U << 16U;
  if (++counts_[at] == 0) carried_[(std::uint64_t{cell} << 32U) | kind] += kCarry;
}

void Cells::add(std::uint32_t cell, const CellRow& row) {
  if (row.large) {
    add_large(cell, row);
  } else {
    count(cell, row.kind_number);
    Amounts& to = amounts_[cell];
    for (std::size_t i = 0; i < to.sums.size(); ++i) to.sums[i] += row.amounts[i];
    if (plan_->selected && row.kind->is_selected) add_selected(cell, row);
  }
  if (plan_->agent_time && row.kind->present) agent_days_.add(cell, row.presence);
}

namespace {

void add_to(Distribution& values, std::int32_t second, std::int64_t value) {
  if (second >= 0) {
    values.add_second(static_cast<std::uint16_t>(second));
  } else {
    values.add(value);
  }
}

}  // namespace

void Cells::add_selected(std::uint32_t cell, const CellRow& row) {
  const Kind& kind = *row.kind;
  Amounts& to = amounts_[cell];
  to.longest_wait = std::max(to.longest_wait, row.wait);
  if (kind.offered && !intervals_.empty()) intervals_[cell].add(row.quarter, kind.interval);
  if (kind.waits && !waits_.empty()) add_to(waits_[cell], row.wait_second, row.wait);
  if (kind.handles && !handles_.empty()) {
    add_to(handles_[cell], row.handle_second, of(row.amounts, Summed::Handle));
  }
  if (row.scored) add_scores(cell, *row.record);
  if (kind.first_responses && !first_responses_.empty()) {
    first_responses_[cell].add(*row.record->first_response);
  }
}

void Cells::add_scores(std::uint32_t cell, const CallRecord& record) {
  if (cell >= scores_.size()) scores_.resize(size());
  const Definitions& definitions = *plan_->rules->definitions;
  Scores& to = scores_[cell];
  to.csat.add(scored(record.csat, definitions.csat), csat_);
  to.nps.add(scored(record.nps, definitions.nps), nps_);
  to.ces.add(scored(record.ces, definitions.ces), ces_);
  to.qa.add(scored(record.qa, definitions.qa), {});
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
  if (!intervals_.empty()) intervals_[cell].add(row.quarter, row.kind->interval);
  if (!begins_.empty()) own->intervals[begins_[cell]].merge(row.kind->interval);
}

std::uint64_t Cells::count_of(std::uint32_t cell, std::uint32_t kind) const {
  const std::uint64_t low = counts_[std::size_t{cell} * stride_ + kind];
  if (carried_.empty()) return low;
  const auto carried = carried_.find((std::uint64_t{cell} << 32U) | kind);
  return carried == carried_.end() ? low : low + carried->second;
}

/// Calls `visit` with every kind of which a cell has rows, and their number.
template <typename Visit>
void Cells::each_kind(std::uint32_t cell, Visit visit) const {
  const std::uint16_t* const counts = counts_.data() + std::size_t{cell} * stride_;
  // The stride is a multiple of the counts of a word, most of which are 0.
  constexpr std::uint32_t kInWord = sizeof(std::uint64_t) / sizeof(std::uint16_t);
  for (std::uint32_t first = 0; first < stride_; first += kInWord) {
    std::uint64_t word = 0;
    std::memcpy(&word, counts + first, sizeof word);
    if (word == 0 && carried_.empty()) continue;
    for (std::uint32_t kind = first; kind < first + kInWord; ++kind) {
      if (const std::uint64_t rows = count_of(cell, kind); rows != 0) visit(kind, rows);
    }
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
  const ObservationRules& rules = *plan_->rules;
  if (!intervals_.empty()) {
    intervals_[cell].add_to(to.intervals, *rules.calendar, rules.met_interval);
  }
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
  const Amounts& amounts = amounts_[cell];
  const auto sum = [&](Summed which) { return of(amounts.sums, which); };
  for (std::size_t i = 0; i < kExitCount; ++i) to.exits[i].wait += amounts.sums[i];
  if (amounts.longest_wait > to.longest_wait.value_or(-1)) to.longest_wait = amounts.longest_wait;
  to.handle.sum += sum(Summed::Handle);
  to.talk.sum += sum(Summed::Talk);
  to.hold.sum += sum(Summed::Hold);
  to.acw.sum += sum(Summed::Acw);
  to.duration.sum += sum(Summed::Duration);
  to.first_response.sum += sum(Summed::FirstResponse);
  to.cost.sum += sum(Summed::Cost);
  if (cell < scores_.size()) {
    const auto add = [](ScoreTally& tally, const Score& score) {
      tally.merge({{score.sum, score.count}, score.high, score.low});
    };
    add(to.csat, scores_[cell].csat);
    add(to.nps, scores_[cell].nps);
    add(to.ces, scores_[cell].ces);
    add(to.qa, scores_[cell].qa);
  }
  if (!waits_.empty()) to.waits.merge(waits_[cell]);
  if (!handles_.empty()) to.handles.merge(handles_[cell]);
  if (!first_responses_.empty()) to.first_responses.merge(first_responses_[cell]);
  add_intervals_to(to, cell);
  if (const auto large = large_.find(cell); large != large_.end())
    to.merge_selected(*large->second);
}

void Cells::add_any_direction_to(Aggregate& to, std::uint32_t cell) const {
  if (!plan_->agent_time) return;
  add_any_direction_counters(to, counters(cell, &Kind::any_direction));
  const Sums& sums = amounts_[cell].sums;
  to.all_directions.handle.sum += of(sums, Summed::Worked);
  to.all_directions.span_handle.sum += of(sums, Summed::SpanWorked);
  agent_days_.add_to(to.all_directions.presence, cell);
  if (const auto large = large_.find(cell); large != large_.end()) {
    to.all_directions.merge(large->second->all_directions);
  }
}

}  // namespace kpi
