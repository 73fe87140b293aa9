// SPDX-License-Identifier: MIT
// kpi calls: the calls behind a figure.
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
#include "cli/row_printer.hpp"
#include "kpi/calls.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

struct CallsOptions {
  InputArguments input;
  QueryArguments query;
  RunArguments run;
  CallsQuery asked;
  bool role_given = false;
  const RowFormat* format = row_formats().data();
};

constexpr const char* kCallsExamples =
    "  kpi calls calls.csv --kpi service_level --role missed\n"
    "  kpi calls calls.csv --kpi abandonment_rate --role numerator -O jsonl\n"
    "  kpi calls export.csv > canonical.csv\n";

int run_calls(const InputOptions& input, const CallsQuery& asked, const CallsOptions& options,
              const Console& console) {
  LogReader reader{input};
  RowPrinter printer{*options.format, console};
  const CallsListed listed = list_calls(reader, asked, printer);
  printer.end();
  write_rejects(reader.inputs(), reader.rejects(), options.input);
  if (options.run.quiet) return kDone;
  print_rejects(reader.inputs(), reader.rejects(), options.run, console);
  print_notes(reader.notes(), console);
  if (const Profile* profile = asked.query.definitions.profile; profile != nullptr) {
    print_notes({{"N213", "counted as --profile " + std::string{profile->name}}}, console);
  }
  if (!listed.no_value.empty()) {
    print_notes({{"N300", *asked.kpi + " has no value: " + listed.no_value}}, console);
  }
  return kDone;
}

Work decide_calls(const CallsOptions& options, const Console& console) {
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  check_input_options(input);
  CallsQuery asked = options.asked;
  asked.query = finished_query(options.query);
  if (options.role_given && !asked.kpi) {
    throw Error(FaultKind::Usage, "--role says nothing without --kpi",
                "name the figure: --kpi service_level");
  }
  if (asked.kpi) known_kpi({"", *asked.kpi});
  input.read_twice = asked.kpi.has_value();
  return [&options, &console, input, asked] { return run_calls(input, asked, options, console); };
}

}  // namespace

Decide setup_calls(CommandLine& line) {
  auto options = std::make_shared<CallsOptions>();
  add_text_options(line, options->input);
  add_mapping_options(line, options->input, options->query.query.definitions);
  add_contact_options(line, options->input);
  add_bad_row_options(line, options->input);
  add_select_options(line, options->query);
  line.once(Topic::Select, "-k,--kpi", "ID", "only the calls behind this figure",
            [options](const Given& given) { options->asked.kpi = std::string{given.text}; });
  line.once(Topic::Select, "--role", "WORD",
            "which of them: numerator, denominator or missed, those of the denominator that are "
            "not in the numerator (default: denominator)",
            [options](const Given& given) {
              static constexpr std::array<std::string_view, 3> kWords{"numerator", "denominator",
                                                                      "missed"};
              static constexpr std::array kRoles{CallRole::Numerator, CallRole::Denominator,
                                                 CallRole::Missed};
              options->asked.role = kRoles.at(choice(given, "role", kWords));
              options->role_given = true;
            });
  add_define_options(line, options->query);
  add_row_format_option(line, options->format);
  line.flag(Topic::Output, "--show-callers", "print callers, not pseudonyms",
            options->query.query.show_callers);
  line.flag(Topic::Output, "--show-values", "show personal data in messages about rows",
            options->input.input.show_values);
  line.flag(Topic::Run, "-q,--quiet", "no warnings and notes on standard error",
            options->run.quiet);
  line.flag(Topic::Run, "-v,--verbose", "name every row that cannot be read", options->run.verbose);
  line.examples(kCallsExamples);
  return [options](const Console& console) {
    require_files(options->input.input.files, console);
    return decide_calls(*options, console);
  };
}

}  // namespace kpi::cli
