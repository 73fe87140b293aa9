// SPDX-License-Identifier: MIT
// From a log and a query to the finished report: plan, fold, and put every figure in its place.
#include <algorithm>
#include <memory>
#include <utility>

#include "kpi/report.hpp"
#include "report/folded.hpp"
#include "report/pictures.hpp"
#include "report/remarks.hpp"
#include "report/run.hpp"
#include "report/tee.hpp"

namespace kpi {
namespace {

/// Swallows records where only the faults of the inputs are of interest.
class Ignore : public RecordSink {
 public:
  void consume(std::span<const CallRecord>) override {}
};

/// Every record, or where they were joined every call, is either counted or filtered.
void check_balance(const Run& run, const LogReader& reader) {
  std::uint64_t contacts = reader.calls().value_or(0);
  if (!reader.calls()) {
    for (const InputSummary& input : reader.inputs()) {
      if (input.kind == FileKind::Calls) contacts += input.records;
    }
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
  report.last_start = run->facts.last_start;
  report.filtered = run->fold->filtered();
  for (const Kpi* kpi : run->setup.kpis) {
    report.kpis.push_back(column_of(*kpi, run->query.definitions, run->facts));
    if (run->query.benchmarks) report.kpis.back().benchmark = find_benchmark(kpi->id);
  }
  for (const PlannedGrouping& planned : run->setup.plan.groupings) {
    if (!planned.is_shown) continue;
    Grouping grouping{{}, planned.length};
    for (const Dimension& dimension : planned.dimensions) {
      grouping.dimensions.push_back(dimension.name);
    }
    report.groupings.push_back(std::move(grouping));
  }
  report.notes = reader.notes();
  report.notes.insert(report.notes.end(), run->setup.notes.begin(), run->setup.notes.end());
  const std::vector<Note> found = remarks(*run->fold, run->setup.plan, run->facts, report);
  report.notes.insert(report.notes.end(), found.begin(), found.end());
  const std::vector<Note> of_agents =
      workforce_remarks(*run->fold, *run->workforces, run->facts, report);
  report.notes.insert(report.notes.end(), of_agents.begin(), of_agents.end());
  report.notes.insert(report.notes.end(), run->notes.begin(), run->notes.end());
  report.heat_map = heat_map_of(*run);
  report.trends = trends_of(*run);
  report.results = Results{std::move(run)};
  return report;
}

/// Gives the records of one reading to all these runs.
void read_for(const std::vector<Run*>& runs, LogReader& reader,
              const std::vector<std::string>& extra_columns, std::size_t threads) {
  if (runs.empty()) return;
  if (runs.size() == 1) return reader.read(extra_columns, runs.front()->fold->sinks());
  std::vector<std::vector<RecordSink*>> of_worker(threads);
  for (Run* run : runs) {
    const std::vector<RecordSink*> sinks = run->fold->sinks();
    for (std::size_t i = 0; i < threads; ++i) of_worker[i].push_back(sinks[i]);
  }
  std::vector<Tee> tees{of_worker.begin(), of_worker.end()};
  std::vector<RecordSink*> sinks;
  sinks.reserve(tees.size());
  for (Tee& tee : tees) sinks.push_back(&tee);
  reader.read(extra_columns, sinks);
}

/// One finished run a query, after one reading.
std::vector<std::shared_ptr<Run>> finished_runs(LogReader& reader, std::span<const Query> queries,
                                                std::size_t threads) {
  threads = std::max<std::size_t>(1, threads);  // a system that cannot count its processors says 0
  DimensionFinder finder{reader};
  std::vector<std::shared_ptr<Run>> runs;
  for (const Query& query : queries) {
    check_query(query);
    const auto run = std::make_shared<Run>(query, reader.companions());
    run->setup = set_up(reader, run->query, run->hash, run->teams, finder);
    runs.push_back(run);
  }
  if (!finder.faults().empty()) {
    // Faults of the inputs come first, so that a broken file is not taken for a wrong name.
    Ignore ignore;
    reader.read({}, ignore);
    throw Error(finder.faults());
  }
  std::vector<Run*> reading;
  for (const auto& run : runs) {
    run->fold = std::make_unique<Fold>(run->setup.plan, threads);
    if (!reader.can_read_again() || !reader.keeps_order()) run->fold->expect_any_order();
    reading.push_back(run.get());
  }
  read_for(reading, reader, finder.extra(), threads);
  std::erase_if(reading, [](Run* run) { return !run->fold->wants_all_again(); });
  read_for(reading, reader, finder.extra(), threads);
  for (const auto& run : runs) {
    run->finish(reader, threads);
    check_balance(*run, reader);
  }
  return runs;
}

}  // namespace

std::vector<Report> compute(LogReader& reader, std::span<const Query> queries,
                            std::size_t threads) {
  std::vector<Report> reports;
  for (const auto& run : finished_runs(reader, queries, threads)) {
    reports.push_back(report_of(run, reader));
  }
  return reports;
}

std::vector<FoldedLog> fold_all(LogReader& reader, std::span<const Query> queries,
                                std::size_t threads) {
  std::vector<FoldedLog> logs;
  for (auto& run : finished_runs(reader, queries, threads)) {
    FoldedLog log{run->fold->total(), {}, run};
    for (const std::uint32_t group : run->fold->groups(1)) {
      log.groups.emplace_back(run->fold->texts(1, group), run->fold->aggregate(1, group));
    }
    logs.push_back(std::move(log));
  }
  return logs;
}

Report compute(LogReader& reader, const Query& query, std::size_t threads) {
  return std::move(compute(reader, std::span{&query, 1}, threads).front());
}

}  // namespace kpi
