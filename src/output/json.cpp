// SPDX-License-Identifier: MIT
// The whole report as JSON, schema kpi-result/1, written entry by entry.
#include <fmt/format.h>

#include <iterator>

#include "output/json_text.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

namespace kpi {
namespace {

/// Objects and arrays that begin on a line of their own, their parts one a line.
std::string joined_lines(const std::vector<std::string>& parts, std::string_view indent) {
  return fmt::format("{}", fmt::join(parts, fmt::format(",\n{}", indent)));
}

std::string stamp_or_null(const Calendar& calendar, const std::optional<Interval>& span,
                          Millis Interval::*edge) {
  return span ? json_string(calendar.stamp((*span).*edge)) : "null";
}

std::string begin_and_end(const Calendar& calendar, const std::optional<Interval>& span) {
  return fmt::format(R"("begin": {}, "end": {})", stamp_or_null(calendar, span, &Interval::begin),
                     stamp_or_null(calendar, span, &Interval::end));
}

std::string period_json(const Report& report) {
  return fmt::format(R"({{{}, "timezone": {}, "interval": {}}})",
                     begin_and_end(report.calendar, report.period),
                     json_string(report.calendar.zone().name()),
                     report.interval ? json_string(name(*report.interval)) : "null");
}

std::string inputs_json(const std::vector<InputSummary>& inputs) {
  std::vector<std::string> parts;
  for (const InputSummary& input : inputs) {
    parts.push_back(fmt::format(
        R"({{"name": {}, "format": {}, "preset": null, "rows": {}, "records": {}, "rejected": {}, )"
        R"("duplicates": {}, "skipped": {}}})",
        json_string(input.name), json_string(input.format), input.rows, input.records,
        input.rejected, input.duplicates, input.skipped));
  }
  return fmt::format("[{}]", joined_lines(parts, "             "));
}

std::string filtered_json(const Report::Filtered& filtered) {
  return fmt::format(R"({{"direction": {}, "period": {}, "where": {}, "open": {}}})",
                     filtered.direction, filtered.period, filtered.where, filtered.open);
}

std::string definition_json(const KpiColumn& column) {
  std::string json = fmt::format(
      R"({}: {{"name": {}, "unit": {}, "better": {}, "formula": {}, "text": {})",
      json_string(column.kpi->id), json_string(column.kpi->name), json_string(name(column.unit)),
      json_string(name(column.kpi->better)),
      column.formula.empty() ? "null" : json_string(column.formula), json_string(column.text));
  for (const Parameter& parameter : column.parameters) {
    json += fmt::format(", {}: {}", json_string(parameter.name), machine_text(parameter.value));
  }
  return json + '}';
}

std::string definitions_json(const std::vector<KpiColumn>& columns) {
  if (columns.empty()) return "{}";
  std::vector<std::string> parts;
  for (const KpiColumn& column : columns) parts.push_back(definition_json(column));
  return fmt::format("{{\n    {}\n  }}", joined_lines(parts, "    "));
}

std::string counts_json(const Counts& counts) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : counts.named()) {
    parts.push_back(fmt::format("{}: {}", json_string(name),
                                value ? fmt::format("{}", *value) : std::string{"null"}));
  }
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string value_json(const Value& value) {
  if (!value.has_value()) {
    return fmt::format(R"({{"value": null, "reason": {}}})", json_string(value.reason()));
  }
  if (!value.is_quotient()) return fmt::format(R"({{"value": {}}})", machine_text(value));
  return fmt::format(R"({{"value": {}, "numerator": {}, "denominator": {}}})", machine_text(value),
                     machine_text(value.numerator()), machine_text(value.denominator()));
}

std::string kpis_json(const Report& report, const Result& result) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    parts.push_back(
        fmt::format("{}: {}", json_string(report.kpis[i].kpi->id), value_json(result.values[i])));
  }
  return fmt::format("{{{}}}", joined_lines(parts, "              "));
}

std::string result_json(const Report& report, const Result& result) {
  const Grouping& grouping = report.groupings[result.grouping];
  std::vector<std::string> names;
  for (const std::string& name : grouping.names()) names.push_back(json_string(name));
  std::vector<std::string> group;
  for (std::size_t i = 0; i < grouping.dimensions.size(); ++i) {
    group.push_back(
        fmt::format("{}: {}", json_string(grouping.dimensions[i]), json_string(result.group[i])));
  }
  return fmt::format(
      "    {{\"grouping\": [{}], \"group\": {{{}}}, {},\n"
      "     \"counts\": {},\n"
      "     \"kpis\": {}}}",
      fmt::join(names, ", "), fmt::join(group, ", "), begin_and_end(report.calendar, result.span),
      counts_json(result.counts), kpis_json(report, result));
}

std::string notes_json(const std::vector<Note>& notes) {
  if (notes.empty()) return "[]";
  std::vector<std::string> parts;
  for (const Note& note : notes) {
    parts.push_back(fmt::format(R"({{"code": {}, "text": {}}})", json_string(note.code),
                                json_string(note.text)));
  }
  return fmt::format("[\n    {}\n  ]", joined_lines(parts, "    "));
}

}  // namespace

void render_json(const Report& report, const RenderOptions& /*options*/, const TextSink& sink) {
  sink(
      fmt::format("{{\n"
                  "  \"schema\": \"kpi-result/1\",\n"
                  "  \"tool\": {{\"name\": \"kpi\", \"version\": {}}},\n"
                  "  \"config\": null,\n"
                  "  \"period\": {},\n"
                  "  \"inputs\": {},\n"
                  "  \"filtered\": {},\n"
                  "  \"definitions\": {},\n"
                  "  \"results\": [\n",
                  json_string(version()), period_json(report), inputs_json(report.inputs),
                  filtered_json(report.filtered), definitions_json(report.kpis)));
  std::string_view separator;
  for (const Result& result : report.results) {
    sink(separator);
    sink(result_json(report, result));
    separator = ",\n";
  }
  sink(fmt::format("\n  ],\n  \"notes\": {}\n}}\n", notes_json(report.notes)));
}

}  // namespace kpi
