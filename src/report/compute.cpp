// SPDX-License-Identifier: MIT
// From a log and a query to the finished report: plan, fold, and put every figure in its place.
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "kpi/report.hpp"
#include "report/fold.hpp"
#include "report/query.hpp"
#include "report/remarks.hpp"

namespace kpi {
namespace {

/// Swallows records where only the faults of the inputs are of interest.
class Ignore : public RecordSink {
 public:
  void consume(std::span<const CallRecord>) override {}
};

/// Resolves names of dimensions against the columns that the log has.
class DimensionFinder {
 public:
  explicit DimensionFinder(const LogReader& reader) : reader_{reader} {}

  Dimension find(const std::string& asked, std::string_view option) {
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

  /// Extra columns that some dimension needs.
  [[nodiscard]] const std::vector<std::string>& extra() const { return extra_; }
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
  void add(Fault fault) { faults_.push_back(std::move(fault)); }

 private:
  void unknown(const std::string& asked, std::string_view option) {
    const std::vector<std::string> extras = reader_.extra_columns();
    std::vector<std::string_view> names{extras.begin(), extras.end()};
    const FieldSet columns = reader_.columns();
    for (const Field field : all_fields()) {
      if (columns.contains(field)) names.push_back(name(field));
    }
    for (const IntervalLength length : all_interval_lengths()) names.push_back(name(length));
    const std::string_view near = nearest(asked, names);
    const auto known_field = find_field(asked);
    add({FaultKind::Usage, std::string{option} + ": the log has no column " + quoted(asked),
         !near.empty() ? "did you mean " + escaped(near) + "?"
         : known_field ? "say which column holds it: -c " + asked + "=COLUMN"
                       : "kpi groups by any field or column of the file"});
  }

  const LogReader& reader_;
  std::vector<std::string> extra_;
  std::vector<Fault> faults_;
};

/// Everything that is decided before the first record is read.
struct Setup {
  FoldPlan plan;
  LogFacts facts;  // columns; the rest comes from the records
  std::vector<const Kpi*> kpis;
  std::vector<std::string> extra_columns;
};

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

Setup set_up(const LogReader& reader, const Query& query, const KeyedHash& hash,
             DimensionFinder& finder) {
  Setup setup;
  setup.facts.columns = reader.columns();
  // One file without starts leaves time unknown for the whole.
  if (!reader.every_input_has_start()) setup.facts.columns.erase(Field::Start);
  setup.kpis = asked_kpis(query.kpis, query.definitions, setup.facts);

  FoldPlan& plan = setup.plan;
  plan.calendar = &query.calendar;
  plan.definitions = &query.definitions;
  plan.hash = &hash;
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
  setup.extra_columns = finder.extra();
  return setup;
}

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

/// Everything that a run holds on to until its report has been printed.
struct Run : Results::Maker {
  explicit Run(Query asked) : query{std::move(asked)} {}

  Query query;
  KeyedHash hash;
  Setup setup;
  std::unique_ptr<Fold> fold;
  LogFacts facts;
  std::optional<Interval> period;
  std::optional<ServiceSteps> steps;
  struct Entry {
    std::size_t grouping;
    std::uint32_t group;
  };
  std::vector<Entry> entries;  // in the order of results

  void finish(std::size_t threads);
  [[nodiscard]] std::size_t size() const override { return entries.size(); }
  [[nodiscard]] std::size_t grouping(std::size_t index) const override {
    return entries[index].grouping;
  }
  [[nodiscard]] Result make(std::size_t index) const override;
};

void Run::finish(std::size_t threads) {
  fold->finish(threads);
  facts = fold->facts();
  facts.columns = setup.facts.columns;
  period = default_period(facts, setup.plan);
  steps.emplace(query.definitions);
  entries.push_back({0, 0});
  for (std::size_t i = 1; i < setup.plan.groupings.size(); ++i) {
    for (const std::uint32_t group : fold->groups(i)) entries.push_back({i, group});
  }
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
  Context context{query.definitions,
                  facts,
                  {},
                  fold->total().rows,
                  at == 0,
                  planned.carries_agent_days(),
                  &*steps};
  if (result.span && period) {
    context.elapsed =
        std::min(result.span->end, period->end) - std::max(result.span->begin, period->begin);
  }
  result.counts = counts_of(aggregate, facts);
  result.values.reserve(setup.kpis.size());
  for (const Kpi* kpi : setup.kpis) result.values.push_back(kpi->compute(aggregate, context));
  return result;
}

KpiColumn column_of(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  return {&kpi, formula_in_force(kpi, definitions, facts), formula_text(kpi, definitions, facts),
          unit_in_force(kpi, definitions, facts), parameters_in_force(kpi, definitions, facts)};
}

/// Every record, or where they were joined every call, is either counted or filtered.
void check_balance(const Run& run, const LogReader& reader) {
  std::uint64_t contacts = reader.calls().value_or(0);
  if (!reader.calls()) {
    for (const InputSummary& input : reader.inputs()) contacts += input.records;
  }
  const Report::Filtered& filtered = run.fold->filtered();
  const auto counted = static_cast<std::uint64_t>(run.fold->total().rows);
  if (contacts != counted + filtered.direction + filtered.period + filtered.where + filtered.open) {
    throw Error(FaultKind::Internal, "contacts do not add up");
  }
}

Report report_of(std::shared_ptr<const Run> run, const LogReader& reader) {
  Report report;
  report.period = run->period;
  report.calendar = run->query.calendar;
  report.interval = run->query.interval;
  report.currency = run->query.definitions.currency;
  report.profile = run->query.definitions.profile;
  report.inputs = reader.inputs();
  report.calls = reader.calls();
  report.filtered = run->fold->filtered();
  for (const Kpi* kpi : run->setup.kpis) {
    report.kpis.push_back(column_of(*kpi, run->query.definitions, run->facts));
    if (run->query.benchmarks) report.kpis.back().benchmark = find_benchmark(kpi->id);
  }
  for (const PlannedGrouping& planned : run->setup.plan.groupings) {
    Grouping grouping{{}, planned.length};
    for (const Dimension& dimension : planned.dimensions) {
      grouping.dimensions.push_back(dimension.name);
    }
    report.groupings.push_back(std::move(grouping));
  }
  report.notes = reader.notes();
  const std::vector<Note> found = remarks(*run->fold, run->setup.plan, run->facts, report);
  report.notes.insert(report.notes.end(), found.begin(), found.end());
  report.results = Results{std::move(run)};
  return report;
}

}  // namespace

Report compute(LogReader& reader, const Query& query, std::size_t threads) {
  threads = std::max<std::size_t>(1, threads);  // a system that cannot count its processors says 0
  check_query(query);
  const auto run = std::make_shared<Run>(query);
  DimensionFinder finder{reader};
  run->setup = set_up(reader, run->query, run->hash, finder);
  if (!finder.faults().empty()) {
    // Faults of the inputs come first, so that a broken file is not taken for a wrong name.
    Ignore ignore;
    reader.read({}, ignore);
    throw Error(finder.faults());
  }
  run->fold = std::make_unique<Fold>(run->setup.plan, threads);
  if (!reader.can_read_again() || !reader.keeps_order()) run->fold->expect_any_order();
  const std::vector<RecordSink*> sinks = run->fold->sinks();
  reader.read(run->setup.extra_columns, sinks);
  if (run->fold->wants_all_again()) reader.read(run->setup.extra_columns, sinks);
  run->finish(threads);
  check_balance(*run, reader);
  return report_of(run, reader);
}

}  // namespace kpi
