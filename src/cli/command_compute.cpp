// SPDX-License-Identifier: MIT
// kpi compute: the KPIs of call logs.
#include <algorithm>
#include <memory>
#include <utility>

#include "cli/commands.hpp"
#include "cli/documents.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "cli/reading.hpp"
#include "cli/remarks.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"

namespace kpi::cli {
namespace {

struct ComputeOptions {
  InputArguments input;
  QueryArguments query;
  OutputArguments output;
  RunArguments run;
};

constexpr const char* kComputeExamples =
    "  kpi compute calls.csv\n"
    "  kpi compute calls.csv -g queue -k service_level,asa,abandonment_rate\n"
    "  kpi compute calls.csv -i 30m --sl 80/20 -o intervals.csv\n"
    "  kpi compute calls.csv -c wait=Queue_Time --value outcome:LOST=abandoned\n"
    "  kpi compute jan.csv feb.csv -i month -O json\n";

/// Whether some table has room for how KPIs went: it is the total alone, and drawn with pictures.
bool draws_trends(const Query& query, const std::vector<Document>& documents,
                  const OutputArguments& output, const Console& console) {
  if (!query.group_by.empty() || query.interval) return false;
  return std::ranges::any_of(documents, [&](const Document& document) {
    const RenderOptions options =
        document.on_standard_output() ? render_on(console, output) : render_in_file(output);
    return is_table(document) && options.pictures;
  });
}

void check_heat_map(const Query& query, const std::vector<Document>& documents) {
  if (query.heat_map.empty() || std::ranges::any_of(documents, is_table)) return;
  throw Error(FaultKind::Usage, "--heatmap is drawn below tables, and there is none",
              "leave out --heatmap, or print a table");
}

/// What is asked of which logs, and what is printed.
struct Computation {
  InputOptions input;
  Query query;
  std::vector<Document> documents;
};

int run_compute(const Computation& asked, const ComputeOptions& options, const Console& console) {
  Report report;
  const auto reader = read_log(
      asked.input, options.input, options.run, console,
      [&](LogReader& log) { report = compute(log, asked.query, threads_of(options.run)); });
  const RenderDocument render = [&](std::string_view form, const RenderOptions& how,
                                    const TextSink& sink) {
    find_output_format(form)->render(report, how, sink);
  };
  print_documents(asked.documents, render, options.output, files_of(asked.input),
                  threads_of(options.run), console);
  if (!options.run.quiet) {
    print_rejects(reader->inputs(), reader->rejects(), options.run, console);
    if (!table_is_shown(asked.documents)) print_notes(report.notes, console);
  }
  return kDone;
}

Work decide_compute(const ComputeOptions& options, const Console& console) {
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  Query query = finished_query(options.query);
  check_input_options(input);
  check_query(query);
  const std::vector<Document> documents =
      plan_documents(report_forms(), options.output, options.input.rejects);
  check_documents(documents, query, options.output);
  check_heat_map(query, documents);
  query.trends = draws_trends(query, documents, options.output, console);
  return [&options, &console, asked = Computation{std::move(input), std::move(query), documents}] {
    return run_compute(asked, options, console);
  };
}

}  // namespace

Decide setup_compute(CommandLine& line) {
  auto options = std::make_shared<ComputeOptions>();
  Query& query = options->query.query;
  add_log_options(line, options->input, options->query.query.definitions);
  add_select_options(line, options->query);
  add_group_options(line, options->query);
  add_kpi_option(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  add_output_options(line, options->output, report_forms());
  add_table_options(line, options->output);
  add_raw_csv_option(line, options->output);
  add_label_option(line, options->output);
  line.once(Topic::Output, "--heatmap", "ID", "draw this KPI by weekday and hour below the tables",
            [&query](const Given& given) {
              if (given.text.empty()) reject(given, "KPI", "an id of kpi explain");
              query.heat_map = given.text;
            });
  line.flag(Topic::Output, "--show-callers", "print callers, not pseudonyms, with -g caller",
            query.show_callers);
  line.flag(Topic::Output, "--show-values", "show personal data in messages about rows",
            options->input.input.show_values);
  add_run_options(line, options->run);
  add_hidden_options(line, options->input.input);
  line.examples(kComputeExamples);
  return [options, &line](const Console& console) {
    require_files(options->input.input.files, console);
    options->output.config = line.config_stamp();
    return decide_compute(*options, console);
  };
}

}  // namespace kpi::cli
