// SPDX-License-Identifier: MIT
// kpi cat: the rows of files as they are read, as clean CSV or JSON.
#include <fmt/format.h>

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
#include "kpi/error.hpp"
#include "kpi/render.hpp"
#include "kpi/rows.hpp"

namespace kpi::cli {
namespace {

struct CatOptions {
  InputArguments input;
  const RowFormat* format = row_formats().data();
  RunArguments run;
};

constexpr const char* kCatExamples =
    "  kpi cat calls.csv\n"
    "  kpi cat export.txt --delimiter tab --encoding WINDOWS-1252 -O jsonl\n"
    "  kpi cat calls.json.gz | head\n";

void check_max_bad(const RowsRead& found, const MaxBad& limit) {
  std::uint64_t rows = 0;
  for (const InputSummary& input : found.inputs) rows += input.rows;
  if (!limit.is_exceeded(found.rejects.count(), rows)) return;
  throw Error(
      FaultKind::Data,
      fmt::format("{} of {} rows rejected, over --max-bad {}; they are left out",
                  with_thousands(found.rejects.count()), with_thousands(rows), limit.text()),
      "-v names every rejected row; --max-bad N or P% accepts more");
}

int run_cat(const InputOptions& input, const CatOptions& options, const Console& console) {
  RowPrinter printer{*options.format, console};
  const RowsRead found = read_rows(input, printer);
  printer.end();
  if (!options.run.quiet) {
    print_rejects(found.inputs, found.rejects, options.run, console);
    print_notes(found.notes, console);
  }
  write_rejects(found.inputs, found.rejects, options.input);
  check_max_bad(found, input.max_bad);
  return kDone;
}

Work decide_cat(const CatOptions& options, const Console& console) {
  InputOptions input = finished_input(options.input, {}, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  check_input_options(input);
  return [&options, &console, input] { return run_cat(input, options, console); };
}

}  // namespace

Decide setup_cat(CommandLine& line) {
  auto options = std::make_shared<CatOptions>();
  add_text_options(line, options->input);
  add_bad_row_options(line, options->input);
  add_row_format_option(line, options->format);
  line.flag(Topic::Run, "-q,--quiet", "no warnings and notes on standard error",
            options->run.quiet);
  line.flag(Topic::Run, "-v,--verbose", "name every row that cannot be read", options->run.verbose);
  line.examples(kCatExamples);
  return [options](const Console& console) { return decide_cat(*options, console); };
}

}  // namespace kpi::cli
