// SPDX-License-Identifier: MIT
// A comparison for reading on a terminal: both sides, every change with what the test says of it,
// and why it changed.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "output/comparison_cells.hpp"
#include "output/comparison_renderers.hpp"
#include "output/grid.hpp"
#include "output/plain_ascii.hpp"
#include "output/sections.hpp"
#include "output/summary.hpp"
#include "output/table.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

constexpr std::size_t kLeastWords = 20;  ///< in narrower columns words would be towers
constexpr std::size_t kLeastName = 10;

using Lines = std::vector<ComparedCells>;

/// The widths of the columns of a line; 0 where the terminal has no room for one.
struct ComparisonWidths {
  std::size_t name = 0, a = 0, b = 0, change = 0, relative = 0, mark = 0;
  std::size_t words = 0;  ///< 0: on a line of their own, with the mark
};

std::size_t widest(const Lines& lines, std::string ComparedCells::*text, std::size_t least = 0) {
  std::size_t width = least;
  for (const ComparedCells& line : lines) width = std::max(width, display_width(line.*text));
  return width;
}

ComparisonWidths comparison_widths(const Lines& lines, std::size_t line_width) {
  ComparisonWidths widths{widest(lines, &ComparedCells::name),
                          widest(lines, &ComparedCells::a, 1),
                          widest(lines, &ComparedCells::b, 1),
                          widest(lines, &ComparedCells::change, 6),
                          widest(lines, &ComparedCells::relative),
                          widest(lines, &ComparedCells::mark),
                          0};
  const auto used = [&] {
    std::size_t width = kIndent + widths.name;
    for (const std::size_t column :
         {widths.a, widths.b, widths.change, widths.relative, widths.mark}) {
      if (column > 0) width += kGap + column;
    }
    return width;
  };
  if (used() + kGap + kLeastWords <= line_width) {
    widths.words = line_width - used() - kGap;
    return widths;
  }
  widths.mark = 0;
  if (used() > line_width) widths.relative = 0;
  if (used() > line_width) {
    const std::size_t surplus = used() - line_width;
    widths.name = widths.name > surplus + kLeastName ? widths.name - surplus : kLeastName;
  }
  return widths;
}

/// The columns that there is room for, and their cells.
struct ComparisonRow {
  std::vector<GridColumn> columns;
  std::vector<std::string> cells;
  void add(std::size_t width, Align align, std::string cell, Style style = Style::Plain) {
    if (width == 0) return;
    columns.push_back({width, align, style});
    cells.push_back(std::move(cell));
  }
};

ComparisonRow comparison_row(const ComparedCells& line, const ComparisonWidths& widths,
                             Style style) {
  ComparisonRow row;
  row.add(widths.name, Align::Left, line.name, style);
  row.add(widths.a, Align::Right, line.a, style);
  row.add(widths.b, Align::Right, line.b, style);
  row.add(widths.change, Align::Right, line.change, style);
  row.add(widths.relative, Align::Right, line.relative, style);
  row.add(widths.mark, Align::Left, line.mark, style);
  row.add(widths.words, Align::Left, line.words, Style::Dim);
  return row;
}

void render_comparison_line(const ComparedCells& line, const ComparisonWidths& widths,
                            const TableLayout& layout, const TextSink& sink,
                            Style style = Style::Plain) {
  const ComparisonRow row = comparison_row(line, widths, style);
  sink(grid_row(row.columns, row.cells, kIndent, layout.color));
  if (widths.words > 0) return;
  const std::string below =
      line.mark + (line.mark.empty() || line.words.empty() ? "" : ": ") + line.words;
  if (!below.empty()) sink(hanging(std::string(2 * kIndent, ' '), below, layout.width));
}

ComparedCells headings() {
  return {"", "A", "B", "change", "", "", ""};
}

void render_side(std::string_view letter, const NamedReport& side, const TableLayout& layout,
                 const TextSink& sink) {
  sink(styled(cut(fmt::format("{}  {}", letter, side.name), layout.width), Style::Bold,
              layout.color) +
       '\n');
  sink(hanging("   ", records_line(side.report), layout.width));
  sink(hanging("   ", balance_line(side.report.results.total().counts), layout.width));
  for (const std::string& line : {companions_line(side.report), filtered_line(side.report.filtered),
                                  profile_line(side.report)}) {
    if (!line.empty()) sink(hanging("   ", line, layout.width));
  }
}

Lines lines_of_total(const ReportComparison& comparison) {
  Lines lines;
  const ComparedResult& total = comparison.results.front();
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    lines.push_back(cells_of(std::string{comparison.kpis[i].column.kpi->name}, comparison.kpis[i],
                             total.values[i], escaped(comparison.currency)));
    lines.back().words = escaped(lines.back().words);
  }
  return lines;
}

void render_total(const ReportComparison& comparison, const TableLayout& layout,
                  const TextSink& sink) {
  const Lines lines = lines_of_total(comparison);
  const ComparisonWidths widths = comparison_widths(lines, layout.width);
  sink("\n");
  render_comparison_line(headings(), widths, layout, sink, Style::Dim);
  for (const Section section : kSections) {
    bool has_heading = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (comparison.kpis[i].column.kpi->section != section) continue;
      if (!has_heading) sink(styled(name(section), Style::Bold, layout.color) + '\n');
      has_heading = true;
      render_comparison_line(lines[i], widths, layout, sink);
    }
  }
}

std::string dimensions_text(const Grouping& grouping) {
  return escaped(fmt::format("{}", fmt::join(grouping.dimensions, ", ")));
}

void render_heading(const std::string& text, const TableLayout& layout, const TextSink& sink) {
  sink('\n' + styled(cut(text, layout.width), Style::Bold, layout.color) + '\n');
}

/// Each KPI, group by group.
void render_groups(const ReportComparison& comparison, std::size_t grouping,
                   const TableLayout& layout, const TextSink& sink) {
  std::vector<const ComparedResult*> results;
  for (const ComparedResult& result : comparison.results) {
    if (result.grouping == grouping) results.push_back(&result);
  }
  if (results.empty()) return;
  render_heading("By " + dimensions_text(comparison.groupings[grouping]), layout, sink);
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    Lines lines;
    for (const ComparedResult* result : results) {
      lines.push_back(cells_of(group_name(result->group), comparison.kpis[i], result->values[i],
                               escaped(comparison.currency)));
      lines.back().words = escaped(lines.back().words);
    }
    const ComparisonWidths widths = comparison_widths(lines, layout.width);
    sink(i == 0 ? "" : "\n");
    sink(cut(comparison.kpis[i].column.kpi->name, layout.width) + '\n');
    render_comparison_line(headings(), widths, layout, sink, Style::Dim);
    for (const ComparedCells& line : lines) render_comparison_line(line, widths, layout, sink);
  }
}

/// The columns of why_cells(), the first as wide as there is room.
std::vector<GridColumn> why_columns(const std::vector<std::vector<std::string>>& rows,
                                    std::size_t line_width) {
  std::vector<GridColumn> columns(rows.front().size(), GridColumn{0, Align::Right});
  columns.front().align = Align::Left;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns[i].width = std::max(columns[i].width, display_width(row[i]));
    }
  }
  const std::size_t used = kIndent + grid_width(columns);
  if (used <= line_width) return columns;
  const std::size_t surplus = used - line_width;
  GridColumn& first = columns.front();
  first.width = first.width > surplus + kLeastName ? first.width - surplus : kLeastName;
  return columns;
}

/// Without the values of A and B where the terminal has no room for them.
std::vector<std::string> fitting(std::vector<std::string> cells, std::size_t line_width) {
  constexpr std::size_t kLeastLineWithValues = 64;
  if (line_width < kLeastLineWithValues) cells.erase(cells.begin() + 1, cells.begin() + 3);
  return cells;
}

void render_why(const ReportComparison& comparison, std::size_t grouping, const TableLayout& layout,
                const TextSink& sink) {
  const std::vector<WhyCells> changed = why_cells(comparison, grouping);
  const std::vector<std::string> others = not_taken_apart(comparison, grouping);
  if (changed.empty() && others.empty()) return;
  render_heading("Why it changed, by " + dimensions_text(comparison.groupings[grouping]), layout,
                 sink);
  if (!changed.empty()) sink(hanging("", kMixAndRate, layout.width));
  for (const WhyCells& why : changed) {
    std::vector<std::vector<std::string>> rows{
        fitting({"", "A", "B", "mix", "rate", "both"}, layout.width)};
    for (const auto& group : why.groups) rows.push_back(fitting(group, layout.width));
    std::vector<GridColumn> columns = why_columns(rows, layout.width);
    sink("\n" + hanging("", why.heading, layout.width));
    for (GridColumn& column : columns) column.style = Style::Dim;
    sink(grid_row(columns, rows.front(), kIndent, layout.color));
    for (GridColumn& column : columns) column.style = Style::Plain;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      sink(grid_row(columns, rows[i], kIndent, layout.color));
    }
    if (why.left_out > 0) {
      sink(hanging("  ", fmt::format("and {} smaller ones, which -O json has", why.left_out),
                   layout.width));
    }
  }
  if (!changed.empty() && !others.empty()) sink("\n");
  for (const std::string& line : others) {
    sink(hanging("not taken apart: ", escaped(line), layout.width));
  }
}

}  // namespace

void render_comparison_table(const ReportComparison& comparison, const RenderOptions& options,
                             const TextSink& sink) {
  const TableLayout layout = layout_of(options);
  const TextSink out = drawn(sink, options);
  render_side("A", comparison.a, layout, out);
  render_side("B", comparison.b, layout, out);
  render_total(comparison, layout, out);
  for (std::size_t i = 1; i < comparison.groupings.size(); ++i) {
    render_groups(comparison, i, layout, out);
  }
  for (std::size_t i = 1; i < comparison.groupings.size(); ++i) {
    render_why(comparison, i, layout, out);
  }
  render_notes(comparison.notes, layout, out);
}

}  // namespace kpi
