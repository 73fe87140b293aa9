// SPDX-License-Identifier: MIT
// Lays out one row at a time, so that a table of any length needs the memory of a row.
#include "output/grid.hpp"

#include <algorithm>
#include <array>

#include "output/text.hpp"

namespace kpi {

std::string styled(std::string_view text, Style style, bool color) {
  if (!color || style == Style::Plain || text.empty()) return std::string{text};
  static constexpr std::array<std::string_view, 7> kSequences{
      "", "\x1b[1m", "\x1b[2m", "\x1b[34m", "\x1b[36m", "\x1b[33m", "\x1b[31m"};
  std::string result{kSequences.at(static_cast<std::size_t>(style))};
  result += text;
  result += "\x1b[0m";
  return result;
}

std::size_t grid_width(std::span<const GridColumn> columns) {
  std::size_t width = 0;
  for (const GridColumn& column : columns) width += (width == 0 ? 0 : kGap) + column.width;
  return width;
}

std::string grid_row(std::span<const GridColumn> columns, std::span<const std::string> cells,
                     std::size_t indent, bool color) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    wrapped.push_back(wrap(cells[i], columns[i].width));
    height = std::max(height, wrapped.back().size());
  }
  std::string row;
  for (std::size_t line = 0; line < height; ++line) {
    // Blanks are written only when text follows them.
    std::size_t blanks = indent;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string_view text =
          line < wrapped[i].size() ? std::string_view{wrapped[i][line]} : std::string_view{};
      const std::size_t space = columns[i].width - std::min(columns[i].width, display_width(text));
      const std::size_t before = columns[i].align == Align::Right ? space : 0;
      if (!text.empty()) {
        row.append(blanks + before, ' ');
        row += styled(text, columns[i].style, color);
        blanks = space - before + kGap;
      } else {
        blanks += columns[i].width + kGap;
      }
    }
    row += '\n';
  }
  return row;
}

std::string grid_of(const std::vector<std::vector<std::string>>& rows, int width) {
  if (rows.empty()) return {};
  std::vector<GridColumn> columns(rows.front().size());
  const std::size_t most = std::max<std::size_t>(10, static_cast<std::size_t>(width) / 3);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns[i].width = std::min(most, std::max(columns[i].width, display_width(row[i])));
    }
  }
  std::string text;
  for (const auto& row : rows) text += grid_row(columns, row, kIndent, false);
  return text;
}

}  // namespace kpi
