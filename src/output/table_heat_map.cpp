// SPDX-License-Identifier: MIT
// A KPI by weekday and hour, a line a weekday: values where there is room for them, else shades.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "output/grid.hpp"
#include "output/numbers.hpp"
#include "output/picture_scale.hpp"
#include "output/table.hpp"
#include "output/text.hpp"
#include "report/dimension.hpp"

namespace kpi {
namespace {

constexpr std::size_t kHours = 24;
constexpr unsigned kDays = 7;
constexpr std::size_t kWeekdayWidth = 4;  ///< "mon "
/// Wider, shades would be bars.
constexpr std::size_t kMostShadeWidth = 3;

struct Shade {
  std::string_view sign;
  Style style;
};
constexpr std::array kShades{Shade{"░", Style::Blue}, Shade{"▒", Style::Cyan},
                             Shade{"▓", Style::Yellow}, Shade{"█", Style::Red}};

/// How the cells of the map look.
struct MapCells {
  PictureScale scale;
  std::size_t width = 0;
  bool with_values = false;
};

/// Without the unit, which the line below tells.
std::string cell_value(const Value& value, Unit unit) {
  const std::string text = value_text(value, unit, "");
  return text.substr(0, text.find(' '));
}

MapCells cells_of(const HeatMap& map, std::size_t line_width) {
  MapCells cells;
  std::size_t widest = 0;
  for (const auto& hours : map.values) {
    for (const Value& value : hours) {
      cells.scale.include(value);
      if (value.has_value()) widest = std::max(widest, cell_value(value, map.kpi.unit).size());
    }
  }
  const std::size_t room = (line_width - kWeekdayWidth) / kHours;
  // The hours above take two columns, and values are set apart.
  cells.with_values = std::max<std::size_t>(widest, 2) < room;
  cells.width =
      cells.with_values ? std::max<std::size_t>(widest, 2) + 1 : std::min(room, kMostShadeWidth);
  return cells;
}

/// The hours, as many as there is room for, each above the begin of its cell or the end of its
/// values.
std::string hours_line(const MapCells& cells) {
  std::string line(kWeekdayWidth, ' ');
  const std::size_t every = cells.width == 1 ? 3 : cells.width == 2 ? 2 : 1;
  for (std::size_t hour = 0; hour < kHours; hour += every) {
    const std::size_t before = cells.with_values ? cells.width - 2 : 0;
    line.resize(kWeekdayWidth + hour * cells.width + before, ' ');
    line += fmt::format("{:02}", hour);
  }
  return line;
}

std::string cell_text(const Value& value, Unit unit, const MapCells& cells, bool color) {
  const Shade& shade = kShades.at(cells.scale.step(value, kShades.size()));
  if (cells.with_values) {
    const std::string text = cell_value(value, unit);
    return std::string(cells.width - text.size(), ' ') + styled(text, shade.style, color);
  }
  std::string signs;
  for (std::size_t i = 0; i < cells.width; ++i) signs += shade.sign;
  return styled(signs, shade.style, color);
}

std::string day_line(const HeatMap& map, unsigned weekday, const MapCells& cells, bool color) {
  std::string line{weekday_name(weekday)};
  std::size_t blanks = kWeekdayWidth - line.size();
  for (const Value& value : map.values[weekday]) {
    if (!value.has_value()) {
      blanks += cells.width;
      continue;
    }
    line.append(blanks, ' ');
    line += cell_text(value, map.kpi.unit, cells, color);
    blanks = 0;
  }
  return line;
}

/// What the shades or colours mean, from the least value to the greatest.
void render_scale(const HeatMap& map, const MapCells& cells, std::string_view currency,
                  const TableLayout& layout, const TextSink& sink) {
  std::string plain, shades;
  if (cells.with_values && !layout.color) {
    plain = shades = "to";
  } else {
    for (const Shade& shade : kShades) {
      plain += shade.sign;
      shades += styled(shade.sign, shade.style, layout.color);
    }
  }
  const auto line = [&](std::string_view between) {
    return fmt::format("{} {} {}; blank: no value",
                       value_text(cells.scale.least(), map.kpi.unit, currency), between,
                       value_text(cells.scale.greatest(), map.kpi.unit, currency));
  };
  const bool fits = display_width(line(plain)) <= layout.width;
  sink(fits ? line(shades) + '\n' : hanging("", line(plain), layout.width));
}

/// Why there is no value anywhere.
std::string reason_for_none(const HeatMap& map) {
  for (const auto& hours : map.values) {
    for (const Value& value : hours) {
      if (std::string reason = value.reason(); !reason.empty()) return reason;
    }
  }
  return "no contacts";
}

}  // namespace

void render_heat_map(const Report& report, const TableLayout& layout, const TextSink& sink) {
  if (!report.heat_map) return;
  const HeatMap& map = *report.heat_map;
  const std::string heading = fmt::format("{} by weekday and hour", map.kpi.kpi->name);
  sink('\n' + styled(cut(heading, layout.width), Style::Bold, layout.color) + '\n');
  const MapCells cells = cells_of(map, layout.width);
  if (cells.scale.empty()) {
    sink(hanging(fmt::format("{} ", kNoValue), escaped(reason_for_none(map)), layout.width));
    return;
  }
  sink(styled(hours_line(cells), Style::Dim, layout.color) + '\n');
  const unsigned first = report.calendar.week_start().c_encoding();
  for (unsigned day = first; day < first + kDays; ++day) {
    sink(day_line(map, day % kDays, cells, layout.color) + '\n');
  }
  render_scale(map, cells, escaped(report.currency), layout, sink);
}

}  // namespace kpi
