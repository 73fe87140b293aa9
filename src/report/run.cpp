// SPDX-License-Identifier: MIT
// A query and a log brought together: what is to be folded, and every figure from what was folded.
#include "report/run.hpp"

#include <algorithm>
#include <utility>

#include "kpi/error.hpp"
#include "report/query.hpp"

namespace kpi {
namespace {

constexpr std::string_view kTeam = "team";

}  // namespace

Dimension DimensionFinder::find(const std::string& asked, std::string_view option) {
  if (asked == kTeam && reader_.companions().facts.team) {
    hides_column_ = !reader_.resolve(asked).extra.empty();
    return {asked, std::nullopt, 0, true};
  }
  const LogReader::ResolvedName resolved = reader_.resolve(asked);
  if (resolved.field) return {std::string{name(*resolved.field)}, resolved.field, 0, false};
  if (resolved.extra.empty()) {
    unknown(asked, option);
    return {};
  }
  const auto known = std::find(extra_.begin(), extra_.end(), resolved.extra);
  const auto at = static_cast<std::size_t>(known - extra_.begin());
  if (known == extra_.end()) extra_.push_back(resolved.extra);
  return {resolved.extra, std::nullopt, at, false};
}

void DimensionFinder::unknown(const std::string& asked, std::string_view option) {
  const std::vector<std::string> extras = reader_.extra_columns();
  std::vector<std::string_view> names{extras.begin(), extras.end()};
  const FieldSet columns = reader_.columns();
  for (const Field field : all_fields()) {
    if (columns.contains(field)) names.push_back(name(field));
  }
  for (const IntervalLength length : all_interval_lengths()) names.push_back(name(length));
  if (reader_.companions().facts.team) names.push_back(kTeam);
  const std::string_view near = nearest(asked, names);
  const auto known_field = find_field(asked);
  add({FaultKind::Usage, std::string{option} + ": the log has no column " + quoted(asked),
       !near.empty()    ? "did you mean " + escaped(near) + "?"
       : asked == kTeam ? "teams of agents are told by --roster with a column team"
       : known_field    ? "say which column holds it: -c " + asked + "=COLUMN"
                        : "kpi groups by any field or column of the file"});
}

namespace {

void require_starts(const LogReader& reader, const FoldPlan& plan, DimensionFinder& finder) {
  const bool by_time = std::any_of(plan.groupings.begin(), plan.groupings.end(),
                                   [](const PlannedGrouping& grouping) { return grouping.length; });
  if (!by_time || reader.every_input_has_start()) return;
  finder.add({FaultKind::Usage,
              "grouping by time: the log has no start column to place calls in time",
              "say which column holds the start: -c start=COLUMN"});
}

std::vector<Field> repeat_key(const Definitions& definitions, const LogFacts& facts) {
  if (!definitions.repeat_key.empty()) return definitions.repeat_key;
  if (facts.columns.contains(Field::Reason)) return {Field::Caller, Field::Reason};
  return {Field::Caller};
}

}  // namespace

Setup set_up(const LogReader& reader, const Query& query, const KeyedHash& hash, const Teams& teams,
             DimensionFinder& finder) {
  Setup setup;
  setup.facts.columns = reader.columns();
  setup.facts.companions = reader.companions().facts;
  for (const Employment& row : reader.companions().roster) {
    if (row.esat.value_or(0) != 0) setup.facts.esat.add(*row.esat);
  }
  // One file without starts leaves time unknown for the whole.
  if (!reader.every_input_has_start()) setup.facts.columns.erase(Field::Start);
  setup.kpis = asked_kpis(query.kpis, query.definitions, setup.facts);

  FoldPlan& plan = setup.plan;
  plan.calendar = &query.calendar;
  plan.definitions = &query.definitions;
  plan.hash = &hash;
  plan.teams = &teams;
  for (const AgentState& row : reader.companions().states) {
    plan.stated_agents.insert(reader.companions().agents[row.agent]);
  }
  plan.with_states = setup.facts.companions.given.contains(FileKind::AgentStates);
  plan.show_callers = query.show_callers;
  plan.direction = query.direction;
  plan.max_groups = query.max_groups;
  plan.groupings.emplace_back();
  std::vector<std::vector<std::string>> asked = query.group_by;
  if (asked.empty() && query.interval) asked.emplace_back();
  for (const auto& names : asked) {
    const GroupingNames split = split_names(names, query.interval);
    PlannedGrouping grouping{{}, split.length};
    for (const std::string& name : split.dimensions) {
      grouping.dimensions.push_back(finder.find(name, "--group-by"));
    }
    plan.groupings.push_back(std::move(grouping));
  }
  for (const ServiceRule& rule : query.definitions.service_rules) {
    plan.rule_dimensions.push_back(finder.find(rule.dimension, "--sl"));
  }
  plan.repeat_key = repeat_key(query.definitions, setup.facts);
  plan.rules.definitions = &query.definitions;
  plan.rules.calendar = &query.calendar;
  plan.rules.parts = handle_parts(query.definitions, setup.facts);
  plan.rules.met_interval = query.interval.value_or(IntervalLength::Minutes30);
  for (const Kpi* kpi : setup.kpis) {
    plan.rules.observe =
        plan.rules.observe | observed_in_force(*kpi, query.definitions, setup.facts);
  }
  const bool start_known = setup.facts.columns.contains(Field::Start);
  if (!start_known || !setup.facts.columns.contains(Field::Caller)) {
    plan.rules.observe = without(plan.rules.observe, Observe::Repeats);
  }
  require_starts(reader, plan, finder);
  if (finder.hides_column()) {
    setup.notes.push_back(
        {"N227", "team is the agent's, by the roster; the log has a column of that name as well"});
  }
  return setup;
}

namespace {

/// From the half-hour mark at or before the first start to the one after the last, widened to whole
/// intervals of every length asked for.
std::optional<Interval> default_period(const LogFacts& facts, const FoldPlan& plan) {
  if (!facts.first_start || !facts.columns.contains(Field::Start)) return std::nullopt;
  const Calendar& calendar = *plan.calendar;
  const Interval marks{calendar.interval(IntervalLength::Minutes30, *facts.first_start).begin,
                       calendar.interval(IntervalLength::Minutes30, *facts.last_start).end};
  Interval period = marks;
  for (const PlannedGrouping& grouping : plan.groupings) {
    if (!grouping.length) continue;
    period.begin = std::min(period.begin, calendar.interval(*grouping.length, marks.begin).begin);
    period.end = std::max(period.end, calendar.interval(*grouping.length, marks.end - 1).end);
  }
  return period;
}

Counts counts_of(const Aggregate& aggregate, const LogFacts& facts) {
  Counts counts;
  if (!facts.columns.contains(Field::Outcome)) return counts;
  const ExitTally& answered = of(aggregate.exits, Exit::Answered);
  const ExitTally& abandoned = of(aggregate.exits, Exit::Abandoned);
  const ExitTally& callbacks = of(aggregate.exits, Exit::Callback);
  const auto if_waits_known = [](const ExitTally& tally, std::int64_t count) {
    return tally.count > 0 && tally.with_wait == 0 ? Amount{} : Amount{count};
  };
  counts.offered = offered(aggregate.exits);
  counts.answered = answered.count;
  counts.answered_within = if_waits_known(answered, answered.within);
  counts.abandoned = abandoned.count;
  counts.abandoned_within = if_waits_known(abandoned, abandoned.within);
  counts.abandoned_short = if_waits_known(abandoned, abandoned.short_wait);
  counts.other_exits = other_exits(aggregate.exits);
  counts.callbacks = callbacks.count;
  counts.callbacks_within = if_waits_known(callbacks, callbacks.within);
  counts.blocked = aggregate.blocked;
  return counts;
}

}  // namespace

void Run::finish(std::size_t threads) {
  fold->finish(threads);
  facts = fold->facts();
  facts.columns = setup.facts.columns;
  facts.companions = setup.facts.companions;
  facts.esat = setup.facts.esat;
  period = default_period(facts, setup.plan);
  steps.emplace(query.definitions);
  workforces.emplace(companions, teams, query.calendar, setup.plan.groupings, period);
  entries.push_back({0, 0});
  for (std::size_t i = 1; i < setup.plan.groupings.size(); ++i) {
    for (const std::uint32_t group : fold->groups(i)) entries.push_back({i, group});
  }
}

Context Run::context_of(std::size_t at, const std::optional<Interval>& span,
                        const std::vector<std::string>& group) const {
  Context context{query.definitions,
                  facts,
                  {},
                  fold->total().rows,
                  at == 0,
                  setup.plan.groupings[at].carries_agent_days(),
                  &*steps,
                  workforces->of(at, group, span)};
  if (span && period) {
    context.elapsed = std::min(span->end, period->end) - std::max(span->begin, period->begin);
  }
  return context;
}

Result Run::make(std::size_t index) const {
  const auto& [at, group] = entries[index];
  const PlannedGrouping& planned = setup.plan.groupings[at];
  Result result;
  result.grouping = at;
  result.group = fold->texts(at, group);
  result.span = period;
  if (const auto begin = fold->begin(at, group)) {
    result.span = query.calendar.interval(*planned.length, *begin);
  }
  const Aggregate aggregate = fold->aggregate(at, group);
  const Context context = context_of(at, result.span, result.group);
  result.counts = counts_of(aggregate, facts);
  result.values.reserve(setup.kpis.size());
  for (const Kpi* kpi : setup.kpis) result.values.push_back(kpi->compute(aggregate, context));
  return result;
}

}  // namespace kpi
