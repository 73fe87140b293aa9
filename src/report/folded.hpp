// SPDX-License-Identifier: MIT
// One reading of a log that is folded under several queries at once.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"
#include "report/run.hpp"

namespace kpi {

/// What a log comes to under one query with a grouping: in all, and group by group.
struct FoldedLog {
  Aggregate total;
  std::vector<std::pair<std::vector<std::string>, Aggregate>> groups;
  std::shared_ptr<const Run> run;  ///< what else was found
};

/// One for each query. Throws Error.
std::vector<FoldedLog> fold_all(LogReader& reader, std::span<const Query> queries,
                                std::size_t threads);

}  // namespace kpi
