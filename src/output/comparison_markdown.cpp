// SPDX-License-Identifier: MIT
// A comparison as GitHub Markdown tables.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "output/comparison_cells.hpp"
#include "output/comparison_renderers.hpp"
#include "output/markdown.hpp"
#include "output/summary.hpp"

namespace kpi {
namespace {

std::vector<std::string> markdown_cells(const ComparedCells& cells) {
  return {markdown_text(cells.name), cells.a, cells.b, cells.change, cells.relative, cells.mark,
          markdown_text(cells.words)};
}

void render_markdown_side(std::string_view letter, const NamedReport& side, const TextSink& sink) {
  sink(fmt::format("{}{} **{}**: {}\n", letter == "A" ? "" : "\n", letter, markdown_text(side.name),
                   markdown_text(records_line(side.report))));
  sink(fmt::format("\n{}\n", markdown_text(balance_line(side.report.results.total().counts))));
}

void render_markdown_total(const ReportComparison& comparison, const TextSink& sink) {
  sink("\n| KPI | A | B | Change | Relative | | Test |\n|:--|--:|--:|--:|--:|:--|:--|\n");
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    sink(markdown_row(markdown_cells(
        cells_of(std::string{comparison.kpis[i].column.kpi->name}, comparison.kpis[i],
                 comparison.results.front().values[i], markdown_text(comparison.currency)))));
  }
}

std::string markdown_dimensions(const Grouping& grouping) {
  return markdown_text(fmt::format("{}", fmt::join(grouping.dimensions, ", ")));
}

void render_markdown_groups(const ReportComparison& comparison, std::size_t grouping,
                            const TextSink& sink) {
  std::string rows;
  for (const ComparedResult& result : comparison.results) {
    if (result.grouping != grouping) continue;
    for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
      std::vector<std::string> cells =
          markdown_cells(cells_of(group_name(result.group), comparison.kpis[i], result.values[i],
                                  markdown_text(comparison.currency)));
      cells.insert(cells.begin() + 1, std::string{comparison.kpis[i].column.kpi->id});
      rows += markdown_row(cells);
    }
  }
  if (rows.empty()) return;
  const std::string name = markdown_dimensions(comparison.groupings[grouping]);
  sink(
      fmt::format("\nBy {}:\n\n| {} | KPI | A | B | Change | Relative | | Test |\n"
                  "|:--|:--|--:|--:|--:|--:|:--|:--|\n{}",
                  name, name, rows));
}

void render_markdown_why(const ReportComparison& comparison, std::size_t grouping,
                         const TextSink& sink) {
  const std::string name = markdown_dimensions(comparison.groupings[grouping]);
  const std::vector<WhyCells> changed = why_cells(comparison, grouping);
  const std::vector<std::string> others = not_taken_apart(comparison, grouping);
  if (changed.empty() && others.empty()) return;
  sink(fmt::format("\nWhy it changed, by {} ({}):\n", name, kMixAndRate));
  for (const WhyCells& why : changed) {
    sink(fmt::format("\n{}\n\n| {} | A | B | Mix | Rate | Both |\n|:--|--:|--:|--:|--:|--:|\n",
                     markdown_text(why.heading), name));
    for (std::vector<std::string> cells : why.groups) {
      cells.front() = markdown_text(cells.front());
      sink(markdown_row(cells));
    }
    if (why.left_out > 0) sink(fmt::format("\nand {} smaller ones\n", why.left_out));
  }
  if (!others.empty()) sink("\n");
  for (const std::string& line : others) {
    sink(fmt::format("- not taken apart: {}\n", markdown_text(line)));
  }
}

}  // namespace

void render_comparison_markdown(const ReportComparison& comparison,
                                const RenderOptions& /*options*/, const TextSink& sink) {
  render_markdown_side("A", comparison.a, sink);
  render_markdown_side("B", comparison.b, sink);
  render_markdown_total(comparison, sink);
  for (std::size_t i = 1; i < comparison.groupings.size(); ++i) {
    render_markdown_groups(comparison, i, sink);
  }
  for (std::size_t i = 1; i < comparison.groupings.size(); ++i)
    render_markdown_why(comparison, i, sink);
  render_markdown_notes(comparison.notes, sink);
}

}  // namespace kpi
