// SPDX-License-Identifier: MIT
// Values beside published figures, for the terminal and for Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// Says what published figures are not.
inline constexpr std::string_view kBenchmarksHeading = "Published figures, a hint and no verdict";

/// Of each KPI that has one: its name, its value in total, the figure and its source.
std::vector<std::vector<std::string>> benchmark_rows(const Report& report);

}  // namespace kpi
