// SPDX-License-Identifier: MIT
// The known ways to count a KPI: its formulas under the usual thresholds and comparisons.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "kpi/catalogue.hpp"
#include "kpi/reconcile.hpp"

namespace kpi {

/// The thresholds that service levels are compared over.
inline constexpr std::array kUsualThresholds{10 * kSecond, 15 * kSecond, 20 * kSecond,
                                             30 * kSecond, 45 * kSecond, 60 * kSecond,
                                             90 * kSecond, 120 * kSecond};

/// One way. What the definition does not use is as it was asked for.
struct Way {
  std::string formula;  ///< in force; empty where there is no choice
  Millis threshold = 0;
  Millis short_abandon = 0;
  bool strictly_less = false;
  bool uses_threshold = false;

  /// What makes it another definition than other ways, whatever figures they give.
  [[nodiscard]] std::string identity() const;
};

/// The KPI whose formulas and thresholds a KPI takes over, else itself.
const Kpi& definer(const Kpi& kpi);
/// Whether aggregates hold sums that are made by the formula.
bool is_folded_by_formula(const Kpi& kpi);

std::vector<Way> ways_to_count(const Kpi& kpi, const ReconcileQuery& asked, const LogFacts& facts);

/// The definitions of a way to count a KPI.
Definitions defined(const Definitions& asked, const Kpi& kpi, const Way& way);
/// What turns the definitions asked for into those of a way: "--sl", "30s".
std::vector<std::string> options_of(const Kpi& kpi, const Way& way, const Definitions& asked,
                                    const LogFacts& facts);

}  // namespace kpi
