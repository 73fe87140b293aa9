// SPDX-License-Identifier: MIT
// Remarks that tell how figures came about.
#pragma once

#include <vector>

#include "kpi/report.hpp"
#include "report/fold.hpp"
#include "report/workforces.hpp"

namespace kpi {

/// What the fold left out or could not know, where a KPI of the report is concerned.
std::vector<Note> remarks(const Fold& fold, const FoldPlan& plan, const LogFacts& facts,
                          const Report& report);

/// What companion files left open or told twice, where a KPI of the report is concerned.
std::vector<Note> workforce_remarks(const Fold& fold, const Workforces& workforces,
                                    const LogFacts& facts, const Report& report);

}  // namespace kpi
