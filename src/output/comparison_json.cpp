// SPDX-License-Identifier: MIT
// A comparison as JSON, schema kpi-compare/1.
#include <fmt/format.h>

#include "output/comparison_renderers.hpp"
#include "output/json.hpp"
#include "output/json_preamble.hpp"
#include "output/json_text.hpp"
#include "output/json_values.hpp"
#include "output/numbers.hpp"

namespace kpi {
namespace {

std::string side_json(const NamedReport& side) {
  return fmt::format(
      "{{\"name\": {},\n"
      "        \"period\": {},\n"
      "        \"inputs\": {},\n"
      "{}"
      "        \"filtered\": {}}}",
      json_string(side.name), period_json(side.report), inputs_json(side.report.inputs),
      profile_member(side.report.profile, "        "), filtered_json(side.report.filtered));
}

std::string value_json(const Value& value) {
  std::string json;
  append_value(json, value);
  return json;
}

std::string number_or_null(const std::optional<Exact>& number) {
  return number ? machine_text(*number) : "null";
}

std::string_view better_json(Turn turn) {
  switch (turn) {
    case Turn::Better:
      return "true";
    case Turn::Worse:
      return "false";
    case Turn::Same:
    case Turn::NoDirection:
    case Turn::Unknown:
      break;
  }
  return "null";
}

std::string significance_json(const ComparedValue& value) {
  const Significance& found = value.significance;
  if (!found.tested()) {
    const std::string& reason = value.reason.empty() ? found.reason : value.reason;
    return fmt::format(R"({{"test": null, "reason": {}}})", json_string(reason));
  }
  return fmt::format(R"({{"test": {}, "p": {:.6f}, "significant": {}, "small_sample": {}}})",
                     json_string(name(found.test)), found.p, found.significant(),
                     found.small_sample);
}

/// The texts of a group by their dimensions.
std::string compared_group_json(const Grouping& grouping, const std::vector<std::string>& group) {
  std::string json;
  for (std::size_t i = 0; i < group.size(); ++i) {
    json += fmt::format("{}{}: {}", i == 0 ? "" : ", ", json_string(grouping.dimensions[i]),
                        json_string(group[i]));
  }
  return '{' + json + '}';
}

std::string decomposition_json(const ReportComparison& comparison, const Decomposition& found) {
  if (!found.reason.empty()) return "null";
  std::vector<std::string> parts;
  for (const Contribution& part : found.contributions) {
    parts.push_back(
        fmt::format(R"(          {{"group": {}, "mix": {}, "rate": {}}})",
                    compared_group_json(comparison.groupings[found.grouping], part.group),
                    machine_text(part.mix), machine_text(part.rate)));
  }
  return parts.empty() ? "[]" : fmt::format("[\n{}]", fmt::join(parts, ",\n"));
}

/// The grouping by queue, else the first.
std::size_t main_decomposition(const ReportComparison& comparison) {
  for (std::size_t i = 1; i < comparison.groupings.size(); ++i) {
    if (comparison.groupings[i].dimensions == std::vector<std::string>{"queue"}) return i - 1;
  }
  return 0;
}

std::string dimensions_json(const Grouping& grouping) {
  std::vector<std::string> names;
  for (const std::string& name : grouping.dimensions) names.push_back(json_string(name));
  return fmt::format("[{}]", fmt::join(names, ", "));
}

/// Why a KPI changed in total; empty where no side is grouped.
std::string why_json(const ReportComparison& comparison, std::size_t kpi) {
  if (comparison.decompositions.empty()) return {};
  const std::vector<Decomposition>& all = comparison.decompositions[kpi];
  const std::size_t main = main_decomposition(comparison);
  std::string json =
      fmt::format(",\n        \"decomposition\": {}", decomposition_json(comparison, all[main]));
  if (!all[main].reason.empty()) {
    json += fmt::format(",\n        \"decomposition_reason\": {}", json_string(all[main].reason));
  }
  std::vector<std::string> others;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == main) continue;
    others.push_back(fmt::format(R"(          {{"grouping": {}, "decomposition": {}}})",
                                 dimensions_json(comparison.groupings[i + 1]),
                                 decomposition_json(comparison, all[i])));
  }
  if (others.empty()) return json;
  return json +
         fmt::format(",\n        \"other_decompositions\": [\n{}]", fmt::join(others, ",\n"));
}

std::string result_json(const ReportComparison& comparison, const ComparedResult& result) {
  std::vector<std::string> kpis;
  for (std::size_t i = 0; i < comparison.kpis.size(); ++i) {
    const ComparedValue& value = result.values[i];
    kpis.push_back(fmt::format(
        "      {}: {{\n        \"a\": {},\n        \"b\": {},\n"
        "        \"change\": {{\"absolute\": {}, \"relative\": {}}},\n"
        "        \"better\": {},\n        \"significance\": {}{}}}",
        json_string(comparison.kpis[i].column.kpi->id), value_json(value.a), value_json(value.b),
        number_or_null(value.absolute), number_or_null(value.relative), better_json(value.turn),
        significance_json(value), result.grouping == 0 ? why_json(comparison, i) : std::string{}));
  }
  const Grouping& grouping = comparison.groupings[result.grouping];
  return fmt::format("    {{\"grouping\": {}, \"group\": {}, \"kpis\": {{\n{}}}}}",
                     dimensions_json(grouping), compared_group_json(grouping, result.group),
                     fmt::join(kpis, ",\n"));
}

}  // namespace

void render_comparison_json(const ReportComparison& comparison, const RenderOptions& options,
                            const TextSink& sink) {
  std::vector<KpiColumn> columns;
  for (const ComparedKpi& kpi : comparison.kpis) columns.push_back(kpi.column);
  sink(
      fmt::format("{{\n"
                  "{},\n"
                  "  \"a\": {},\n"
                  "  \"b\": {},\n"
                  "  \"definitions\": {},\n"
                  "  \"worse\": {},\n"
                  "  \"results\": [\n",
                  json_preamble("kpi-compare/1", options), side_json(comparison.a),
                  side_json(comparison.b), definitions_json(columns), comparison.is_worse()));
  std::string_view separator;
  for (const ComparedResult& result : comparison.results) {
    sink(std::string{separator} + result_json(comparison, result));
    separator = ",\n";
  }
  sink(fmt::format("\n  ],\n  \"notes\": {}\n}}\n", notes_json(comparison.notes)));
}

}  // namespace kpi
