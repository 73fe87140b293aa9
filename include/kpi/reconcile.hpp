// SPDX-License-Identifier: MIT
// Which definitions reproduce a figure of another system: the known ones, tried on the same log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"

namespace kpi {

/// A figure of another system.
struct ExpectedFigure {
  const Kpi* kpi = nullptr;
  std::string text;         ///< as given: "83.1%"
  Exact figure;             ///< in the KPI's own unit: 0.831
  Exact step{1, 1};         ///< what its last digit stands for: 0.001
  bool of_ratio = false;    ///< given in percent, so that other units cannot match
  bool of_seconds = false;  ///< given as a duration
};

/// What is tried. What is settled is not varied but stays as in the query; formulas that the query
/// chooses are settled too.
struct ReconcileQuery {
  Query query;  ///< its KPIs and groupings count for nothing
  CountingUnit unit = CountingUnit::Visit;
  Dedupe dedupe = Dedupe::Off;
  struct Settled {
    bool unit = false, dedupe = false, direction = false;
    bool threshold = false, short_abandon = false, comparison = false;
  } settled;
  std::vector<ExpectedFigure> expected;
};

/// One way to count, and what it comes to.
struct Combination {
  Value value;
  std::string text;  ///< the definition in words, and how contacts are counted where not as asked
  Unit unit = Unit::Count;
  /// What compute has to be told to count so, besides what is in the query: "--sl", "30s".
  std::vector<std::string> options;
};

struct Reconciliation {
  ExpectedFigure expected;
  std::uint64_t tried = 0;  ///< combinations that have a value
  bool reproduced = false;
  /// Those that round, half away from zero, to the figure, the shortest command first; without any
  /// the nearest ones. Where leaving an option out changes nothing of a figure, only the command
  /// without it.
  std::vector<Combination> found;
  std::string reason;  ///< why none has a value
};

/// Reads the log once for each counting unit and way to drop duplicates; it must be able to be read
/// again. Throws Error.
std::vector<Reconciliation> reconcile(LogReader& reader, const ReconcileQuery& asked,
                                      std::size_t threads = 1);

}  // namespace kpi
