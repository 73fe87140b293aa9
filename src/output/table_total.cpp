// SPDX-License-Identifier: MIT
// The total on a terminal: name, value, quotient and definition of each KPI, under its section.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/grid.hpp"
#include "output/numbers.hpp"
#include "output/picture_scale.hpp"
#include "output/sections.hpp"
#include "output/stamps.hpp"
#include "output/table.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

/// Definitions and reasons in narrower columns would be towers of single words.
constexpr std::size_t kLeastText = 24;
/// On narrower terminals definitions are left out; `kpi explain` tells them.
constexpr std::size_t kLeastLineWithDefinitions = 64;

/// What is printed of one KPI.
struct KpiLine {
  Section section = Section::Volume;
  std::string name;
  std::string value;
  std::string quotient;
  std::string trend;
  std::string definition;
  std::string reason;  ///< why there is no value
};

/// The widths of the parts of a line; 0 where the terminal has no room for it.
struct Widths {
  std::size_t name = 0;
  std::size_t value = 0;
  std::size_t quotient = 0;
  std::size_t trend = 0;
  std::size_t definition = 0;
  std::size_t after_value = 0;  ///< all that is right of the value
  std::size_t below = 0;        ///< of a definition on a line of its own
};

/// A sign an interval, the higher the greater the value; a blank where there is none.
std::string trend_text(const std::vector<Value>& values) {
  static constexpr std::array<std::string_view, 8> kLevels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  PictureScale scale;
  for (const Value& value : values) scale.include(value);
  std::string text;
  for (const Value& value : values) {
    text += value.has_value() ? kLevels.at(scale.step(value, kLevels.size())) : " ";
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::vector<KpiLine> kpi_lines(const Report& report, bool with_trends) {
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
  std::vector<KpiLine> lines;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiColumn& column = report.kpis[i];
    const Value& value = total.values[i];
    KpiLine line{column.kpi->section,
                 std::string{column.kpi->name},
                 value_text(value, column.unit, currency),
                 "",
                 with_trends ? trend_text(report.trends->values[i]) : "",
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

std::size_t widest(const std::vector<KpiLine>& lines, std::string KpiLine::*text) {
  std::size_t width = 0;
  for (const KpiLine& line : lines) width = std::max(width, display_width(line.*text));
  return width;
}

Widths widths_of(const std::vector<KpiLine>& lines, std::size_t line_width) {
  const std::size_t room = line_width - kIndent;
  Widths widths;
  widths.value = std::min(widest(lines, &KpiLine::value), room / 2);
  widths.name = std::min(widest(lines, &KpiLine::name), room - widths.value - kGap);
  const std::size_t used = widths.name + kGap + widths.value + kGap;
  widths.after_value = used < room ? room - used : 0;
  const std::size_t quotient = widest(lines, &KpiLine::quotient);
  if (quotient <= widths.after_value) widths.quotient = quotient;
  const std::size_t trend = widest(lines, &KpiLine::trend);
  std::size_t pictured = quotient;
  if (trend > 0) pictured += (quotient > 0 ? kGap : 0) + trend;
  if (trend > 0 && pictured <= widths.after_value) {
    widths.trend = trend;
  } else {
    pictured = quotient;
  }
  if (pictured + kGap + kLeastText <= widths.after_value) {
    widths.definition = widths.after_value - pictured - kGap;
  } else if (line_width >= kLeastLineWithDefinitions) {
    widths.below = line_width - 2 * kIndent;
  }
  return widths;
}

/// Name, value, and one text in all the room right of them, or below where there is too little.
void render_with_text(const KpiLine& line, GridColumn text_column, const std::string& text,
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

/// Each part in its own column, so that quotients and trends stand one below the other.
void render_in_columns(const KpiLine& line, const Widths& widths, const TableLayout& layout,
                       const TextSink& sink) {
  std::vector<GridColumn> grid{{widths.name}, {widths.value, Align::Right}};
  std::vector<std::string> cells{line.name, line.value};
  const auto add = [&](std::size_t width, const std::string& cell, Style style) {
    if (width == 0) return;
    grid.push_back({width, Align::Left, style});
    cells.push_back(cell);
  };
  const bool quotient_is_last = widths.trend == 0 && widths.definition == 0;
  add(quotient_is_last ? widths.after_value : widths.quotient, line.quotient, Style::Plain);
  add(widths.trend, line.trend, Style::Cyan);
  add(widths.definition, line.definition, Style::Dim);
  sink(grid_row(grid, cells, kIndent, layout.color));
  if (widths.below == 0) return;
  const GridColumn text{widths.below, Align::Left, Style::Dim};
  sink(grid_row({&text, 1}, {&line.definition, 1}, 2 * kIndent, layout.color));
}

/// What the signs of the trends stand for.
void render_trend_key(const Report& report, const TableLayout& layout, const TextSink& sink) {
  const Trends& trends = *report.trends;
  const auto named = [&](const Interval& interval) {
    return interval_text(report.calendar, trends.length, interval.begin);
  };
  const std::string_view length =
      trends.length == IntervalLength::Hour ? "hour" : name(trends.length);
  sink('\n' +
       hanging("",
               fmt::format("Trends by {}, from {} to {}: from the least value (▁) to the "
                           "greatest (█) of each; blank: no value",
                           length, named(trends.intervals.front()), named(trends.intervals.back())),
               layout.width));
}

void render_line(const KpiLine& line, const Widths& widths, const TableLayout& layout,
                 const TextSink& sink) {
  if (!line.reason.empty()) {
    render_with_text(line, {widths.after_value}, line.reason, widths, layout, sink);
    return;
  }
  const bool has_quotient = !line.quotient.empty() && widths.quotient > 0;
  if (has_quotient || widths.trend > 0 || widths.below > 0) {
    render_in_columns(line, widths, layout, sink);
    return;
  }
  const GridColumn column{widths.after_value, Align::Left, Style::Dim};
  render_with_text(line, column, widths.definition > 0 ? line.definition : "", widths, layout,
                   sink);
}

}  // namespace

void render_total(const Report& report, const TableLayout& layout, const TextSink& sink) {
  const std::vector<KpiLine> lines = kpi_lines(report, layout.pictures && report.trends);
  const Widths widths = widths_of(lines, layout.width);
  for (const Section section : kSections) {
    bool has_heading = false;
    for (const KpiLine& line : lines) {
      if (line.section != section) continue;
      if (!has_heading) sink('\n' + styled(name(section), Style::Bold, layout.color) + '\n');
      has_heading = true;
      render_line(line, widths, layout, sink);
    }
  }
  if (widths.trend > 0) render_trend_key(report, layout, sink);
}

}  // namespace kpi
