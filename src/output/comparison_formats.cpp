// SPDX-License-Identifier: MIT
// The list of forms of a comparison: a new one is a row here and a file beside.
#include <array>

#include "output/comparison_renderers.hpp"

namespace kpi {

std::span<const ComparisonFormat> comparison_formats() {
  static const std::array<ComparisonFormat, 4> kFormats{{
      {"table", {"txt"}, "for reading on a terminal", render_comparison_table},
      {"json", {"json"}, "both sides, every change, test and part", render_comparison_json},
      {"csv", {"csv"}, "one row a KPI and group, for spreadsheets", render_comparison_csv},
      {"md", {"md"}, "Markdown tables", render_comparison_markdown},
  }};
  return kFormats;
}

}  // namespace kpi
