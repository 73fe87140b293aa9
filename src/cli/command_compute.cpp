// SPDX-License-Identifier: MIT
// kpi compute: the KPIs of call logs.
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "cli/commands.hpp"
#include "cli/documents.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
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

constexpr const char* kExamples =
    "  kpi compute calls.csv\n"
    "  kpi compute calls.csv -g queue -k service_level,asa,abandonment_rate\n"
    "  kpi compute calls.csv -i 30m --sl 80/20 -o intervals.csv\n"
    "  kpi compute calls.csv -c wait=Queue_Time --value outcome:LOST=abandoned\n"
    "  kpi compute jan.csv feb.csv -i month -O json\n";

/// Whether the table on standard output tells the notes itself.
bool table_is_shown(const std::vector<Document>& documents) {
  return std::any_of(documents.begin(), documents.end(), [](const Document& document) {
    return document.on_standard_output() && document.format == &output_formats().front();
  });
}

Report computed(LogReader& reader, const Query& query, const RunArguments& run,
                const InputArguments& input, ProgressDisplay* progress, const Console& console) {
  try {
    return compute(reader, query, threads_of(run));
  } catch (const Error& error) {
    if (progress != nullptr) progress->stop();
    std::vector<Fault> faults = error.faults();
    // Who asked for every bad row wants them most when there are too many.
    if (run.verbose) print_rejects(reader.inputs(), reader.rejects(), run, console);
    try {
      write_rejects(reader.inputs(), reader.rejects(), input);
    } catch (const Error& unwritten) {
      faults.insert(faults.end(), unwritten.faults().begin(), unwritten.faults().end());
    }
    throw Error(std::move(faults));
  }
}

/// Not where somebody types the log into the same terminal.
bool shows_progress(const InputOptions& input, const RunArguments& run, const Console& console) {
  const bool typed = console.in_is_terminal &&
                     std::find(input.files.begin(), input.files.end(), "-") != input.files.end();
  return !run.quiet && !typed;
}

int run_compute(const ComputeOptions& options, const Console& console) {
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  const Query query = finished_query(options.query);
  check_input_options(input);
  check_query(query);
  const std::vector<Document> documents = plan_documents(options.output, options.input.rejects);
  check_documents(documents, query, options.output);

  ReadingProgress read;
  input.progress = &read;
  std::optional<ProgressDisplay> progress;
  if (shows_progress(input, options.run, console)) progress.emplace(read, console);
  LogReader reader{input};
  const Report report =
      computed(reader, query, options.run, options.input, progress ? &*progress : nullptr, console);
  progress.reset();
  write_rejects(reader.inputs(), reader.rejects(), options.input);
  print_documents(documents, report, options.output, files_of(input), threads_of(options.run),
                  console);
  if (!options.run.quiet) {
    print_rejects(reader.inputs(), reader.rejects(), options.run, console);
    if (!table_is_shown(documents)) print_notes(report.notes, console);
  }
  return kDone;
}

}  // namespace

Run setup_compute(CommandLine& line) {
  auto options = std::make_shared<ComputeOptions>();
  add_log_options(line, options->input, options->query.query.definitions);
  add_select_options(line, options->query);
  add_group_options(line, options->query);
  add_kpi_option(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  add_output_options(line, options->output);
  line.flag(Topic::Output, "--show-callers", "print callers, not pseudonyms, with -g caller",
            options->query.query.show_callers);
  line.flag(Topic::Output, "--show-values", "show personal data in messages about rows",
            options->input.input.show_values);
  add_run_options(line, options->run);
  add_hidden_options(line, options->input.input);
  line.examples(kExamples);
  return [options, &line](const Console& console) {
    if (options->input.input.files.empty() && console.in_is_terminal) {
      console.err(line.short_help());
      return kUsage;
    }
    return run_compute(*options, console);
  };
}

}  // namespace kpi::cli
