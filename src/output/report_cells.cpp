// SPDX-License-Identifier: MIT
// The texts of a report's figures, shared by the documents that have a cell for each.
#include "output/report_cells.hpp"

#include "kpi/error.hpp"
#include "output/numbers.hpp"
#include "output/stamps.hpp"
#include "output/summary.hpp"

namespace kpi {

TotalCells total_cells(const Report& report, const Result& total, std::size_t kpi) {
  const KpiColumn& column = report.kpis[kpi];
  const Value& value = total.values[kpi];
  const std::string currency = escaped(report.currency);
  TotalCells cells{std::string{column.kpi->name}, value_text(value, column.unit, currency), "", "",
                   escaped(column.text)};
  if (value.is_quotient()) {
    cells.numerator = numerator_text(value, column.unit, currency);
    cells.denominator = denominator_text(value, column.unit);
  }
  if (!value.has_value()) cells.words = "no value: " + escaped(value.reason());
  return cells;
}

std::vector<std::string> group_cells(const Report& report, const Result& result) {
  const Grouping& grouping = report.groupings[result.grouping];
  std::vector<std::string> cells;
  for (const std::string& text : result.group) cells.push_back(group_text(text));
  if (grouping.length) {
    cells.push_back(result.span
                        ? interval_text(report.calendar, *grouping.length, result.span->begin)
                        : std::string{kNoValue});
  }
  const std::string currency = escaped(report.currency);
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    cells.push_back(value_text(result.values[i], report.kpis[i].unit, currency));
  }
  return cells;
}

}  // namespace kpi
