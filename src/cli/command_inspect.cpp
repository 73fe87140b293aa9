// SPDX-License-Identifier: MIT
// kpi inspect: how files are understood.
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output_file.hpp"
#include "cli/parse.hpp"
#include "kpi/error.hpp"
#include "kpi/inspect.hpp"
#include "kpi/presets.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

struct InspectOptions {
  InputArguments input;
  QueryArguments query;
  OutputArguments output;
  RunArguments run;
  bool json = false;
  bool presets = false;
  std::string preset_file;
};

constexpr const char* kInspectExamples =
    "  kpi inspect calls.csv\n"
    "  kpi inspect --presets\n"
    "  kpi inspect calls.csv --write-preset my.json && kpi compute calls.csv -P my.json\n";

void write_preset(const Inspection& found, const std::string& path,
                  const std::vector<std::string>& inputs) {
  if (found.inputs.empty()) return;
  const UnderstoodInput& first = found.inputs.front();
  if (first.columns_are_of_events()) {
    throw Error(FaultKind::Usage,
                fmt::format("--write-preset: {} is a log of events, which has no columns to name",
                            first.name),
                "it is read without a preset");
  }
  OutputFile file{path, identities_of(inputs)};
  file.write(preset_of(first));
  file.finish();
  file.commit();
}

int run_inspect(const InputOptions& input, const InspectOptions& options, const Console& console) {
  const Inspection found = inspect(input, options.query.query.definitions);
  if (!options.preset_file.empty()) write_preset(found, options.preset_file, files_of(input));
  const RenderOptions look = render_on(console, options.output);
  console.out(options.json ? inspection_json(found, look) : inspection_text(found, look));
  return kDone;
}

Work decide_inspect(const InspectOptions& options, const Console& console) {
  if (options.presets) {
    return [&options, &console] {
      console.out(preset_list(render_on(console, options.output)));
      return kDone;
    };
  }
  InputOptions input = finished_input(options.input, options.query, options.run);
  if (input.files.empty()) input.files.emplace_back("-");
  check_input_options(input);
  return [&options, &console, input] { return run_inspect(input, options, console); };
}

}  // namespace

Decide setup_inspect(CommandLine& line) {
  auto options = std::make_shared<InspectOptions>();
  add_text_options(line, options->input);
  add_mapping_options(line, options->input, options->query.query.definitions);
  add_memory_options(line, options->input);
  add_companion_options(line, options->input);
  line.flag(Topic::Input, "--presets", "list the presets instead", options->presets);
  line.once(Topic::Output, "-O,--format", "FORMAT", "text or json (default: text)",
            [options](const Given& given) {
              static constexpr std::array<std::string_view, 2> kWords{"text", "json"};
              options->json = choice(given, "format", kWords) == 1;
            });
  line.once(Topic::Output, "--write-preset", "FILE",
            "write a preset that reads the first file as it was understood",
            [options](const Given& given) {
              if (given.text.empty()) reject(given, "file", "a name");
              options->preset_file = given.text;
            });
  add_layout_options(line, options->output);
  line.flag(Topic::Output, "--show-values", "show personal data in samples and messages",
            options->input.input.show_values);
  line.examples(kInspectExamples);
  return [options, &line](const Console& console) {
    if (!options->presets) require_files(options->input.input.files, console);
    options->output.config = line.config_stamp();
    return decide_inspect(*options, console);
  };
}

}  // namespace kpi::cli
