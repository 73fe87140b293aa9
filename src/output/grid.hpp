// SPDX-License-Identifier: MIT
// Rows of cells in fixed columns, for everything that is printed as a table on a terminal.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kpi {

/// Looks of text on a terminal. Never the only sign of anything.
enum class Style { Plain, Bold, Dim, Blue, Cyan, Yellow, Red };

/// The text between the control sequences of the style; unchanged without color.
std::string styled(std::string_view text, Style style, bool color);

enum class Align { Left, Right };

struct GridColumn {
  std::size_t width = 0;
  Align align = Align::Left;
  Style style = Style::Plain;
};

/// Blanks before the lines of a table that stand under a heading.
inline constexpr std::size_t kIndent = 2;
/// Blanks between two columns.
inline constexpr std::size_t kGap = 2;

/// Columns that a row takes.
std::size_t grid_width(std::span<const GridColumn> columns);

/// One row: cells that are too wide are wrapped inside their columns. No blanks at line ends; ends
/// with a newline. One cell a column.
std::string grid_row(std::span<const GridColumn> columns, std::span<const std::string> cells,
                     std::size_t indent, bool color);

/// Lines of cells under headings, each column as wide as its widest cell and no wider than a third
/// of the width.
std::string grid_of(const std::vector<std::vector<std::string>>& rows, int width);

}  // namespace kpi
