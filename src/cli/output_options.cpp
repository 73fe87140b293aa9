// SPDX-License-Identifier: MIT
// The options of documents: their form, where they go, and how they look.
#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "cli/documents.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"

namespace kpi::cli {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kMostWidth = 10'000;

When when(const Given& given) {
  static constexpr std::array<std::string_view, 3> kWords{"auto", "always", "never"};
  static constexpr std::array kMoments{When::Auto, When::Always, When::Never};
  return kMoments.at(choice(given, "mode", kWords));
}

std::vector<std::string_view> names_of(const std::vector<DocumentForm>& forms) {
  std::vector<std::string_view> names;
  names.reserve(forms.size());
  for (const DocumentForm& form : forms) names.push_back(form.name);
  return names;
}

}  // namespace

void add_output_options(CommandLine& line, OutputArguments& output,
                        const std::vector<DocumentForm>& forms) {
  line.once(Topic::Output, "-O,--format", "FORMAT",
            fmt::format("{} (default: table)", fmt::join(names_of(forms), ", ")),
            [&output, names = names_of(forms)](const Given& given) {
              output.format = names[choice(given, "format", names)];
            });
  line.repeated(Topic::Output, "-o,--output", "FILE",
                "write to this file, in the format of its extension; - is standard output",
                [&](const Given& given) {
                  if (given.text.empty()) reject(given, "file", "a name");
                  output.files.emplace_back(given.text);
                });
  add_look_options(line, output);
}

void add_look_options(CommandLine& line, OutputArguments& output) {
  line.once(Topic::Output, "--color", "WHEN", "auto, always or never (default: auto)",
            [&](const Given& given) { output.color = when(given); });
  add_layout_options(line, output);
}

void add_layout_options(CommandLine& line, OutputArguments& output) {
  line.once(Topic::Output, "--width", "COLUMNS", "width of tables (default: the terminal's)",
            [&](const Given& given) {
              output.width = static_cast<int>(whole_number(given, kLeastWidth, kMostWidth));
            });
  line.flag(Topic::Output, "--ascii",
            "draw tables with ASCII alone (default: where the locale is not UTF-8)", output.ascii);
}

void add_table_options(CommandLine& line, OutputArguments& output) {
  line.once(Topic::Output, "--pictures", "WHEN",
            "trends and bars in tables: always, never or auto, on a terminal (default: auto)",
            [&](const Given& given) { output.pictures = when(given); });
}

void add_raw_csv_option(CommandLine& line, OutputArguments& output) {
  line.flag(Topic::Output, "--raw-csv",
            "leave text in csv that a spreadsheet would run as a formula", output.raw_csv);
}

void add_label_option(CommandLine& line, OutputArguments& output) {
  line.repeated(Topic::Output, "--label", "NAME=VALUE",
                "put this label on every metric of prom, such as site=leeds",
                [&](const Given& given) { add_label(given, output.labels); });
}

RenderOptions render_on(const Console& console, const OutputArguments& output) {
  RenderOptions options = render_in_file(output);
  options.color = output.color == When::Always || (output.color == When::Auto && console.color);
  options.pictures =
      output.pictures == When::Always || (output.pictures == When::Auto && console.out_is_terminal);
  options.width = output.width.value_or(console.width);
  options.ascii = output.ascii || console.ascii;
  return options;
}

RenderOptions render_in_file(const OutputArguments& output) {
  RenderOptions options;
  options.width = output.width.value_or(options.width);
  options.pictures = output.pictures == When::Always;
  options.ascii = output.ascii;
  options.raw_csv = output.raw_csv;
  options.labels = output.labels;
  options.config = output.config;
  return options;
}

}  // namespace kpi::cli
