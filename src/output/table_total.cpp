// SPDX-License-Identifier: MIT
// The total on a terminal: name, value, quotient and definition of each KPI, under its section.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/grid.hpp"
#include "output/numbers.hpp"
#include "output/table.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

constexpr std::size_t kIndent = 2;
/// Definitions and reasons in narrower columns would be towers of single words.
constexpr std::size_t kLeastText = 24;
/// On narrower terminals definitions are left out; `kpi explain` tells them.
constexpr std::size_t kLeastLineWithDefinitions = 64;

constexpr std::array kSections{Section::Volume,     Section::Access,  Section::Handling,
                               Section::Resolution, Section::Quality, Section::Staffing,
                               Section::Cost,       Section::People,  Section::Customers};

/// What is printed of one KPI.
struct Line {
  Section section = Section::Volume;
  std::string name;
  std::string value;
  std::string quotient;
  std::string definition;
  std::string reason;  ///< why there is no value
};

/// The widths of the parts of a line; 0 where the terminal has no room for it.
struct Widths {
  std::size_t name = 0;
  std::size_t value = 0;
  std::size_t quotient = 0;
  std::size_t definition = 0;
  std::size_t after_value = 0;  ///< all that is right of the value
  std::size_t below = 0;        ///< of a definition on a line of its own
};

std::vector<Line> lines_of(const Report& report) {
  const std::string currency = escaped(report.currency);
  const Result total = report.results.total();
  const auto numerator = [&](std::size_t i) {
    return numerator_text(total.values[i], report.kpis[i].unit, currency);
  };
  std::size_t numerator_width = 0;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    if (!total.values[i].is_quotient()) continue;
    numerator_width = std::max(numerator_width, display_width(numerator(i)));
  }
  std::vector<Line> lines;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiColumn& column = report.kpis[i];
    const Value& value = total.values[i];
    Line line{column.kpi->section,
              std::string{column.kpi->name},
              value_text(value, column.unit, currency),
              "",
              escaped(column.text),
              escaped(value.reason())};
    if (value.is_quotient()) {
      // Aligned at the stroke.
      line.quotient = fmt::format("{} / {}", pad_left(numerator(i), numerator_width),
                                  denominator_text(value, column.unit));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::size_t widest(const std::vector<Line>& lines, std::string Line::*text) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, display_width(line.*text));
  return width;
}

Widths widths_of(const std::vector<Line>& lines, std::size_t line_width) {
  const std::size_t room = line_width - kIndent;
  Widths widths;
  widths.value = std::min(widest(lines, &Line::value), room / 2);
  widths.name = std::min(widest(lines, &Line::name), room - widths.value - kGap);
  const std::size_t used = widths.name + kGap + widths.value + kGap;
  widths.after_value = used < room ? room - used : 0;
  const std::size_t quotient = widest(lines, &Line::quotient);
  if (quotient <= widths.after_value) widths.quotient = quotient;
  if (quotient + kGap + kLeastText <= widths.after_value) {
    widths.definition = widths.after_value - quotient - kGap;
  } else if (line_width >= kLeastLineWithDefinitions) {
    widths.below = line_width - 2 * kIndent;
  }
  return widths;
}

/// Name, value, and one text in all the room right of them, or below where there is too little.
void render_with_text(const Line& line, GridColumn text_column, const std::string& text,
                      const Widths& widths, const TableLayout& layout, const TextSink& sink) {
  const std::array grid{GridColumn{widths.name}, GridColumn{widths.value, Align::Right},
                        text_column};
  const std::array cells{line.name, line.value, text};
  if (text.empty() || text_column.width >= kLeastText) {
    sink(grid_row(grid, cells, kIndent, layout.color));
    return;
  }
  sink(grid_row(std::span{grid}.first(2), std::span{cells}.first(2), kIndent, layout.color));
  sink(hanging(std::string(2 * kIndent, ' '), text, layout.width));
}

void render_line(const Line& line, const Widths& widths, const TableLayout& layout,
                 const TextSink& sink) {
  if (!line.reason.empty()) {
    render_with_text(line, {widths.after_value}, line.reason, widths, layout, sink);
    return;
  }
  const std::string definition = widths.definition > 0 ? line.definition : "";
  if (widths.below > 0) {
    const std::array grid{GridColumn{widths.name}, GridColumn{widths.value, Align::Right},
                          GridColumn{widths.after_value}};
    const std::array cells{line.name, line.value, line.quotient};
    sink(grid_row(grid, cells, kIndent, layout.color));
    const GridColumn text{widths.below, Align::Left, Style::Dim};
    sink(grid_row({&text, 1}, {&line.definition, 1}, 2 * kIndent, layout.color));
    return;
  }
  if (line.quotient.empty() || widths.quotient == 0) {
    const GridColumn column{widths.after_value, Align::Left, Style::Dim};
    render_with_text(line, column, definition, widths, layout, sink);
    return;
  }
  const std::array grid{GridColumn{widths.name}, GridColumn{widths.value, Align::Right},
                        GridColumn{widths.quotient},
                        GridColumn{widths.definition, Align::Left, Style::Dim}};
  const std::array cells{line.name, line.value, line.quotient, definition};
  sink(grid_row(grid, cells, kIndent, layout.color));
}

}  // namespace

void render_total(const Report& report, const TableLayout& layout, const TextSink& sink) {
  const std::vector<Line> lines = lines_of(report);
  const Widths widths = widths_of(lines, layout.width);
  for (const Section section : kSections) {
    bool has_heading = false;
    for (const Line& line : lines) {
      if (line.section != section) continue;
      if (!has_heading) sink('\n' + styled(name(section), Style::Bold, layout.color) + '\n');
      has_heading = true;
      render_line(line, widths, layout, sink);
    }
  }
}

}  // namespace kpi
