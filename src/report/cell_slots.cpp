// SPDX-License-Identifier: MIT
// Cells that take rows: what is added up of each, side by side in slots that are used again.
#include "report/cell_slots.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace kpi {

CellSlots::CellSlots(const CellPlan& plan)
    : plan_{&plan},
      csat_{csat_cut(*plan.rules->definitions)},
      nps_{nps_cut(*plan.rules->definitions)},
      ces_{ces_cut(*plan.rules->definitions)} {}

std::uint32_t CellSlots::take() {
  if (!free_.empty()) {
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  const auto slot = static_cast<std::uint32_t>(amounts_.size());
  amounts_.emplace_back();
  counts_.resize(counts_.size() + stride_);
  if (plan_->observes(Observe::Waits)) waits_.emplace_back();
  if (plan_->observes(Observe::Handles)) handles_.emplace_back();
  if (plan_->observes(Observe::FirstResponses)) first_responses_.emplace_back();
  if (plan_->counts_intervals()) intervals_.emplace_back();
  if (plan_->observes(Observe::Squares)) squares_.emplace_back();
  return slot;
}

/// Makes room for more kinds.
void CellSlots::widen() {
  const std::uint32_t wider = stride_ * 2;
  std::vector<std::uint16_t> counts(amounts_.size() * wider);
  for (std::size_t slot = 0; slot < amounts_.size(); ++slot) {
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(slot * stride_), stride_,
                counts.begin() + static_cast<std::ptrdiff_t>(slot * wider));
  }
  counts_.swap(counts);
  stride_ = wider;
}

namespace {

constexpr unsigned kCountBits = 16;
constexpr unsigned kHalf = 64;  // bits of a sum of squares that are written at once

/// The place of an element that is added if need be.
std::uint64_t& at(std::vector<std::uint64_t>& values, std::uint32_t index) {
  if (index >= values.size()) values.resize(index + 1);
  return values[index];
}

void add_to(Distribution& values, std::int32_t second, std::int64_t value) {
  if (second >= 0) {
    values.add_second(static_cast<std::uint16_t>(second));
  } else {
    values.add(value);
  }
}

}  // namespace

void CellSlots::carry(std::uint32_t slot, std::uint32_t kind) {
  at(carried_[slot], kind) += std::uint64_t{1} << kCountBits;
}

const std::vector<std::uint64_t>* CellSlots::carried_of(std::uint32_t slot) const {
  if (carried_.empty()) return nullptr;
  const auto carried = carried_.find(slot);
  return carried == carried_.end() ? nullptr : &carried->second;
}

void CellSlots::set_count(std::uint32_t slot, std::uint32_t kind, std::uint64_t rows) {
  const std::uint64_t carried = rows >> kCountBits << kCountBits;
  counts_[std::size_t{slot} * stride_ + kind] = static_cast<std::uint16_t>(rows - carried);
  if (carried > 0) at(carried_[slot], kind) = carried;
}

void CellSlots::add_selected(std::uint32_t slot, const CellRow& row) {
  const Kind& kind = *row.kind;
  Amounts& to = amounts_[slot];
  to.longest_wait = std::max(to.longest_wait, row.wait);
  if (kind.offered) add_interval(slot, row.quarter, kind.interval);
  if (kind.waits && !waits_.empty()) add_to(waits_[slot], row.wait_second, row.wait);
  if (kind.handles && !handles_.empty()) {
    add_to(handles_[slot], row.handle_second, of(row.amounts, Summed::Handle));
  }
  if (row.scored) add_scores(slot, *row.record);
  if (!squares_.empty()) add_squares(squares_[slot], row);
  if (kind.first_responses && !first_responses_.empty()) {
    first_responses_[slot].add(*row.record->first_response);
  }
}

void CellSlots::add_scores(std::uint32_t slot, const CallRecord& record) {
  if (slot >= scores_.size()) scores_.resize(amounts_.size());
  const Definitions& definitions = *plan_->rules->definitions;
  Scores& to = scores_[slot];
  to.csat.add(scored(record.csat, definitions.csat), csat_);
  to.nps.add(scored(record.nps, definitions.nps), nps_);
  to.ces.add(scored(record.ces, definitions.ces), ces_);
  to.qa.add(scored(record.qa, definitions.qa), {});
}

void CellSlots::add_squares(Squares& to, const CellRow& row) const {
  const Sums& amounts = row.amounts;
  for (std::size_t i = 0; i < kExitCount; ++i) to.wait[i].add(amounts[i]);
  to.handle.add(of(amounts, Summed::Handle));
  to.talk.add(of(amounts, Summed::Talk));
  to.hold.add(of(amounts, Summed::Hold));
  to.acw.add(of(amounts, Summed::Acw));
  to.duration.add(of(amounts, Summed::Duration));
  to.first_response.add(of(amounts, Summed::FirstResponse));
  if (!row.scored) return;
  const Definitions& definitions = *plan_->rules->definitions;
  to.csat.add(scored(row.record->csat, definitions.csat).value_or(0));
  to.ces.add(scored(row.record->ces, definitions.ces).value_or(0));
  to.qa.add(scored(row.record->qa, definitions.qa).value_or(0));
}

void CellSlots::put_kinds(std::uint32_t slot, NumberWriter& to) const {
  std::uint64_t kinds = 0;
  each_kind(slot, [&](std::uint32_t, std::uint64_t) { ++kinds; });
  to.put(kinds);
  std::uint32_t before = 0;
  each_kind(slot, [&](std::uint32_t kind, std::uint64_t rows) {
    to.put(kind - before);
    to.put(rows);
    before = kind;
  });
}

namespace {

void put_durations(NumberWriter& to, Distribution& values) {
  values.settle();
  to.put_ascending(values.kept_seconds());
  to.put(values.counted_seconds().size());
  for (const std::uint32_t times : values.counted_seconds()) to.put(times);
  to.put(values.fine().size());
  Millis before = 0;
  for (const auto& [value, times] : values.fine()) {
    to.put(static_cast<std::uint64_t>(value - before));
    to.put(times);
    before = value;
  }
}

void take_durations(NumberReader& from, Distribution& to) {
  to.add_seconds(from.take_ascending());
  const std::uint64_t counted = from.take();
  for (std::uint64_t second = 0; second < counted; ++second) {
    to.add_seconds(static_cast<std::uint16_t>(second), from.take());
  }
  Millis value = 0;
  for (std::uint64_t left = from.take(); left > 0; --left) {
    value += static_cast<Millis>(from.take());
    for (std::uint64_t times = from.take(); times > 0; --times) to.add(value);
  }
}

}  // namespace

/// None is negative: rows with negative amounts are large.
void CellSlots::put(NumberWriter& to, const Amounts& amounts) {
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < amounts.sums.size(); ++i) {
    if (amounts.sums[i] != 0) given |= std::uint64_t{1} << i;
  }
  to.put(given);
  for (const std::int64_t sum : amounts.sums) {
    if (sum != 0) to.put_thousandths(static_cast<std::uint64_t>(sum));
  }
  to.put(static_cast<std::uint64_t>(amounts.longest_wait + 1));
}

CellSlots::Amounts CellSlots::take_amounts(NumberReader& from) {
  Amounts amounts;
  for (std::uint64_t given = from.take(); given != 0; given &= given - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(given));
    amounts.sums[at] = static_cast<std::int64_t>(from.take_thousandths());
  }
  amounts.longest_wait = static_cast<std::int64_t>(from.take()) - 1;
  return amounts;
}

void CellSlots::put(NumberWriter& to, const Scores& scores) {
  for (const Score* score : {&scores.csat, &scores.nps, &scores.ces, &scores.qa}) {
    to.put(score->count);
    if (score->count == 0) continue;
    to.put_thousandths(static_cast<std::uint64_t>(score->sum));
    to.put(score->high);
    to.put(score->low);
  }
}

CellSlots::Scores CellSlots::take_scores(NumberReader& from) {
  Scores scores;
  for (Score* score : {&scores.csat, &scores.nps, &scores.ces, &scores.qa}) {
    score->count = static_cast<std::uint32_t>(from.take());
    if (score->count == 0) continue;
    score->sum = static_cast<std::int64_t>(from.take_thousandths());
    score->high = static_cast<std::uint32_t>(from.take());
    score->low = static_cast<std::uint32_t>(from.take());
  }
  return scores;
}

void CellSlots::put(NumberWriter& to, Squares squares) {
  for (const SquareSum* sum : squares.all()) {
    to.put(static_cast<std::uint64_t>(sum->value() >> kHalf));
    to.put(static_cast<std::uint64_t>(sum->value()));
  }
}

Squares CellSlots::take_squares(NumberReader& from) {
  Squares squares;
  for (SquareSum* sum : squares.all()) {
    const Int128 high = Int128{from.take()} << kHalf;
    *sum = SquareSum{high + Int128{from.take()}};
  }
  return squares;
}

void CellSlots::pack(std::uint32_t slot, NumberWriter& to) {
  put_kinds(slot, to);
  put(to, amounts_[slot]);
  std::fill_n(counts_.begin() + static_cast<std::ptrdiff_t>(slot) * stride_, stride_, 0);
  carried_.erase(slot);
  amounts_[slot] = {};
  if (plan_->selected) {
    if (slot >= scores_.size()) scores_.resize(amounts_.size());
    put(to, scores_[slot]);
    scores_[slot] = {};
    for (std::vector<Distribution>* values : {&waits_, &handles_, &first_responses_}) {
      if (values->empty()) continue;
      put_durations(to, (*values)[slot]);
      (*values)[slot].clear();
    }
    if (!squares_.empty()) put(to, std::exchange(squares_[slot], {}));
  }
  free_.push_back(slot);
}

std::uint32_t CellSlots::unpack(NumberReader from) {
  const std::uint32_t slot = take();
  each_kind(from, [&](std::uint32_t kind, std::uint64_t rows) { set_count(slot, kind, rows); });
  amounts_[slot] = take_amounts(from);
  if (!plan_->selected) return slot;
  if (slot >= scores_.size()) scores_.resize(amounts_.size());
  scores_[slot] = take_scores(from);
  for (std::vector<Distribution>* values : {&waits_, &handles_, &first_responses_}) {
    if (!values->empty()) take_durations(from, (*values)[slot]);
  }
  if (!squares_.empty()) squares_[slot] = take_squares(from);
  return slot;
}

void CellSlots::add_selected(Aggregate& to, const Amounts& amounts) {
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
}

void CellSlots::add_selected(Aggregate& to, const Scores& scores) {
  const auto add = [](ScoreTally& tally, const Score& score) {
    tally.merge({{score.sum, score.count}, score.high, score.low});
  };
  add(to.csat, scores.csat);
  add(to.nps, scores.nps);
  add(to.ces, scores.ces);
  add(to.qa, scores.qa);
}

void CellSlots::add_selected_to(Aggregate& to, std::uint32_t slot) const {
  add_selected(to, amounts_[slot]);
  if (slot < scores_.size()) add_selected(to, scores_[slot]);
  if (!waits_.empty()) to.waits.merge(waits_[slot]);
  if (!handles_.empty()) to.handles.merge(handles_[slot]);
  if (!first_responses_.empty()) to.first_responses.merge(first_responses_[slot]);
  if (!squares_.empty()) to.squares.merge(squares_[slot]);
}

void CellSlots::add_selected_to(Aggregate& to, NumberReader from) const {
  each_kind(from, [](std::uint32_t, std::uint64_t) {});
  add_selected(to, take_amounts(from));
  add_selected(to, take_scores(from));
  if (!waits_.empty()) take_durations(from, to.waits);
  if (!handles_.empty()) take_durations(from, to.handles);
  if (!first_responses_.empty()) take_durations(from, to.first_responses);
  if (!squares_.empty()) to.squares.merge(take_squares(from));
}

namespace {

void add_time_worked(Aggregate& to, const Sums& sums) {
  to.all_directions.handle.sum += of(sums, Summed::Worked);
  to.all_directions.span_handle.sum += of(sums, Summed::SpanWorked);
}

}  // namespace

void CellSlots::add_any_direction_to(Aggregate& to, std::uint32_t slot) const {
  add_time_worked(to, amounts_[slot].sums);
}

void CellSlots::add_any_direction_to(Aggregate& to, NumberReader from) {
  each_kind(from, [](std::uint32_t, std::uint64_t) {});
  add_time_worked(to, take_amounts(from).sums);
}

void CellSlots::add_intervals_to(IntervalTallies& to, std::uint32_t slot) const {
  if (intervals_.empty()) return;
  // Workers take turns at intervals: to put them in one by one would move the others each time.
  const ObservationRules& rules = *plan_->rules;
  IntervalTallies own;
  intervals_[slot].add_to(own, *rules.calendar, rules.met_interval);
  to.merge(own);
}

}  // namespace kpi
