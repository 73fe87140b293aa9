// SPDX-License-Identifier: MIT
// What a single row adds to a figure.
#pragma once

#include <cstdint>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "report/observation.hpp"

namespace kpi {

/// Whether the rows behind the KPI can be told one by one: not those of agent time, intervals and
/// repeat calls, to which rows add only together.
bool has_rows(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);

/// Tells for one row after the other whether it is counted on the two sides of a KPI. No KPI is
/// defined anew for this: the KPI is worked out for a few contacts of every kind, and for the same
/// with the row.
class RowShare {
 public:
  /// The KPI has_rows(). The context must outlive this.
  RowShare(const Kpi& kpi, const Context& context, const ObservationRules& rules);

  struct Sides {
    bool numerator = false;
    bool denominator = false;  ///< of a count both are the same
  };
  /// A row that is not `selected` is of a direction that the report leaves out: it counts only in a
  /// figure that knows no direction.
  [[nodiscard]] Sides of(const Observation& row, bool selected) const;
  /// Whether the numerator counts rows, so that the others of the denominator are those missed.
  [[nodiscard]] bool is_share() const { return is_share_; }

 private:
  [[nodiscard]] Value value_of(const Aggregate& contacts) const;

  const Kpi& kpi_;  // that whose denominator counts the rows
  const Context& context_;
  ObservationRules rules_;
  Aggregate some_;
  Value before_;
  bool is_share_;
};

}  // namespace kpi
