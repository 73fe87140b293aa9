// SPDX-License-Identifier: MIT
// A query and a log brought together: what is to be folded, and every figure from what was folded.
#include "report/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/calendar_names.hpp"
#include "kpi/error.hpp"
#include "report/pictures.hpp"
#include "report/query.hpp"

namespace kpi {
namespace {

constexpr std::string_view kTeam = "team";

/// Dimensions that are no column of the log.
std::optional<Dimension::Kind> kind_beside_columns(std::string_view asked, bool with_teams) {
  if (asked == kTeam && with_teams) return Dimension::Kind::Team;
  if (asked == "hour") return Dimension::Kind::Hour;
  if (asked == "weekday") return Dimension::Kind::Weekday;
  return std::nullopt;
}

}  // namespace

Dimension DimensionFinder::find(const std::string& asked, std::string_view option) {
  if (const auto kind = kind_beside_columns(asked, reader_.companions().facts.team)) {
    if (!reader_.resolve(asked).extra.empty()) hidden_columns_.insert(asked);
    Dimension dimension{asked, std::nullopt, 0, *kind};
    if (dimension.is_of_time()) require_starts(option);
    return dimension;
  }
  const LogReader::ResolvedName resolved = reader_.resolve(asked);
  if (resolved.field) return {std::string{name(*resolved.field)}, resolved.field, 0};
  if (resolved.extra.empty()) {
    unknown(asked, option);
    return {};
  }
  const auto known = std::find(extra_.begin(), extra_.end(), resolved.extra);
  const auto at = static_cast<std::size_t>(known - extra_.begin());
  if (known == extra_.end()) extra_.push_back(resolved.extra);
  return {resolved.extra, std::nullopt, at};
}

void DimensionFinder::require_starts(std::string_view option) {
  if (reader_.every_input_has_start() || lacks_starts_) return;
  lacks_starts_ = true;
  add({FaultKind::Usage,
       std::string{option} + ": the log has no start column to place calls in time",
       "say which column holds the start: -c start=COLUMN"});
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
  names.insert(names.end(), {"hour", "weekday"});
  const std::string_view near = nearest(asked, names);
  const auto known_field = find_field(asked);
  add({FaultKind::Usage, std::string{option} + ": the log has no column " + in_quotes(asked),
       !near.empty()    ? "did you mean " + escaped(near) + "?"
       : asked == kTeam ? "teams of agents are told by --roster with a column team"
       : known_field    ? "say which column holds it: -c " + asked + "=COLUMN"
                        : "kpi groups by any field or column of the file"});
}

namespace {

/// Adds what a grouping is divided by first: its first dimension, its first two, and so on.
void add_subtotals(std::vector<PlannedGrouping>& groupings, const PlannedGrouping& of) {
  const std::size_t most = of.dimensions.size() - (of.length ? 0 : 1);
  for (std::size_t count = 1; count <= most; ++count) {
    PlannedGrouping part{
        {of.dimensions.begin(), of.dimensions.begin() + static_cast<std::ptrdiff_t>(count)},
        std::nullopt};
    const bool known = std::any_of(
        groupings.begin() + 1, groupings.end(),
        [&](const PlannedGrouping& other) { return other.contains(part) && part.contains(other); });
    if (!known) groupings.push_back(std::move(part));
  }
}

/// What selects by time needs starts.
void require_starts(const Query& query, const FoldPlan& plan, DimensionFinder& finder) {
  const bool by_time = std::any_of(
      plan.groupings.begin(), plan.groupings.end(),
      [](const PlannedGrouping& grouping) { return grouping.is_shown && grouping.length; });
  if (by_time) finder.require_starts("grouping by time");
  if (query.period.begin || query.period.end) finder.require_starts("a period");
  if (!query.hours.always()) finder.require_starts("opening hours");
}

SelectionRules selection_of(const Query& query, const Teams& teams, DimensionFinder& finder) {
  SelectionRules rules{query.direction, query.assign_by, query.period, query.hours, {}, &teams};
  for (const Condition& condition : query.where) {
    const Dimension column = finder.find(condition.column, "--where");
    if (column.name.empty()) continue;  // told by the finder
    rules.where.add({condition, column, query.calendar});
  }
  return rules;
}

std::vector<Field> repeat_fields(const Definitions& definitions, const LogFacts& facts) {
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
  plan.selection = selection_of(query, teams, finder);
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
    if (query.subtotals) add_subtotals(plan.groupings, grouping);
    plan.groupings.push_back(std::move(grouping));
  }
  plan_pictures(query, setup, finder);
  for (const ServiceRule& rule : query.definitions.service_rules) {
    plan.rule_dimensions.push_back(finder.find(rule.dimension, "--sl"));
  }
  plan.repeat_key = repeat_fields(query.definitions, setup.facts);
  plan.rules.definitions = &query.definitions;
  plan.rules.calendar = &query.calendar;
  plan.rules.parts = handle_parts(query.definitions, setup.facts);
  plan.rules.met_interval = query.interval.value_or(IntervalLength::Minutes30);
  for (const Kpi* kpi : setup.kpis) {
    plan.rules.observe =
        plan.rules.observe | observed_in_force(*kpi, query.definitions, setup.facts);
  }
  if (query.order) {
    plan.rules.observe = plan.rules.observe | observed_in_force(*find_kpi(query.order->kpi),
                                                                query.definitions, setup.facts);
  }
  if (query.squares) plan.rules.observe = plan.rules.observe | Observe::Squares;
  const bool start_known = setup.facts.columns.contains(Field::Start);
  if (!start_known || !setup.facts.columns.contains(Field::Caller)) {
    plan.rules.observe = without(plan.rules.observe, Observe::Repeats);
  }
  require_starts(query, plan, finder);
  for (const std::string& hidden : finder.hidden_columns()) {
    const std::string what = hidden == kTeam ? "the agent's, by the roster" : "that of the contact";
    setup.notes.push_back(
        {"N227", fmt::format("{} is {}; the log has a column of that name as well", hidden, what)});
  }
  return setup;
}

namespace {

/// From the half-hour mark at or before the first contact to the one after the last, widened to
/// whole intervals of every length asked for.
std::optional<Interval> default_period(const LogFacts& facts, const FoldPlan& plan) {
  if (!facts.first_placed || !facts.columns.contains(Field::Start)) return std::nullopt;
  const Calendar& calendar = *plan.calendar;
  const Interval marks{calendar.interval(IntervalLength::Minutes30, *facts.first_placed).begin,
                       calendar.interval(IntervalLength::Minutes30, *facts.last_placed).end};
  Interval period = marks;
  for (const PlannedGrouping& grouping : plan.groupings) {
    if (!grouping.length || !grouping.is_shown) continue;
    period.begin = std::min(period.begin, calendar.interval(*grouping.length, marks.begin).begin);
    period.end = std::max(period.end, calendar.interval(*grouping.length, marks.end - 1).end);
  }
  return period;
}

/// As asked for; a side that is open is that of the log.
std::optional<Interval> period_of(const LogFacts& facts, const FoldPlan& plan) {
  const PeriodBounds& asked = plan.selection.period;
  if (asked.begin && asked.end) return Interval{*asked.begin, *asked.end};
  std::optional<Interval> period = default_period(facts, plan);
  if (!period) return period;
  if (asked.begin) period = {*asked.begin, std::max(*asked.begin, period->end)};
  if (asked.end) period = {std::min(*asked.end, period->begin), *asked.end};
  return period;
}

/// The hour and the weekday of a group.
TimeSlot slot_of(const PlannedGrouping& grouping, const std::vector<std::string>& group) {
  TimeSlot slot;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Dimension& dimension = grouping.dimensions[i];
    if (dimension.kind == Dimension::Kind::Weekday) slot.weekday = find_weekday(group[i]);
    if (dimension.kind == Dimension::Kind::Hour) {
      slot.hour = static_cast<unsigned>(std::stoul(group[i]));
    }
  }
  return slot;
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

void Run::finish(const LogReader& reader, std::size_t threads) {
  fold->finish(threads);
  facts = fold->facts();
  facts.columns = setup.facts.columns;
  facts.companions = setup.facts.companions;
  facts.esat = setup.facts.esat;
  facts.cost_currencies = reader.contradicting_currencies();
  period = period_of(facts, setup.plan);
  steps.emplace(query.definitions);
  workforces.emplace(companions, teams, setup.plan, period);
  if (period) {
    open_in_period.emplace(*period, OpenTime{query.hours, query.calendar}, query.calendar);
  }
  entries.push_back({});
  for (std::size_t i = 1; i < setup.plan.groupings.size(); ++i) {
    if (!setup.plan.groupings[i].is_shown) continue;
    const std::vector<Entry> of_grouping = entries_of(i);
    entries.insert(entries.end(), of_grouping.begin(), of_grouping.end());
  }
}

/// The interval of an entry, or the period.
std::optional<Interval> Run::span_of(const Entry& entry) const {
  const auto begin =
      entry.is_empty ? empty_groups[entry.group].begin : fold->begin(entry.grouping, entry.group);
  if (!begin) return period;
  return query.calendar.interval(*setup.plan.groupings[entry.grouping].length, *begin);
}

Aggregate Run::aggregate_of(const Entry& entry) const {
  return entry.is_empty ? Aggregate{} : fold->aggregate(entry.grouping, entry.group);
}

/// The open time of a result within the period.
Millis Run::elapsed(const Interval& span, const TimeSlot& slot) const {
  const Interval part{std::max(span.begin, period->begin), std::min(span.end, period->end)};
  if (part.begin >= part.end) return 0;
  OpenTime open{query.hours, query.calendar};
  if (open.always() && slot.is_all()) return part.end - part.begin;
  if (part == *period) return open_in_period->of(slot);
  return SlotTimes{part, open, query.calendar}.of(slot);
}

Context Run::context_of(std::size_t at, const std::optional<Interval>& span,
                        const std::vector<std::string>& group) const {
  Context context{query.definitions,
                  facts,
                  {},
                  fold->total().rows,
                  at == 0,
                  setup.plan.groupings[at].carries_agent_days(),
                  setup.plan.selection.where.is_of_agent_time(),
                  &*steps,
                  workforces->of(at, group, span)};
  if (span && period) context.elapsed = elapsed(*span, slot_of(setup.plan.groupings[at], group));
  return context;
}

Result Run::make(std::size_t index) const {
  const Entry& entry = entries[index];
  Result result;
  result.grouping = entry.grouping;
  result.group =
      entry.is_empty ? empty_groups[entry.group].texts : fold->texts(entry.grouping, entry.group);
  result.span = span_of(entry);
  const Aggregate aggregate = aggregate_of(entry);
  const Context context = context_of(entry.grouping, result.span, result.group);
  result.counts = counts_of(aggregate, facts);
  result.values.reserve(setup.kpis.size());
  for (const Kpi* kpi : setup.kpis) result.values.push_back(kpi->compute(aggregate, context));
  if (!query.squares) return result;
  for (const Kpi* kpi : setup.kpis) {
    result.squares.push_back(kpi->squares == nullptr ? std::nullopt : kpi->squares(aggregate));
  }
  return result;
}

}  // namespace kpi
