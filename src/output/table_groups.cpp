// SPDX-License-Identifier: MIT
// Grouped results on a terminal. Cells are formatted twice, to measure and to print, so that a
// million groups need no more memory than one.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "output/grid.hpp"
#include "output/in_order.hpp"
#include "output/numbers.hpp"
#include "output/picture_scale.hpp"
#include "output/stamps.hpp"
#include "output/summary.hpp"
#include "output/table.hpp"
#include "output/text.hpp"
#include "report/fraction.hpp"

namespace kpi {
namespace {

/// Shorter bars would tell too little, longer ones no more.
constexpr std::size_t kLeastBars = 10;
constexpr std::size_t kMostBars = 40;

struct Column {
  std::string heading;
  Align align = Align::Left;
  std::function<std::string(const Result&)> text;
  bool breaks_at_blanks = false;
  std::size_t width = 0;
  std::size_t least = 0;  ///< narrower, words would break
};
using Columns = std::vector<Column>;

Columns key_columns(const Report& report, const Grouping& grouping) {
  Columns columns;
  for (std::size_t i = 0; i < grouping.dimensions.size(); ++i) {
    columns.push_back({escaped(grouping.dimensions[i]), Align::Left,
                       [i](const Result& result) { return group_text(result.group[i]); }, true});
  }
  if (grouping.length) {
    columns.push_back({std::string{name(*grouping.length)}, Align::Left,
                       [&report, length = *grouping.length](const Result& result) {
                         return result.span
                                    ? interval_text(report.calendar, length, result.span->begin)
                                    : std::string{kNoValue};
                       }});
  }
  return columns;
}

Columns kpi_columns(const Report& report) {
  Columns columns;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    columns.push_back(
        {std::string{report.kpis[i].kpi->id}, Align::Right, [&report, i](const Result& result) {
           return value_text(result.values[i], report.kpis[i].unit, escaped(report.currency));
         }});
  }
  return columns;
}

std::size_t widest_word(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    width = std::max(width, display_width(text.substr(0, blank)));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return width;
}

void include(Column& column, const std::string& text) {
  const std::size_t width = display_width(text);
  column.width = std::max(column.width, width);
  column.least = std::max(column.least, column.breaks_at_blanks ? widest_word(text) : width);
}

/// Why a KPI has no value in any of the results; empty where it has one somewhere.
struct ReasonForNone {
  std::string text;
  bool has_value = false;
  void include(const Value& value) {
    has_value = has_value || value.has_value();
    if (has_value) {
      text.clear();
    } else if (text.empty()) {
      text = value.reason();
    }
  }
};

/// What has to be known of all results before the first is printed, and what is told behind them.
struct Seen {
  PictureScale first_kpi;
  std::vector<ReasonForNone> reasons;  // one a KPI
};

Seen look_at(const Results::Range& results, Columns& keys, Columns& kpis) {
  Seen seen{{}, std::vector<ReasonForNone>(kpis.size())};
  for (Columns* columns : {&keys, &kpis}) {
    for (Column& column : *columns) include(column, column.heading);
  }
  for (const Result& result : results) {
    seen.first_kpi.include(result.values[0]);
    for (std::size_t i = 0; i < kpis.size(); ++i) seen.reasons[i].include(result.values[i]);
    for (Columns* columns : {&keys, &kpis}) {
      for (Column& column : *columns) include(column, column.text(result));
    }
  }
  return seen;
}

std::size_t width_of(const Columns& columns) {
  std::size_t width = 0;
  for (const Column& column : columns) width += (width == 0 ? 0 : kGap) + column.width;
  return width;
}

/// All keys in one column, for when there are too many for columns of their own.
Column joined_column(const Columns& keys) {
  std::string heading;
  for (const Column& key : keys) heading += (heading.empty() ? "" : ", ") + key.heading;
  return {heading, Align::Left, [keys](const Result& result) {
            std::string text;
            for (const Column& key : keys) text += (text.empty() ? "" : ", ") + key.text(result);
            return text;
          }};
}

std::size_t least_width(const Columns& keys) {
  std::size_t width = 0;
  for (const Column& key : keys) width += (width == 0 ? 0 : kGap) + key.least;
  return width;
}

/// Narrows the keys to half the line, or if words would break, to all of it that the widest KPI
/// leaves; if that is too little as well, puts them together in one column.
void fit_keys(Columns& keys, std::size_t line, std::size_t widest_kpi) {
  const std::size_t most = line - widest_kpi - kGap;
  std::size_t room = std::min(line / 2, most);
  if (least_width(keys) > room) room = most;
  if (least_width(keys) > room) {
    keys = {joined_column(keys)};
    keys.front().width = room;
  }
  const auto surplus = [](const Column& key) {
    return key.width > key.least ? key.width : std::size_t{0};
  };
  while (width_of(keys) > room) --std::ranges::max_element(keys, {}, surplus)->width;
}

/// Bars of the first KPI, in what the columns leave of the line; nothing where that is too little,
/// or where no value is above 0.
std::optional<Column> bars(const Report& report, const PictureScale& first_kpi,
                           const Columns& columns, std::size_t line) {
  const std::size_t used = width_of(columns) + kGap;
  if (used + kLeastBars > line || first_kpi.empty()) return std::nullopt;
  if (fraction_of(first_kpi.greatest()).above <= 0) return std::nullopt;
  const std::size_t width = std::min(line - used, kMostBars);
  const auto bar = [first_kpi, width](const Result& result) {
    if (!result.values[0].has_value()) return std::string{};
    const std::size_t halves = first_kpi.share_of_greatest(result.values[0], 2 * width);
    std::string text;
    for (std::size_t i = 0; i < halves / 2; ++i) text += "█";
    return halves % 2 == 0 ? text : text + "▌";
  };
  Column column{cut(report.kpis[0].kpi->id, width), Align::Left, bar};
  column.width = width;
  return column;
}

void render_block(const Columns& columns, const Results::Range& results, const TableLayout& layout,
                  std::size_t threads, const TextSink& sink) {
  std::vector<GridColumn> grid;
  std::vector<std::string> cells;
  for (const Column& column : columns) {
    grid.push_back({column.width, column.align, Style::Dim});
    cells.push_back(column.heading);
  }
  sink(grid_row(grid, cells, 0, layout.color));
  for (GridColumn& column : grid) column.style = Style::Plain;
  const auto new_text = [&]() -> ResultText {
    return [&, cells](const Result& result, std::string& rows) mutable {
      for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = columns[i].text(result);
      rows += grid_row(grid, cells, 0, layout.color);
    };
  };
  write_in_order(results, threads, new_text, sink);
}

}  // namespace

void render_groups(const Report& report, std::size_t grouping, const TableLayout& layout,
                   std::size_t threads, const TextSink& sink) {
  const Results::Range results = report.results.of_grouping(grouping);
  Columns keys = key_columns(report, report.groupings[grouping]);
  Columns kpis = kpi_columns(report);
  const Seen seen = look_at(results, keys, kpis);
  std::size_t widest_kpi = 0;
  for (Column& kpi : kpis) {
    kpi.width = std::min(kpi.width, layout.width / 2);
    widest_kpi = std::max(widest_kpi, kpi.width);
  }
  fit_keys(keys, layout.width, widest_kpi);

  std::string heading;
  for (const Column& key : keys) heading += (heading.empty() ? "By " : ", ") + key.heading;
  sink('\n' + styled(cut(heading, layout.width), Style::Bold, layout.color) + '\n');
  if (results.empty()) sink("no contacts\n");

  const bool draws_bars = layout.pictures && report.groupings[grouping].names().size() == 1;
  for (auto next = kpis.begin(); next != kpis.end() && !results.empty();) {
    const bool is_first = next == kpis.begin();
    if (!is_first) sink("\n");
    Columns block = keys;
    do {
      block.push_back(std::move(*next++));
    } while (next != kpis.end() && width_of(block) + kGap + next->width <= layout.width);
    if (is_first && draws_bars) {
      if (auto column = bars(report, seen.first_kpi, block, layout.width)) {
        block.push_back(std::move(*column));
      }
    }
    render_block(block, results, layout, threads, sink);
  }
  for (std::size_t i = 0; i < seen.reasons.size(); ++i) {
    if (seen.reasons[i].text.empty()) continue;
    const std::string lead = fmt::format("{} {}: ", kNoValue, report.kpis[i].kpi->id);
    sink(hanging(lead, escaped(seen.reasons[i].text), layout.width));
  }
}

}  // namespace kpi
