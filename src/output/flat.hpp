// SPDX-License-Identifier: MIT
// A report as one flat table of rows, the model of CSV, TSV, JSON lines and single values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// The rows: the groups, or without any grouping the total.
Results::Range flat_results(const Report& report);

/// The columns before those of the KPIs: "grouping" when there are several groupings, then "begin",
/// "end", then every group dimension. The report must outlive this.
class FlatLabels {
 public:
  explicit FlatLabels(const Report& report);
  [[nodiscard]] std::vector<std::string> names() const;
  /// A result's texts in these columns; absent where it has none.
  [[nodiscard]] std::vector<std::optional<std::string>> texts(const Result& result) const;

 private:
  [[nodiscard]] bool names_grouping() const;

  const Report& report_;
  std::vector<std::string> dimensions_;
};

}  // namespace kpi
