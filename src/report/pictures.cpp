// SPDX-License-Identifier: MIT
// Pictures are made of hidden groupings: weekday and hour for the heat map; for trends all lengths
// from the hour on, of which only the finest takes records, because the period that chooses among
// them is known only at the end.
#include "report/pictures.hpp"

#include <algorithm>
#include <array>

#include "core/calendar_names.hpp"

namespace kpi {
namespace {

constexpr std::array kTrendLengths{IntervalLength::Hour,    IntervalLength::Day,
                                   IntervalLength::Week,    IntervalLength::Month,
                                   IntervalLength::Quarter, IntervalLength::Year};

/// The intervals that the period touches; nothing where they are too many.
std::vector<Interval> intervals_of(const Interval& period, IntervalLength length,
                                   const Calendar& calendar) {
  std::vector<Interval> intervals;
  for (Millis at = period.begin; at < period.end; at = intervals.back().end) {
    if (intervals.size() == Trends::kMostIntervals) return {};
    intervals.push_back(calendar.interval(length, at));
  }
  return intervals;
}

/// The values of the KPIs in each interval that has contacts.
std::vector<std::vector<Value>> values_in(const Run& run, std::size_t grouping,
                                          const std::vector<Interval>& intervals) {
  std::vector<std::vector<Value>> values(run.setup.kpis.size(),
                                         std::vector<Value>(intervals.size()));
  for (const std::uint32_t group : run.fold->groups(grouping)) {
    const auto found = std::ranges::lower_bound(intervals, *run.fold->begin(grouping, group), {},
                                                &Interval::begin);
    const auto at = static_cast<std::size_t>(found - intervals.begin());
    const Context context = run.context_of(grouping, *found);
    const Aggregate aggregate = run.fold->aggregate(grouping, group);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i][at] = run.setup.kpis[i]->compute(aggregate, context);
    }
  }
  return values;
}

}  // namespace

KpiColumn column_of(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  return {&kpi, formula_in_force(kpi, definitions, facts), formula_text(kpi, definitions, facts),
          unit_in_force(kpi, definitions, facts), parameters_in_force(kpi, definitions, facts)};
}

void plan_pictures(const Query& query, Setup& setup, DimensionFinder& finder) {
  FoldPlan& plan = setup.plan;
  if (!query.heat_map.empty()) {
    finder.require_starts("--heatmap");
    setup.heat_map = find_kpi(query.heat_map);
    plan.rules.observe =
        plan.rules.observe | observed_in_force(*setup.heat_map, query.definitions, setup.facts);
    // Not by the finder, for which columns of these names would be worth a remark.
    plan.groupings.push_back({{{"weekday", std::nullopt, 0, Dimension::Kind::Weekday},
                               {"hour", std::nullopt, 0, Dimension::Kind::Hour}},
                              std::nullopt,
                              false});
  }
  if (!query.trends || !setup.facts.columns.contains(Field::Start)) return;
  for (const IntervalLength length : kTrendLengths) plan.groupings.push_back({{}, length, false});
}

std::optional<HeatMap> heat_map_of(const Run& run) {
  const Kpi* const kpi = run.setup.heat_map;
  if (kpi == nullptr) return std::nullopt;
  HeatMap map{column_of(*kpi, run.query.definitions, run.facts), {}};
  const auto& groupings = run.setup.plan.groupings;
  const auto hidden = std::ranges::find_if(groupings, [](const PlannedGrouping& grouping) {
    return !grouping.is_shown && !grouping.length;
  });
  const auto at = static_cast<std::size_t>(hidden - groupings.begin());
  for (const std::uint32_t group : run.fold->groups(at)) {
    const std::vector<std::string> texts = run.fold->texts(at, group);
    const auto weekday = find_weekday(texts[0]);
    if (!weekday) continue;  // contacts of no known time
    map.values[*weekday][std::stoul(texts[1])] =
        kpi->compute(run.fold->aggregate(at, group), run.context_of(at, run.period, texts));
  }
  return map;
}

std::optional<Trends> trends_of(const Run& run) {
  if (!run.query.trends || !run.period) return std::nullopt;
  const auto& groupings = run.setup.plan.groupings;
  for (std::size_t at = 0; at < groupings.size(); ++at) {
    if (groupings[at].is_shown || !groupings[at].length) continue;
    const IntervalLength length = *groupings[at].length;
    Trends trends{length, intervals_of(*run.period, length, run.query.calendar), {}};
    if (trends.intervals.empty()) continue;
    if (trends.intervals.size() < 2) return std::nullopt;  // what is longer is no more
    trends.values = values_in(run, at, trends.intervals);
    return trends;
  }
  return std::nullopt;
}

}  // namespace kpi
