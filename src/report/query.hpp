// SPDX-License-Identifier: MIT
// Questions taken apart: the names of a grouping, the KPIs that are meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// The names of one -g: dimensions and at most one interval length.
struct GroupingNames {
  std::vector<std::string> dimensions;
  std::optional<IntervalLength> length;
};

/// Throws Error (Usage) for doubled names and two lengths.
GroupingNames split_names(const std::vector<std::string>& names,
                          std::optional<IntervalLength> interval);

/// Ids, @core and @all as rows of the catalogue, each once, in the order asked.
std::vector<const Kpi*> asked_kpis(const std::vector<std::string>& ids,
                                   const Definitions& definitions, const LogFacts& facts);

}  // namespace kpi
