// SPDX-License-Identifier: MIT
// kpi reconcile: which definitions reproduce a figure of another system.
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "cli/remarks.hpp"
#include "cli/shell_word.hpp"
#include "kpi/error.hpp"
#include "kpi/reconcile.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

struct ReconcileOptions {
  InputArguments input;
  QueryArguments query;
  OutputArguments output;
  RunArguments run;
  std::vector<ExpectedFigure> expected;
  bool json = false;
};

constexpr const char* kReconcileExamples =
    "  kpi reconcile calls.csv --expect service_level=83.1%\n"
    "  kpi reconcile calls.csv --expect aht=5m48s --expect abandonment_rate=5.2%\n"
    "  kpi reconcile calls.csv --expect service_level=83.1% --sl 30s --unit call\n";

/// The command that counts as asked, without what only this one takes.
std::string compute_command(const std::vector<std::string>& arguments) {
  constexpr std::array<std::string_view, 3> kOwn{"--expect", "--format", "-O"};
  std::string command = "kpi compute";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& text = arguments[i];
    const auto is_own = [&](std::string_view name) {
      return text == name || text.starts_with(fmt::format("{}=", name));
    };
    if (is_own(kOwn[0]) || is_own(kOwn[1]) || text.starts_with(kOwn[2])) {
      const bool value_follows = text == kOwn[0] || text == kOwn[1] || text == kOwn[2];
      if (value_follows) ++i;
      continue;
    }
    command += " " + for_shell(text);
  }
  return command;
}

ReconcileQuery query_of(const ReconcileOptions& options, const CommandLine& line) {
  ReconcileQuery query;
  query.query = finished_query(options.query);
  query.unit = options.input.input.unit;
  query.dedupe = options.input.input.dedupe;
  query.settled = {line.was_given("--unit"),          line.was_given("--dedupe"),
                   line.was_given("--direction"),     !options.query.service_level.empty(),
                   line.was_given("--short-abandon"), line.was_given("--threshold-op")};
  query.expected = options.expected;
  return query;
}

int run_reconcile(const InputOptions& input, const ReconcileQuery& query,
                  const std::string& command, const ReconcileOptions& options,
                  const Console& console) {
  if (query.expected.empty()) {
    throw Error(FaultKind::Usage, "no figure to reconcile",
                "say what the other system shows: --expect service_level=83.1%");
  }
  LogReader reader{input};
  ReconcileReport report{{},
                         reconcile(reader, query, threads_of(options.run)),
                         command,
                         query.query.definitions.profile};
  for (const InputSummary& one : reader.inputs()) report.inputs.push_back(one.name);
  write_rejects(reader.inputs(), reader.rejects(), options.input);
  const RenderOptions look = render_on(console, options.output);
  console.out(options.json ? reconciliation_json(report, look) : reconciliation_text(report, look));
  if (!options.run.quiet) print_rejects(reader.inputs(), reader.rejects(), options.run, console);
  return kDone;
}

Work decide_reconcile(const ReconcileOptions& options, const CommandLine& line,
                      const Console& console) {
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  input.read_twice = true;
  check_input_options(input);
  const ReconcileQuery query = query_of(options, line);
  check_query(query.query);
  return [&options, &console, input, query, command = compute_command(line.texts())] {
    return run_reconcile(input, query, command, options, console);
  };
}

}  // namespace

Decide setup_reconcile(CommandLine& line) {
  auto options = std::make_shared<ReconcileOptions>();
  line.repeated(
      Topic::Input, "--expect", "ID=VALUE",
      "a figure of the other system as it shows it: service_level=83.1%, aht=5:48",
      [options](const Given& given) { options->expected.push_back(expected_figure(given)); });
  add_log_options(line, options->input, options->query.query.definitions);
  add_select_options(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  line.once(Topic::Output, "-O,--format", "FORMAT", "text or json (default: text)",
            [options](const Given& given) {
              static constexpr std::array<std::string_view, 2> kWords{"text", "json"};
              options->json = choice(given, "format", kWords) == 1;
            });
  add_layout_options(line, options->output);
  add_run_options(line, options->run);
  line.examples(kReconcileExamples);
  return [options, &line](const Console& console) {
    require_files(options->input.input.files, console);
    options->output.config = line.config_stamp();
    return decide_reconcile(*options, line, console);
  };
}

}  // namespace kpi::cli
