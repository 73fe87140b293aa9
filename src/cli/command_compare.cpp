// SPDX-License-Identifier: MIT
// kpi compare: two logs, saved results or periods side by side, with the change and why.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/documents.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "cli/remarks.hpp"
#include "cli/saved_file.hpp"
#include "kpi/comparison.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"
#include "kpi/saved_result.hpp"

namespace kpi::cli {
namespace {

struct CompareOptions {
  InputArguments input;
  QueryArguments query;
  OutputArguments output;
  RunArguments run;
  std::string with;  ///< the period that is A; may be empty
  bool fail_on_worse = false;
};

constexpr const char* kCompareExamples =
    "  kpi compare last-week.csv this-week.csv\n"
    "  kpi compare last-week.csv this-week.csv -g queue -k service_level,asa\n"
    "  kpi compare last-week.json this-week.csv --fail-on-worse\n"
    "  kpi compare calls.csv -p 2026-W11 --with 2026-W10\n";

/// One of the two, as far as it can be had before anything is computed.
struct Side {
  std::string path;
  std::optional<Report> saved;
  std::optional<LogReader> log;
};

/// Intervals of two periods have nothing in common.
void check_groupings(const Query& query) {
  const auto refuse = [](std::string_view option, std::string_view length) {
    throw Error(
        FaultKind::Usage,
        fmt::format("{}: {} cannot be compared: no interval is in both periods", option, length),
        "compute gives the figures of intervals");
  };
  if (query.interval) refuse("--interval", name(*query.interval));
  for (const std::vector<std::string>& grouping : query.group_by) {
    for (const std::string& dimension : grouping) {
      if (find_interval_length(dimension)) refuse("--group-by", dimension);
    }
  }
}

/// Options that ask for something else of a log mean nothing where none is read.
void check_no_log_is_asked(const CommandLine& line) {
  constexpr std::array<std::string_view, 15> kAllowed{
      "-o",         "--output", "-k",        "--kpi",           "-O", "--format", "--color",
      "--width",    "--ascii",  "--raw-csv", "--fail-on-worse", "-q", "--quiet",  "--config",
      "--no-config"};
  for (const std::string& text : line.texts()) {
    const std::string_view option = std::string_view{text}.substr(0, text.find('='));
    const bool is_option = option.size() > 1 && option.starts_with('-');
    const bool allowed = std::ranges::any_of(kAllowed, [&](std::string_view name) {
      return option == name || (name.size() == 2 && option.starts_with(name));
    });
    if (!is_option || allowed) continue;
    throw Error(FaultKind::Usage,
                fmt::format("{}: two saved results are compared as they were computed", option),
                "leave it out, or compare the logs");
  }
}

/// The groupings asked for, and by queue where that is none of them and the logs have queues.
bool add_queues(Query& query, bool has_queues) {
  const std::vector<std::string> by_queue{"queue"};
  const bool asked = std::ranges::find(query.group_by, by_queue) != query.group_by.end();
  if (asked || !has_queues) return false;
  query.group_by.insert(query.group_by.begin(), by_queue);
  return true;
}

/// Does it for both, and throws the faults of both.
template <typename Do>
void for_both(std::array<Side, 2>& sides, Do work) {
  std::vector<Fault> faults;
  for (Side& side : sides) {
    try {
      work(side);
    } catch (const Error& error) {
      for (const Fault& fault : error.faults()) {
        const bool known =
            std::ranges::find(faults, fault.message, &Fault::message) != faults.end();
        if (!known) faults.push_back(fault);
      }
    }
  }
  if (!faults.empty()) throw Error(std::move(faults));
}

bool has_queues(const LogReader& log) {
  return log.columns().contains(Field::Queue);
}

/// What both are asked: where one is saved, what that one tells.
Query query_for(const CompareOptions& options, const std::array<Side, 2>& sides,
                bool& only_tells_why) {
  Query query = finished_query(options.query);
  query.squares = true;
  const bool both_logs = sides[0].log && sides[1].log;
  for (const Side& side : sides) {
    if (!side.saved) continue;
    if (!options.query.kpis_given) {
      query.kpis.clear();
      for (const KpiColumn& column : side.saved->kpis) query.kpis.emplace_back(column.kpi->id);
    }
    if (!query.group_by.empty()) continue;
    for (std::size_t i = 1; i < side.saved->groupings.size(); ++i) {
      const Grouping& grouping = side.saved->groupings[i];
      if (!grouping.length) query.group_by.push_back(grouping.dimensions);
    }
  }
  only_tells_why =
      add_queues(query, both_logs && has_queues(*sides[0].log) && has_queues(*sides[1].log));
  return query;
}

/// Whether a list of ids, which may name @core and @all, asks for the KPI.
bool asks_for(const std::vector<std::string>& ids, const Kpi& kpi) {
  return std::ranges::any_of(ids, [&](const std::string& id) {
    return id == kpi.id || id == "@all" || (id == "@core" && kpi.core != Kpi::Core::No);
  });
}

/// Without the KPIs that are not asked for.
Report selected(const Report& report, const std::vector<std::string>& kpis) {
  const auto wanted = [&](const KpiColumn& column) { return asks_for(kpis, *column.kpi); };
  Report fewer = report;
  std::erase_if(fewer.kpis, [&](const KpiColumn& column) { return !wanted(column); });
  std::vector<Result> results;
  for (const Result& result : report.results) {
    Result& kept = results.emplace_back(result);
    kept.values.clear();
    for (std::size_t i = 0; i < report.kpis.size(); ++i) {
      if (wanted(report.kpis[i])) kept.values.push_back(result.values[i]);
    }
  }
  fewer.results = Results{std::move(results)};
  return fewer;
}

NamedReport named(const Side& side) {
  return {side.path == "-" ? "standard input" : escaped(side.path), *side.saved};
}

void open(Side& side, const InputOptions& input) {
  if (const std::optional<std::string> text = saved_document(side.path)) {
    side.saved = read_saved_result(*text, side.path);
    return;
  }
  InputOptions own = input;
  own.files = {side.path};
  side.log.emplace(std::move(own));
}

/// Both, compared, and the logs that were read for it.
struct Compared {
  ReportComparison comparison;
  std::vector<LogReader> logs;
};

/// A saved result has no other KPIs than it has.
void check_kpis_are_there(const std::vector<std::string>& ids, const ReportComparison& comparison) {
  for (const std::string& id : ids) {
    const bool there = std::ranges::any_of(
        comparison.kpis, [&](const ComparedKpi& kpi) { return kpi.column.kpi->id == id; });
    if (there || id.starts_with('@')) continue;
    throw Error(FaultKind::Usage, fmt::format("--kpi: neither saved result has {}", id),
                fmt::format("save it with kpi compute … -k {} -O json", id));
  }
}

void check_two_files(const CompareOptions& options, const InputOptions& input) {
  if (input.files.size() != 2) {
    throw Error(FaultKind::Usage,
                fmt::format("compare takes two files, not {}", input.files.size()),
                "kpi compare last-week.csv this-week.csv, or of one log two periods: kpi compare "
                "calls.csv -p 2026-W11 --with 2026-W10");
  }
  if (!options.input.rejects.empty()) {
    throw Error(FaultKind::Usage, "--rejects: two logs are read",
                "kpi compute writes the rejected rows of one");
  }
}

Compared compared_files(const CompareOptions& options, const InputOptions& input,
                        const CommandLine& line) {
  std::array<Side, 2> sides{Side{input.files[0], {}, {}}, Side{input.files[1], {}, {}}};
  for_both(sides, [&](Side& side) { open(side, input); });
  if (sides[0].saved && sides[1].saved) check_no_log_is_asked(line);
  bool only_tells_why = false;
  const Query query = query_for(options, sides, only_tells_why);
  for_both(sides, [&](Side& side) {
    if (side.log) {
      side.saved = compute(*side.log, query, threads_of(options.run));
    } else if (options.query.kpis_given) {
      side.saved = selected(*side.saved, query.kpis);
    }
  });
  Compared compared{compare(named(sides[0]), named(sides[1]), only_tells_why), {}};
  if (options.query.kpis_given) check_kpis_are_there(query.kpis, compared.comparison);
  for (Side& side : sides) {
    if (side.log) compared.logs.push_back(std::move(*side.log));
  }
  return compared;
}

/// The query with the period that is A.
Query reference_query(const CompareOptions& options) {
  QueryArguments arguments = options.query;
  arguments.time.period = options.with;
  arguments.time.begin.clear();
  arguments.time.end.clear();
  try {
    return finished_query(arguments);
  } catch (const Error& error) {
    std::vector<Fault> faults = error.faults();
    constexpr std::string_view kOther = "--period";
    for (Fault& fault : faults) {
      if (fault.message.starts_with(kOther)) fault.message.replace(0, kOther.size(), "--with");
    }
    throw Error(std::move(faults));
  }
}

std::string period_name(const TimeArguments& time) {
  if (!time.period.empty()) return escaped(time.period);
  return escaped(fmt::format("{}..{}", time.begin, time.end));
}

void refuse_saved(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (!saved_document(file)) continue;
    throw Error(FaultKind::Usage, fmt::format("--with: {} is a saved result", in_quotes(file)),
                "periods are selected from logs; compare two saved results by their files");
  }
}

/// Contacts in both periods are no independent samples.
void note_overlap(ReportComparison& comparison) {
  const std::optional<Interval>& a = comparison.a.report.period;
  const std::optional<Interval>& b = comparison.b.report.period;
  if (!a || !b || a->end <= b->begin || b->end <= a->begin) return;
  comparison.notes.insert(
      comparison.notes.begin(),
      {"N233", "the periods overlap; the tests take them for contacts of their own"});
}

Compared compared_periods(const CompareOptions& options, const Query& reference,
                          InputOptions input) {
  const TimeArguments& time = options.query.time;
  if (time.period.empty() && time.begin.empty() && time.end.empty()) {
    throw Error(FaultKind::Usage, "--with: names one period; the other is missing",
                "kpi compare calls.csv -p 2026-W11 --with 2026-W10");
  }
  std::array<Query, 2> queries{reference, finished_query(options.query)};
  refuse_saved(input.files);
  if (input.files.empty()) input.files.emplace_back("-");
  LogReader log{std::move(input)};
  bool only_tells_why = false;
  for (Query& query : queries) {
    query.squares = true;
    only_tells_why = add_queues(query, has_queues(log));
  }
  std::vector<Report> reports = compute(log, queries, threads_of(options.run));
  write_rejects(log.inputs(), log.rejects(), options.input);
  Compared compared{compare({escaped(options.with), std::move(reports[0])},
                            {period_name(time), std::move(reports[1])}, only_tells_why),
                    {}};
  note_overlap(compared.comparison);
  compared.logs.push_back(std::move(log));
  return compared;
}

/// What is compared, and what is printed. The reference is the query of the period that is A, where
/// periods are compared.
struct Asked {
  InputOptions input;
  std::optional<Query> reference;
  std::vector<Document> documents;
};

int run_compare(const Asked& asked, const CompareOptions& options, const CommandLine& line,
                const Console& console) {
  const auto [comparison, logs] = asked.reference
                                      ? compared_periods(options, *asked.reference, asked.input)
                                      : compared_files(options, asked.input, line);
  const RenderDocument render =
      [&sides = comparison](std::string_view form, const RenderOptions& how, const TextSink& sink) {
        std::ranges::find(comparison_formats(), form, &ComparisonFormat::name)
            ->render(sides, how, sink);
      };
  print_documents_beside_verdict(asked.documents, render, options.output, files_of(asked.input),
                                 threads_of(options.run), console);
  if (!options.run.quiet) {
    for (const LogReader& log : logs) {
      print_rejects(log.inputs(), log.rejects(), options.run, console);
    }
    if (!table_is_shown(asked.documents)) print_notes(comparison.notes, console);
  }
  return options.fail_on_worse && comparison.is_worse() ? kMissed : kDone;
}

Work decide_compare(const CompareOptions& options, const CommandLine& line,
                    const Console& console) {
  Asked asked{finished_input(options.input, options.query, options.run), std::nullopt, {}};
  check_input_options(asked.input);
  check_query(finished_query(options.query));
  check_groupings(options.query.query);
  asked.documents = plan_documents(comparison_forms(), options.output, options.input.rejects);
  if (options.with.empty()) {
    check_two_files(options, asked.input);
  } else {
    asked.reference = reference_query(options);
  }
  return [&options, &line, &console, asked = std::move(asked)] {
    return run_compare(asked, options, line, console);
  };
}

}  // namespace

Decide setup_compare(CommandLine& line) {
  auto options = std::make_shared<CompareOptions>();
  add_log_options(line, options->input, options->query.query.definitions);
  add_select_options(line, options->query);
  line.once(Topic::Select, "--with", "PERIOD",
            "compare the calls of -p with those of this period, which is A",
            [options](const Given& given) {
              if (given.text.empty()) reject(given, "period", "one such as 2026-W10 or last-week");
              options->with = given.text;
            });
  add_group_options(line, options->query);
  add_kpi_option(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  add_output_options(line, options->output, comparison_forms());
  add_raw_csv_option(line, options->output);
  line.flag(Topic::Output, "--fail-on-worse",
            "exit 1 where a KPI with a direction is worse in B than in A", options->fail_on_worse);
  add_run_options(line, options->run);
  line.examples(kCompareExamples);
  return [options, &line](const Console& console) {
    if (options->with.empty() && options->input.input.files.empty()) throw NoFiles{};
    require_files(options->input.input.files, console);
    options->output.config = line.config_stamp();
    return decide_compare(*options, line, console);
  };
}

}  // namespace kpi::cli
