// SPDX-License-Identifier: MIT
// kpi explain: what the KPIs mean, in words and in the figures of a log.
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "cli/remarks.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/explanation.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

enum class Form : std::uint8_t { Text, Json, Markdown };

struct ExplainOptions {
  std::vector<std::string> names;  ///< a KPI and files, or nothing
  InputArguments input;
  QueryArguments query;
  OutputArguments output;
  RunArguments run;
  Form form = Form::Text;
  bool profiles = false;
};

constexpr const char* kExplainExamples =
    "  kpi explain\n"
    "  kpi explain service_level\n"
    "  kpi explain service_level calls.csv\n"
    "  kpi explain abandonment_rate calls.csv --formula abandonment_rate=net-of-short -O json\n"
    "  kpi explain -O md\n";

Work explain_in_words(const ExplainOptions& options, const Console& console) {
  const auto print = [&](auto text) -> Work {
    return [&options, &console, text] {
      console.out(text(render_on(console, options.output)));
      return kDone;
    };
  };
  if (options.profiles) return print(profile_list);
  if (options.form == Form::Json) {
    throw Error(FaultKind::Usage, "--format json explains the figures of a log",
                "name the KPI and the log: kpi explain service_level calls.csv -O json");
  }
  if (options.names.empty()) {
    if (options.form == Form::Text) return print(explain_catalogue);
    return print([](const RenderOptions&) { return catalogue_markdown(); });
  }
  const Kpi& kpi = known_kpi({"", options.names.front()});
  if (options.form == Form::Markdown) {
    throw Error(FaultKind::Usage, "--format md prints the whole catalogue",
                fmt::format("leave out --format, or {}", kpi.id));
  }
  return print([&kpi](const RenderOptions& look) { return explain_kpi(kpi, look); });
}

int run_explain(const InputOptions& input, const Query& query, const Kpi& kpi,
                const ExplainOptions& options, const Console& console) {
  LogReader reader{input};
  const Explanation explained = explain(reader, query, kpi, threads_of(options.run));
  write_rejects(reader.inputs(), reader.rejects(), options.input);
  const RenderOptions look = render_on(console, options.output);
  console.out(options.form == Form::Json ? explanation_json(explained, look)
                                         : explanation_text(explained, look));
  if (options.run.quiet) return kDone;
  print_rejects(reader.inputs(), reader.rejects(), options.run, console);
  if (options.form == Form::Json) print_notes(explained.report.notes, console);
  return kDone;
}

Work explain_figures(const ExplainOptions& options, const Console& console) {
  const Kpi& kpi = known_kpi({"", options.names.front()});
  if (options.form == Form::Markdown) {
    throw Error(FaultKind::Usage, "--format md prints the whole catalogue",
                "a log is explained as text or json");
  }
  InputOptions input = finished_input(options.input, options.query, options.run);
  input.files.assign(options.names.begin() + 1, options.names.end());
  check_input_options(input);
  const Query query = finished_query(options.query);
  check_query(query);
  return [&options, &console, &kpi, input, query] {
    return run_explain(input, query, kpi, options, console);
  };
}

}  // namespace

Decide setup_explain(CommandLine& line) {
  auto options = std::make_shared<ExplainOptions>();
  line.arguments(Topic::Input, "[ID [FILE]...]",
                 "a KPI, and call logs to work it out for; without them, all KPIs are listed",
                 options->names, std::numeric_limits<std::size_t>::max());
  add_dialect_options(line, options->input);
  add_mapping_options(line, options->input, options->query.query.definitions);
  add_contact_options(line, options->input);
  add_bad_row_options(line, options->input);
  add_select_options(line, options->query);
  add_define_options(line, options->query);
  add_companion_options(line, options->input);
  line.flag(Topic::Input, "--profiles", "list the profiles of compute --profile instead",
            options->profiles);
  line.once(Topic::Output, "-O,--format", "FORMAT",
            "text; json for the figures of a log; md for the whole catalogue as a Markdown table "
            "(default: text)",
            [options](const Given& given) {
              static constexpr std::array<std::string_view, 3> kWords{"text", "json", "md"};
              static constexpr std::array kForms{Form::Text, Form::Json, Form::Markdown};
              options->form = kForms.at(choice(given, "format", kWords));
            });
  add_layout_options(line, options->output);
  line.flag(Topic::Output, "--show-values", "show personal data in messages about rows",
            options->input.input.show_values);
  add_run_options(line, options->run);
  line.examples(kExplainExamples);
  return [options, &line](const Console& console) {
    options->output.config = line.config_stamp();
    return options->names.size() < 2 ? explain_in_words(*options, console)
                                     : explain_figures(*options, console);
  };
}

}  // namespace kpi::cli
