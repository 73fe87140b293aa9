// SPDX-License-Identifier: MIT
// The parts of the terminal table.
#pragma once

#include <cstddef>
#include <vector>

#include "kpi/render.hpp"

namespace kpi {

/// Narrower terminals get lines of this width.
inline constexpr int kLeastWidth = 40;

struct TableLayout {
  std::size_t width;  ///< no line is wider
  bool color;
  bool pictures;
};

TableLayout layout_of(const RenderOptions& options);

/// What was read, and how the contacts add up.
void render_heading(const Report& report, const TableLayout& layout, const TextSink& sink);
void render_notes(const std::vector<Note>& notes, const TableLayout& layout, const TextSink& sink);

/// The total: a block a section, a line a KPI.
void render_total(const Report& report, const TableLayout& layout, const TextSink& sink);

/// The results of one grouping: a line a group, a column a KPI; as many blocks of columns as the
/// width asks for. Lines of many groups are worked out on so many threads.
void render_groups(const Report& report, std::size_t grouping, const TableLayout& layout,
                   std::size_t threads, const TextSink& sink);

/// A KPI by weekday and hour; nothing where the report has none.
void render_heat_map(const Report& report, const TableLayout& layout, const TextSink& sink);

}  // namespace kpi
