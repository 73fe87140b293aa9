// SPDX-License-Identifier: MIT
// The list of output formats: a new one is a row here and a file beside.
#include <algorithm>
#include <array>

#include "output/renderers.hpp"

namespace kpi {

std::span<const OutputFormat> output_formats() {
  static const std::array<OutputFormat, 9> kFormats{{
      {"table", {"txt"}, "for reading on a terminal", render_table},
      {"json",
       {"json"},
       "everything, with definitions, counts and both sides of every quotient",
       render_json},
      {"jsonl", {"jsonl", "ndjson"}, "one JSON object a result", render_jsonl},
      {"csv", {"csv"}, "one row a result, for spreadsheets", render_csv},
      {"tsv", {"tsv"}, "one row a result, separated by tabs", render_tsv},
      {"md", {"md"}, "Markdown tables", render_markdown},
      {"prom",
       {"prom"},
       "gauges for Prometheus, of the total and the groups",
       render_prometheus,
       check_prometheus},
      {"html", {"html", "htm"}, "one page to mail or to print", render_html},
      {"value", {}, "the bare number of one KPI, one line a result", render_value},
  }};
  return kFormats;
}

const OutputFormat* find_output_format(std::string_view name) {
  for (const OutputFormat& format : output_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const OutputFormat* output_format_of_extension(std::string_view extension) {
  for (const OutputFormat& format : output_formats()) {
    if (std::ranges::find(format.extensions, extension) != format.extensions.end()) return &format;
  }
  return nullptr;
}

}  // namespace kpi
