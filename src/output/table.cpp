// SPDX-License-Identifier: MIT
// The report for reading on a terminal: heading, the total by section, a table a grouping, notes.
#include "output/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/benchmarks.hpp"
#include "output/grid.hpp"
#include "output/plain_ascii.hpp"
#include "output/renderers.hpp"
#include "output/summary.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

void render_benchmarks(const Report& report, const TableLayout& layout, const TextSink& sink) {
  const auto rows = benchmark_rows(report);
  if (rows.empty()) return;
  sink('\n' + styled(kBenchmarksHeading, Style::Bold, layout.color) + '\n');
  for (const std::vector<std::string>& cells : rows) {
    sink(hanging("  ", fmt::format("{} {}, published {}", cells[0], cells[1], cells[2]),
                 layout.width));
    sink(hanging("    ", cells[3], layout.width));
  }
}

}  // namespace

TableLayout layout_of(const RenderOptions& options) {
  return {static_cast<std::size_t>(std::max(options.width, kLeastWidth)), options.color,
          options.pictures};
}

void render_heading(const Report& report, const TableLayout& layout, const TextSink& sink) {
  sink(styled(cut(inputs_line(report), layout.width), Style::Bold, layout.color) + '\n');
  sink(hanging("", records_line(report), layout.width));
  for (const std::string& line : summary_lines(report)) sink(hanging("", line, layout.width));
}

void render_notes(const std::vector<Note>& notes, const TableLayout& layout, const TextSink& sink) {
  if (notes.empty()) return;
  sink('\n' + styled("Notes", Style::Bold, layout.color) + '\n');
  for (const Note& note : notes) {
    sink(hanging(fmt::format("  {}  ", note.code), note.text, layout.width));
  }
}

void render_table(const Report& report, const RenderOptions& options, const TextSink& sink) {
  const TextSink out = drawn(sink, options);
  const TableLayout layout = layout_of(options);
  render_heading(report, layout, out);
  render_total(report, layout, out);
  render_benchmarks(report, layout, out);
  for (std::size_t i = 1; i < report.groupings.size(); ++i) {
    render_groups(report, i, layout, options.threads, out);
  }
  render_heat_map(report, layout, out);
  render_notes(report.notes, layout, out);
}

}  // namespace kpi
