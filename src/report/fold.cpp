// SPDX-License-Identifier: MIT
// Folding a log into aggregates, one for each group of each grouping, in one pass by several
// workers.
#include "report/fold.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/calendar_names.hpp"
#include "core/parallel.hpp"

namespace kpi {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Groups by their ranks.
std::vector<std::uint32_t> in_order(const std::vector<std::uint32_t>& ranks) {
  std::vector<std::uint32_t> groups(ranks.size());
  for (std::uint32_t group = 0; group < ranks.size(); ++group) groups[ranks[group]] = group;
  return groups;
}

}  // namespace

Fold::Fold(const FoldPlan& plan, std::size_t workers)
    : plan_{plan},
      shared_{plan, workers},
      where_{plan.selection.where},
      groupings_(plan.groupings.size()) {
  for (std::size_t i = 0; i < workers; ++i) {
    workers_.push_back(std::make_unique<FoldWorker>(shared_, i));
  }
}

std::vector<RecordSink*> Fold::sinks() {
  std::vector<RecordSink*> sinks;
  for (const auto& worker : workers_) sinks.push_back(worker.get());
  return sinks;
}

bool Fold::wants_all_again() {
  Amount first;
  for (const auto& worker : workers_) {
    const Amount own = worker->seen().facts.first_start;
    if (own && (!first || *own < *first)) first = own;
  }
  if (!shared_.repeats.came_late(first)) return false;
  for (const auto& worker : workers_) worker->restart();
  shared_.repeats.expect_any_order();
  return true;
}

void Fold::finish(std::size_t threads) {
  for (const auto& worker : workers_) {
    seen_.merge(worker->seen());
    where_.merge(worker->where());
  }
  std::vector<std::uint32_t> agent_ranks;
  if (shared_.agent) agent_ranks = shared_.texts[*shared_.agent].ranks();
  for (const auto& worker : workers_) worker->finish(agent_ranks);
  if (seen_.facts.first_start) {
    shared_.repeats.judge_all({*seen_.facts.first_start, *seen_.facts.last_start}, threads);
  }
  place_cells();
  sum_up(threads);
  if (plan_.observes(Observe::Repeats)) add_repeats();
  put_in_order();
}

/// Finds the cells of each group.
void Fold::place_cells() {
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    Grouping& grouping = groupings_[i];
    grouping.is_summed = !shared_.takes[i].selected ||
                         (shared_.takes[i].agent_days && !shared_.takes[i].agent_time) || i == 0;
    for (const auto& worker : workers_) {
      std::vector<std::uint32_t>& cells =
          grouping.cells.emplace_back(shared_.indexes[i].size(), kNone);
      const std::vector<std::uint32_t>& groups = worker->group_of_cell(i);
      for (std::uint32_t cell = 0; cell < groups.size(); ++cell) cells[groups[cell]] = cell;
    }
  }
}

void Fold::add_cells(Aggregate& to, std::size_t grouping, std::uint32_t group) const {
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    const std::vector<std::uint32_t>& cells = groupings_[grouping].cells[w];
    if (group >= cells.size() || cells[group] == kNone) continue;
    workers_[w]->cells(grouping).add_selected_to(to, cells[group]);
    workers_[w]->cells(grouping).add_any_direction_to(to, cells[group]);
  }
}

Aggregate Fold::aggregate(std::size_t grouping, std::uint32_t group) const {
  if (groupings_[grouping].is_summed) return groupings_[grouping].summed[group];
  Aggregate aggregate;
  add_cells(aggregate, grouping, group);
  aggregate.settle();
  if (!repeats_.empty()) aggregate.repeats = repeats_[grouping][group];
  return aggregate;
}

/// The finer grouping with the fewest groups of those that are done.
std::optional<std::size_t> Fold::smallest_finer(std::size_t grouping, bool agent_days,
                                                const std::vector<bool>& done) const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    if (!done[i] || i == grouping ||
        !plan_.groupings[grouping].contains(plan_.groupings[i], day_start()))
      continue;
    if (agent_days && !shared_.takes[i].agent_days) continue;
    if (!best || shared_.indexes[i].size() < shared_.indexes[*best].size()) best = i;
  }
  return best;
}

/// Sums the groupings that do not take all from records, finer ones first.
void Fold::sum_up(std::size_t threads) {
  std::vector<bool> done(groupings_.size());
  const auto waits_for = [&](std::size_t i, std::size_t j) {
    if (i == j || done[j] || !plan_.groupings[i].contains(plan_.groupings[j], day_start())) {
      return false;
    }
    const bool twin = plan_.groupings[j].contains(plan_.groupings[i], day_start());
    return !twin || j < i;
  };
  for (std::size_t i = 0; i < groupings_.size(); ++i) done[i] = !groupings_[i].is_summed;
  for (std::size_t left = groupings_.size(); left > 0; --left) {
    for (std::size_t i = 0; i < groupings_.size(); ++i) {
      bool ready = !done[i];
      for (std::size_t j = 0; ready && j < groupings_.size(); ++j) ready = !waits_for(i, j);
      if (!ready) continue;
      sum(i, done, threads);
      done[i] = true;
      break;
    }
  }
}

/// The group of this grouping in which each group of a finer one lies.
std::vector<std::uint32_t> Fold::groups_of_finer(std::size_t grouping, std::size_t finer) {
  const PlannedGrouping& plan = plan_.groupings[grouping];
  std::vector<std::size_t> columns;
  for (const std::size_t dimension : shared_.columns[grouping]) {
    const std::vector<std::size_t>& theirs = shared_.columns[finer];
    columns.push_back(static_cast<std::size_t>(std::find(theirs.begin(), theirs.end(), dimension) -
                                               theirs.begin()));
  }
  std::vector<std::uint32_t> groups;
  std::vector<std::uint32_t> texts(columns.size());
  Interval interval;
  for (std::uint32_t i = 0; i < shared_.indexes[finer].size(); ++i) {
    const GroupKey key = shared_.indexes[finer][i];
    for (std::size_t at = 0; at < columns.size(); ++at) texts[at] = key.texts[columns[at]];
    std::optional<Millis> begin;
    if (plan.length) {
      if (*key.begin < interval.begin || *key.begin >= interval.end) {
        interval = plan_.calendar->interval(*plan.length, *key.begin);
      }
      begin = interval.begin;
    }
    groups.push_back(shared_.indexes[grouping].number({texts, begin}));
  }
  return groups;
}

void Fold::sum(std::size_t grouping, const std::vector<bool>& done, std::size_t threads) {
  Grouping& own = groupings_[grouping];
  const Takes& takes = shared_.takes[grouping];
  std::optional<std::size_t> agent_time;
  std::vector<std::uint32_t> group_of_agent_time;
  std::vector<std::uint32_t> agent_time_order;
  if (!takes.selected) {
    own.source = smallest_finer(grouping, false, done);
    own.group_of_source = groups_of_finer(grouping, *own.source);
  }
  if (takes.agent_days && !takes.agent_time) {
    agent_time = smallest_finer(grouping, true, done);
    group_of_agent_time = groups_of_finer(grouping, *agent_time);
    // By agent, so that the days of one follow those of another.
    agent_time_order = in_order(ranks(*agent_time));
  }
  own.summed.resize(shared_.indexes[grouping].size());
  // Each thread sums groups of its own.
  on_threads(std::min(threads, own.summed.size()), [&](std::size_t thread) {
    const auto is_own = [&](std::uint32_t group) {
      return group % std::min(threads, own.summed.size()) == thread;
    };
    for (std::uint32_t i = 0; i < own.summed.size(); ++i) {
      if (is_own(i)) add_cells(own.summed[i], grouping, i);
    }
    if (own.source) {
      for (std::uint32_t i = 0; i < own.group_of_source.size(); ++i) {
        const std::uint32_t group = own.group_of_source[i];
        if (is_own(group)) add_selected(own.summed[group], *own.source, i);
      }
    }
    for (const std::uint32_t i : agent_time_order) {
      const std::uint32_t group = group_of_agent_time[i];
      if (!is_own(group)) continue;
      Aggregate part;
      add_any_direction(part, *agent_time, i);
      own.summed[group].all_directions.merge(part.all_directions);
    }
    for (std::uint32_t i = 0; i < own.summed.size(); ++i) {
      if (is_own(i)) own.summed[i].settle();
    }
  });
}

/// Adds what the report selects of a group.
void Fold::add_selected(Aggregate& to, std::size_t grouping, std::uint32_t group) const {
  const Grouping& from = groupings_[grouping];
  if (from.is_summed) {
    to.merge_selected(from.summed[group]);
    return;
  }
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    const std::uint32_t cell = from.cells[w][group];
    if (cell != kNone) workers_[w]->cells(grouping).add_selected_to(to, cell);
  }
}

/// Adds what knows no direction.
void Fold::add_any_direction(Aggregate& to, std::size_t grouping, std::uint32_t group) const {
  const Grouping& from = groupings_[grouping];
  if (from.is_summed) {
    to.all_directions.merge(from.summed[group].all_directions);
    return;
  }
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    const std::uint32_t cell = from.cells[w][group];
    if (cell != kNone) workers_[w]->cells(grouping).add_any_direction_to(to, cell);
  }
}

/// The group of a grouping in which rows lie that are in these groups of the base groupings.
std::uint32_t Fold::group_in(std::size_t grouping,
                             std::span<const std::uint32_t> base_groups) const {
  const Grouping& own = groupings_[grouping];
  if (own.source) return own.group_of_source[group_in(*own.source, base_groups)];
  const auto base = std::find(shared_.bases.begin(), shared_.bases.end(), grouping);
  return base_groups[static_cast<std::size_t>(base - shared_.bases.begin())];
}

void Fold::add_repeats() {
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    repeats_.emplace_back(shared_.indexes[i].size());
  }
  for (std::size_t b = 0; b < shared_.bases.size(); ++b) {
    std::vector<Aggregate::Repeats>& of_base = repeats_[shared_.bases[b]];
    for (std::uint32_t i = 0; i < of_base.size(); ++i) of_base[i] = shared_.repeats.booked(b, i);
  }
  // A source has been summed before what is summed from it, so its chain ends at a base.
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    std::vector<std::uint32_t> at;
    std::size_t base = i;
    for (; groupings_[base].source; base = *groupings_[base].source) {
      const std::vector<std::uint32_t>& next = groupings_[base].group_of_source;
      std::vector<std::uint32_t> further(next);
      if (!at.empty()) {
        for (std::uint32_t& group : further) group = at[group];
      }
      at.swap(further);
    }
    for (std::uint32_t group = 0; group < at.size(); ++group) {
      repeats_[i][at[group]].merge(repeats_[base][group]);
    }
  }
  book_open();
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    for (std::uint32_t group = 0; group < groupings_[i].summed.size(); ++group) {
      groupings_[i].summed[group].repeats = repeats_[i][group];
    }
  }
}

void Fold::book_open() {
  const std::vector<const OpenBooking*> open = shared_.repeats.open();
  if (open.empty()) return;
  std::vector<std::vector<std::uint32_t>> rank;
  for (std::size_t i = 0; i < groupings_.size(); ++i) rank.push_back(ranks(i));
  const std::size_t width = shared_.bases.size();
  for (const OpenBooking* booking : open) {
    for (std::size_t i = 0; i < groupings_.size(); ++i) {
      std::uint32_t chosen = kNone;
      for (std::size_t at = 0; at < booking->groups.size(); at += width) {
        const std::uint32_t group = group_in(i, std::span{booking->groups}.subspan(at, width));
        if (chosen == kNone || rank[i][group] < rank[i][chosen]) chosen = group;
      }
      repeats_[i][chosen].merge(booking->adds);
    }
  }
}

/// The place of each text of a dimension in the order of reports: by bytes, of weekdays by the
/// week.
std::vector<std::uint32_t> Fold::text_ranks_of(std::size_t dimension) const {
  std::vector<std::uint32_t> ranks = shared_.texts[dimension].ranks();
  if (shared_.dimensions[dimension].kind != Dimension::Kind::Weekday) return ranks;
  const unsigned first = plan_.calendar->week_start().c_encoding();
  for (std::uint32_t number = 0; number < ranks.size(); ++number) {
    const auto weekday = find_weekday(shared_.texts[dimension].text(number));
    if (weekday) ranks[number] = (*weekday + 7 - first) % 7;
  }
  return ranks;
}

/// The place of each group in the order of reports: by texts, then by time.
std::vector<std::uint32_t> Fold::ranks(std::size_t grouping) const {
  const GroupIndex& index = shared_.indexes[grouping];
  std::vector<std::vector<std::uint32_t>> text_ranks;
  for (const std::size_t column : shared_.columns[grouping]) {
    text_ranks.push_back(text_ranks_of(column));
  }
  std::vector<std::uint32_t> order(index.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const GroupKey one = index[a];
    const GroupKey other = index[b];
    for (std::size_t i = 0; i < text_ranks.size(); ++i) {
      if (one.texts[i] == other.texts[i]) continue;
      return text_ranks[i][one.texts[i]] < text_ranks[i][other.texts[i]];
    }
    return one.begin < other.begin;
  });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

/// Whether the report selects a row of a group.
bool Fold::has_rows(std::size_t grouping, std::uint32_t group) const {
  const Grouping& own = groupings_[grouping];
  if (own.is_summed) return own.summed[group].rows > 0;
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    const std::uint32_t cell = own.cells[w][group];
    if (cell != kNone && workers_[w]->cells(grouping).has_selected(cell)) return true;
  }
  return false;
}

std::vector<std::uint32_t> Fold::groups_without_rows(std::size_t grouping) const {
  std::vector<std::uint32_t> groups;
  for (std::uint32_t group = 0; group < shared_.indexes[grouping].size(); ++group) {
    if (!has_rows(grouping, group)) groups.push_back(group);
  }
  return groups;
}

void Fold::put_in_order() {
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    std::vector<std::uint32_t>& order = groupings_[i].in_order;
    order = in_order(ranks(i));
    std::erase_if(order, [&](std::uint32_t group) { return !has_rows(i, group); });
  }
}

std::vector<std::string> Fold::texts(std::size_t grouping, std::uint32_t group) const {
  const GroupKey key = shared_.indexes[grouping][group];
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < key.texts.size(); ++i) {
    texts.push_back(shared_.texts[shared_.columns[grouping][i]].text(key.texts[i]));
  }
  return texts;
}

}  // namespace kpi
