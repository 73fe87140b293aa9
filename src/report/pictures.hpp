// SPDX-License-Identifier: MIT
// What pictures need besides the results: groupings that are folded with those of the report but
// are none of its own.
#pragma once

#include <optional>

#include "report/run.hpp"

namespace kpi {

/// The definition of a KPI in force.
KpiColumn column_of(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);

/// Adds the groupings of the pictures that are asked for behind those that have results.
void plan_pictures(const Query& query, Setup& setup, DimensionFinder& finder);

/// Of a finished run; nothing where not asked for, or where there is nothing to draw.
std::optional<HeatMap> heat_map_of(const Run& run);
std::optional<Trends> trends_of(const Run& run);

}  // namespace kpi
