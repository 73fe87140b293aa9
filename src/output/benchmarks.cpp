// SPDX-License-Identifier: MIT
// Values beside published figures, for the terminal and for Markdown.
#include "output/benchmarks.hpp"

#include "kpi/error.hpp"
#include "output/numbers.hpp"

namespace kpi {

std::vector<std::vector<std::string>> benchmark_rows(const Report& report) {
  std::vector<std::vector<std::string>> rows;
  const Result total = report.results.total();
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiColumn& column = report.kpis[i];
    if (column.benchmark == nullptr) continue;
    rows.push_back({std::string{column.kpi->name},
                    value_text(total.values[i], column.unit, escaped(report.currency)),
                    std::string{column.benchmark->text}, std::string{column.benchmark->source}});
  }
  return rows;
}

}  // namespace kpi
