// SPDX-License-Identifier: MIT
// A KPI of a log worked out before the reader's eyes: under the definition in force, under every
// other one, and how far it can be trusted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

struct Explanation {
  /// The KPI under one definition.
  struct Variant {
    std::string formula;  ///< its id, or an expression; empty where there is nothing to choose
    Millis threshold = 0;
    std::string text;
    Unit unit = Unit::Ratio;
    Value value;
    bool in_force = false;
  };
  Report report;  ///< of the KPI alone, under the definition in force
  Counts counts;
  Value value;
  std::vector<Variant> formulas;    ///< every formula, at the thresholds in force
  std::vector<Variant> thresholds;  ///< of service_level: the formula in force over T
  /// Wilson's 95 % interval of a share (z = 1.959964); nothing for other values.
  std::optional<ShareRange> interval;
  std::uint64_t rejected = 0;  ///< rows
  /// Where a share of rows would lie if every rejected row had counted, at worst and at best;
  /// nothing for other values, which one row can change by any amount.
  std::optional<ShareRange> with_rejected;
};

/// Reads the log once. What the query asks for besides the definitions is left out of account.
/// Throws Error as compute() does.
Explanation explain(LogReader& reader, const Query& query, const Kpi& kpi, std::size_t threads = 1);

}  // namespace kpi
