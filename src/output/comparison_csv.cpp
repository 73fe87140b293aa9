// SPDX-License-Identifier: MIT
// A comparison as CSV: one row a KPI, in total and in each group.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "kpi/error.hpp"
#include "output/comparison_renderers.hpp"
#include "output/csv_field.hpp"
#include "output/numbers.hpp"

namespace kpi {
namespace {

constexpr std::array<std::string_view, 11> kFigures{
    "kpi", "unit", "a", "b", "absolute", "relative", "better", "p", "significant", "mix", "rate"};

/// The dimensions of all groupings, each once.
std::vector<std::string> compared_dimensions(const ReportComparison& comparison) {
  std::vector<std::string> names;
  for (const ComparedResult& result : comparison.results) {
    for (const std::string& name : comparison.groupings[result.grouping].dimensions) {
      if (std::ranges::find(names, name) != names.end()) continue;
      if (name == "grouping" || std::ranges::find(kFigures, name) != kFigures.end()) {
        throw Error(FaultKind::Usage,
                    fmt::format("--group-by: {} would be the name of two columns", in_quotes(name)),
                    "json, table and md tell them apart");
      }
      names.push_back(name);
    }
  }
  return names;
}

/// What a group did to the KPI in total; null for the total, and where it is not known.
const Contribution* contribution_in(const ReportComparison& comparison,
                                    const ComparedResult& result, std::size_t kpi) {
  if (result.grouping == 0) return nullptr;
  const auto& all = comparison.decompositions[kpi][result.grouping - 1].contributions;
  const auto found = std::ranges::find(all, result.group, &Contribution::group);
  return found == all.end() ? nullptr : &*found;
}

std::string_view better_text(Turn turn) {
  if (turn == Turn::Better) return "true";
  return turn == Turn::Worse ? "false" : "";
}

std::string number(const std::optional<Exact>& value) {
  return value ? machine_text(*value) : std::string{};
}

std::string figures(const ReportComparison& comparison, const ComparedResult& result,
                    std::size_t kpi) {
  const KpiColumn& column = comparison.kpis[kpi].column;
  const ComparedValue& value = result.values[kpi];
  const Significance& found = value.significance;
  const Contribution* part = contribution_in(comparison, result, kpi);
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", column.kpi->id, name(column.unit),
                     machine_text(value.a), machine_text(value.b), number(value.absolute),
                     number(value.relative), better_text(value.turn),
                     found.tested() ? fmt::format("{:.6f}", found.p) : "",
                     found.tested() ? fmt::format("{}", found.significant()) : "",
                     part == nullptr ? "" : machine_text(part->mix),
                     part == nullptr ? "" : machine_text(part->rate));
}

}  // namespace

void render_comparison_csv(const ReportComparison& comparison, const RenderOptions& options,
                           const TextSink& sink) {
  const auto append = options.raw_csv ? append_csv_field : append_csv_text;
  const std::vector<std::string> dimensions = compared_dimensions(comparison);
  // Tells the total from a group without a name.
  const bool names_grouping = !dimensions.empty();
  std::string heading = names_grouping ? "grouping," : "";
  for (const std::string& name : dimensions) {
    append(heading, name);
    heading += ',';
  }
  sink(fmt::format("{}{}\n", heading, fmt::join(kFigures, ",")));
  for (const ComparedResult& result : comparison.results) {
    const Grouping& grouping = comparison.groupings[result.grouping];
    std::string labels;
    if (names_grouping) {
      append(labels, fmt::format("{}", fmt::join(grouping.dimensions, ",")));
      labels += ',';
    }
    for (const std::string& name : dimensions) {
      const auto at = std::ranges::find(grouping.dimensions, name);
      if (at != grouping.dimensions.end()) {
        append(labels, result.group[static_cast<std::size_t>(at - grouping.dimensions.begin())]);
      }
      labels += ',';
    }
    for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
      sink(labels + figures(comparison, result, i));
    }
  }
}

}  // namespace kpi
