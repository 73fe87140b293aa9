// SPDX-License-Identifier: MIT
// The texts of a report's figures, shared by the documents that have a cell for each.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// What is printed of a KPI in total; escaped for terminals.
struct TotalCells {
  std::string name;
  std::string value;
  std::string numerator, denominator;  ///< empty where the value is no quotient
  std::string words;                   ///< its definition, or why it has no value
};
TotalCells total_cells(const Report& report, const Result& total, std::size_t kpi);

/// Of a group its texts, its interval if it has one, then a value a KPI; escaped for terminals.
std::vector<std::string> group_cells(const Report& report, const Result& result);

}  // namespace kpi
