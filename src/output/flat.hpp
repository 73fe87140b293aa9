// SPDX-License-Identifier: MIT
// A report as one flat table of rows, the model of CSV, TSV, JSON lines and single values.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/render.hpp"
#include "kpi/report.hpp"

namespace kpi {

/// The rows: the groups, or without any grouping the total.
Results::Range flat_results(const Report& report);

/// The names of the columns: "grouping" when there are several groupings, then "begin", "end",
/// every group dimension, and the KPIs. Throws Error (Usage) where two would be the same.
std::vector<std::string> flat_columns(const Report& report);

/// How a format writes a row.
struct FlatForm {
  /// Appends a text that came from the file as a cell.
  std::function<void(std::string&, std::string_view)> append_text;
  std::vector<std::string> before;  ///< what stands before the cell of each column
  std::string_view absent;          ///< the cell where there is nothing
  std::string_view end;             ///< of a row
};

/// Writes the rows. What `before` of a column says is not checked against flat_columns().
void render_rows(const Report& report, const FlatForm& form, const RenderOptions& options,
                 const TextSink& sink);

}  // namespace kpi
