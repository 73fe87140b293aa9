// SPDX-License-Identifier: MIT
// One JSON object a result, each on its line.
#include <fmt/format.h>

#include "output/flat.hpp"
#include "output/json_text.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

namespace kpi {
namespace {

/// `"name":` of every column.
std::vector<std::string> keys(const FlatLabels& labels, const Report& report) {
  std::vector<std::string> keys;
  for (const std::string& name : labels.names()) keys.push_back(json_string(name) + ':');
  for (const KpiColumn& column : report.kpis) keys.push_back(json_string(column.kpi->id) + ':');
  return keys;
}

std::vector<std::string> cells(const FlatLabels& labels, const Result& result) {
  std::vector<std::string> cells;
  for (const auto& text : labels.texts(result)) {
    cells.push_back(text ? json_string(*text) : "null");
  }
  for (const Value& value : result.values) {
    cells.push_back(value.has_value() ? machine_text(value) : "null");
  }
  return cells;
}

}  // namespace

void render_jsonl(const Report& report, const RenderOptions& /*options*/, const TextSink& sink) {
  const FlatLabels labels{report};
  const std::vector<std::string> columns = keys(labels, report);
  for (const Result& result : flat_results(report)) {
    const std::vector<std::string> row = cells(labels, result);
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      line += i == 0 ? '{' : ',';
      line += columns[i];
      line += row[i];
    }
    line += "}\n";
    sink(line);
  }
}

}  // namespace kpi
