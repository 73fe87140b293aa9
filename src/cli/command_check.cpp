// SPDX-License-Identifier: MIT
// kpi check: the KPIs of call logs, held against targets.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cli/commands.hpp"
#include "cli/documents.hpp"
#include "cli/exit_code.hpp"
#include "cli/faults.hpp"
#include "cli/options.hpp"
#include "cli/reading.hpp"
#include "cli/remarks.hpp"
#include "cli/targets.hpp"
#include "kpi/error.hpp"
#include "kpi/targets.hpp"

namespace kpi::cli {
namespace {

struct CheckOptions {
  InputArguments input;
  QueryArguments query;
  TargetArguments targets;
  OutputArguments output;
  RunArguments run;
};

constexpr const char* kCheckExamples =
    "  kpi check calls.csv -t 'service_level >= 80% warn 85%' -t 'aht <= 5m30s'\n"
    "  kpi check calls.csv -t 'abandonment_rate < 5% by queue' --min-calls 50\n"
    "  kpi check calls.csv -t 'service_level >= 80% in 90% of 30m' -o targets.xml\n"
    "  kpi check calls.csv --targets-file targets.txt -O json\n";

/// Groupings come from targets here, so that is what their faults are told of.
template <class Do>
auto telling_of_targets(const Do& act) {
  try {
    return act();
  } catch (const Error& error) {
    throw Error(relabelled(error.faults(), "--group-by", "--target"));
  }
}

void check_standard_input(const InputOptions& input, const TargetArguments& targets) {
  const std::vector<std::string> files = files_of(input);
  if (!reads_standard_input(targets) || std::ranges::find(files, "-") == files.end()) return;
  throw Error(FaultKind::Usage, "standard input is to hold both targets and calls",
              "name the file of one of them: --targets-file FILE");
}

/// Everything is decided before the first file is opened but what targets in files say.
CheckQuery finished_check(const CheckOptions& options) {
  CheckQuery asked;
  asked.query = finished_query(options.query);
  asked.query.kpis.clear();
  check_query(asked.query);
  asked.min_calls = options.targets.min_calls;
  asked.targets = targets_given(options.targets, asked.query.definitions);
  telling_of_targets([&] { check_query(query_of(asked)); });
  return asked;
}

/// What is checked in which logs, and what is printed.
struct Inquiry {
  InputOptions input;
  CheckQuery asked;
  std::vector<Document> documents;
};

int run_check(Inquiry inquiry, const CheckOptions& options, const Console& console) {
  CheckQuery& asked = inquiry.asked;
  add_targets_of_files(asked.targets, options.targets, asked.query.definitions);
  telling_of_targets([&] { check_query(query_of(asked)); });

  const std::size_t threads = threads_of(options.run);
  Check result;
  const auto reader = read_log(
      inquiry.input, options.input, options.run, console,
      [&](LogReader& log) { telling_of_targets([&] { result = check(log, asked, threads); }); });
  const RenderDocument render = [&](std::string_view form, const RenderOptions& how,
                                    const TextSink& sink) {
    std::ranges::find(check_formats(), form, &CheckFormat::name)->render(result, how, sink);
  };
  print_documents_beside_verdict(inquiry.documents, render, options.output, files_of(inquiry.input),
                                 threads, console);
  if (!options.run.quiet) {
    print_rejects(reader->inputs(), reader->rejects(), options.run, console);
    if (!table_is_shown(inquiry.documents)) print_notes(result.report.notes, console);
  }
  return exit_code_of(result, options.targets.fail_on);
}

Work decide_check(const CheckOptions& options, const Console& console) {
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  check_input_options(input);
  check_standard_input(input, options.targets);
  std::vector<Document> documents =
      plan_documents(check_forms(), options.output, options.input.rejects);
  return [&options, &console,
          inquiry = Inquiry{std::move(input), finished_check(options), std::move(documents)}] {
    return run_check(inquiry, options, console);
  };
}

}  // namespace

Decide setup_check(CommandLine& line) {
  auto options = std::make_shared<CheckOptions>();
  add_log_options(line, options->input, options->query.query.definitions);
  add_select_options(line, options->query);
  add_max_groups_option(line, options->query);
  add_calendar_options(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  add_target_options(line, options->targets);
  add_output_options(line, options->output, check_forms());
  line.flag(Topic::Output, "--show-values", "show personal data in messages about rows",
            options->input.input.show_values);
  add_run_options(line, options->run);
  add_hidden_options(line, options->input.input);
  line.examples(kCheckExamples);
  return [options, &line](const Console& console) {
    require_files(options->input.input.files, console);
    options->output.config = line.config_stamp();
    if (line.config()) options->targets.configured = line.config()->targets;
    return decide_check(*options, console);
  };
}

}  // namespace kpi::cli
