// SPDX-License-Identifier: MIT
// The texts of a comparison for people, shared by the terminal table and Markdown.
#include "output/comparison_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "output/numbers.hpp"
#include "output/summary.hpp"

namespace kpi {
namespace {

constexpr std::size_t kMostGroups = 5;  // shown of what a KPI is taken apart into

std::string probability_text(double p) {
  constexpr double kLeast = 0.001;
  return p < kLeast ? "p < 0.001" : fmt::format("p = {:.3f}", p);
}

std::string significance_text(const Significance& significance) {
  if (!significance.tested()) return "not tested: " + significance.reason;
  return fmt::format("{}, {}{}", significance.significant() ? "significant" : "may be chance",
                     probability_text(significance.p),
                     significance.small_sample ? "; small sample" : "");
}

std::string mark_of(Turn turn) {
  if (turn == Turn::Better) return "better";
  return turn == Turn::Worse ? "worse" : "";
}

}  // namespace

std::string group_name(const std::vector<std::string>& group) {
  std::string name;
  for (const std::string& text : group) name += (name.empty() ? "" : ", ") + group_text(text);
  return name;
}

ComparedCells cells_of(std::string name, const ComparedKpi& kpi, const ComparedValue& value,
                       std::string_view currency) {
  const Unit unit = kpi.column.unit;
  ComparedCells cells{std::move(name),
                      value_text(value.a, unit, currency),
                      value_text(value.b, unit, currency),
                      std::string{kNoValue},
                      "",
                      "",
                      value.reason};
  if (!value.absolute) return cells;
  cells.change = change_text(*value.absolute, unit, currency);
  if (value.relative) cells.relative = relative_text(*value.relative);
  cells.mark = mark_of(value.turn);
  cells.words = value.absolute->units == 0 ? "no change" : significance_text(value.significance);
  return cells;
}

std::vector<WhyCells> why_cells(const ReportComparison& comparison, std::size_t grouping) {
  std::vector<WhyCells> all;
  const ComparedResult& total = comparison.results.front();
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    const KpiColumn& column = comparison.kpis[i].column;
    const Decomposition& found = comparison.decompositions[i][grouping - 1];
    if (!found.reason.empty() || total.values[i].absolute->units == 0) continue;
    const auto text = [&](const Exact& part) {
      return change_text(part, column.unit, comparison.currency);
    };
    WhyCells why{fmt::format("{} {}: mix {}, rate {}", column.kpi->name,
                             text(*total.values[i].absolute), text(found.mix), text(found.rate)),
                 {},
                 0};
    const std::size_t shown = std::min(kMostGroups, found.contributions.size());
    why.left_out = found.contributions.size() - shown;
    for (std::size_t j = 0; j < shown; ++j) {
      const Contribution& part = found.contributions[j];
      why.groups.push_back({group_name(part.group),
                            value_text(part.a, column.unit, comparison.currency),
                            value_text(part.b, column.unit, comparison.currency), text(part.mix),
                            text(part.rate), text(part.both)});
    }
    all.push_back(std::move(why));
  }
  return all;
}

std::vector<std::string> not_taken_apart(const ReportComparison& comparison, std::size_t grouping) {
  std::map<std::string, std::string> ids;  // by reason
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    const Decomposition& found = comparison.decompositions[i][grouping - 1];
    if (found.reason.empty()) continue;
    std::string& list = ids[found.reason];
    list += fmt::format("{}{}", list.empty() ? "" : ", ", comparison.kpis[i].column.kpi->id);
  }
  std::vector<std::string> lines;
  lines.reserve(ids.size());
  for (const auto& [reason, list] : ids) lines.push_back(fmt::format("{}: {}", list, reason));
  return lines;
}

}  // namespace kpi
