// SPDX-License-Identifier: MIT
// Joins the groupings of a report into the columns of one table.
#include "output/flat.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kpi/error.hpp"

namespace kpi {

Results::Range flat_results(const Report& report) {
  return report.groupings.size() == 1 ? report.results.of_total() : report.results.of_groups();
}

namespace {

/// A dimension that is called as another column would make two columns of one name.
void refuse_doubled(const Report& report, const std::string& dimension) {
  const bool label = dimension == "grouping" || dimension == "begin" || dimension == "end";
  const bool kpi = std::ranges::any_of(
      report.kpis, [&](const KpiColumn& column) { return column.kpi->id == dimension; });
  if (!label && !kpi) return;
  throw Error(FaultKind::Usage,
              fmt::format("--group-by: {} would be the name of two columns", quoted(dimension)),
              "json, table and md tell them apart");
}

}  // namespace

FlatLabels::FlatLabels(const Report& report) : report_{report} {
  for (const Grouping& grouping : report.groupings) {
    for (const std::string& dimension : grouping.dimensions) {
      const bool is_new = std::ranges::find(dimensions_, dimension) == dimensions_.end();
      if (is_new) {
        refuse_doubled(report, dimension);
        dimensions_.push_back(dimension);
      }
    }
  }
}

bool FlatLabels::names_grouping() const {
  // The first is the total, which has no row of its own then.
  return report_.groupings.size() > 2;
}

std::vector<std::string> FlatLabels::names() const {
  std::vector<std::string> names;
  if (names_grouping()) names.emplace_back("grouping");
  names.emplace_back("begin");
  names.emplace_back("end");
  names.insert(names.end(), dimensions_.begin(), dimensions_.end());
  return names;
}

std::vector<std::optional<std::string>> FlatLabels::texts(const Result& result) const {
  const Grouping& grouping = report_.groupings[result.grouping];
  std::vector<std::optional<std::string>> texts;
  if (names_grouping()) texts.emplace_back(fmt::format("{}", fmt::join(grouping.names(), ",")));
  for (const Millis Interval::*edge : {&Interval::begin, &Interval::end}) {
    if (result.span) {
      texts.emplace_back(report_.calendar.stamp((*result.span).*edge));
    } else {
      texts.emplace_back(std::nullopt);
    }
  }
  for (const std::string& dimension : dimensions_) {
    const auto at = std::ranges::find(grouping.dimensions, dimension);
    if (at == grouping.dimensions.end()) {
      texts.emplace_back(std::nullopt);
    } else {
      const auto index = static_cast<std::size_t>(at - grouping.dimensions.begin());
      texts.emplace_back(result.group[index]);
    }
  }
  return texts;
}

}  // namespace kpi
