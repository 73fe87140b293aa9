// SPDX-License-Identifier: MIT
// The whole report as JSON, schema kpi-result/1, written entry by entry.
#include "output/json.hpp"

#include <fmt/format.h>

#include "output/decimal.hpp"
#include "output/in_order.hpp"
#include "output/json_preamble.hpp"
#include "output/json_text.hpp"
#include "output/json_values.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

namespace kpi {
namespace {

/// Objects and arrays that begin on a line of their own, their parts one a line.
std::string joined_lines(const std::vector<std::string>& parts, std::string_view indent) {
  return fmt::format("{}", fmt::join(parts, fmt::format(",\n{}", indent)));
}

}  // namespace

std::string period_json(const Report& report) {
  std::string edges;
  append_begin_and_end(edges, report.calendar, report.period);
  return fmt::format(R"({{{}, "timezone": {}, "interval": {}}})", edges,
                     json_string(report.calendar.zone().name()),
                     report.interval ? json_string(name(*report.interval)) : "null");
}

std::string inputs_json(const std::vector<InputSummary>& inputs) {
  std::vector<std::string> parts;
  for (const InputSummary& input : inputs) {
    if (input.kind != FileKind::Calls) continue;
    parts.push_back(fmt::format(
        R"({{"name": {}, "format": {}, "preset": {}, "rows": {}, "records": {}, "rejected": {}, )"
        R"("duplicates": {}, "skipped": {}}})",
        json_string(input.name), json_string(input.format),
        input.preset.empty() ? "null" : json_string(input.preset), input.rows, input.records,
        input.rejected, input.duplicates, input.skipped));
  }
  return fmt::format("[{}]", joined_lines(parts, "             "));
}

namespace {

/// Companion files are no inputs of records; the key is there only where there are some.
std::string companions_json(const std::vector<InputSummary>& inputs) {
  std::vector<std::string> parts;
  for (const InputSummary& input : inputs) {
    if (input.kind == FileKind::Calls) continue;
    parts.push_back(fmt::format(
        R"({{"name": {}, "kind": {}, "format": {}, "rows": {}, "records": {}, "rejected": {}, )"
        R"("skipped": {}}})",
        json_string(input.name), json_string(name(input.kind)), json_string(input.format),
        input.rows, input.records, input.rejected, input.skipped));
  }
  if (parts.empty()) return {};
  return fmt::format("  \"companions\": [{}],\n", joined_lines(parts, "                 "));
}

}  // namespace

std::string filtered_json(const Report::Filtered& filtered) {
  return fmt::format(R"({{"direction": {}, "period": {}, "where": {}, "open": {}}})",
                     filtered.direction, filtered.period, filtered.where, filtered.open);
}

namespace {

std::string definition_json(const KpiColumn& column) {
  std::string json = fmt::format(
      R"({}: {{"name": {}, "unit": {}, "better": {}, "formula": {}, "text": {})",
      json_string(column.kpi->id), json_string(column.kpi->name), json_string(name(column.unit)),
      json_string(name(column.kpi->better)),
      column.formula.empty() ? "null" : json_string(column.formula), json_string(column.text));
  for (const Parameter& parameter : column.parameters) {
    json += fmt::format(", {}: {}", json_string(parameter.name), machine_text(parameter.value));
  }
  if (const Benchmark* published = column.benchmark; published != nullptr) {
    json += fmt::format(R"(, "benchmark": {{"low": {}, "high": {}, "source": {}}})",
                        machine_text(published->low), machine_text(published->high),
                        json_string(published->source));
  }
  return json + '}';
}

}  // namespace

std::string definitions_json(const std::vector<KpiColumn>& columns) {
  if (columns.empty()) return "{}";
  std::vector<std::string> parts;
  parts.reserve(columns.size());
  for (const KpiColumn& column : columns) parts.push_back(definition_json(column));
  return fmt::format("{{\n    {}\n  }}", joined_lines(parts, "    "));
}

namespace {

/// Writes one result after another.
class ResultWriter {
 public:
  explicit ResultWriter(const Report& report) : report_{report} {
    for (const Grouping& grouping : report.groupings) {
      std::vector<std::string> names;
      for (const std::string& name : grouping.names()) names.push_back(json_string(name));
      Labels labels{fmt::format(R"(    {{"grouping": [{}], "group": {{)", fmt::join(names, ", ")),
                    {}};
      for (const std::string& dimension : grouping.dimensions) {
        const std::string_view separator = labels.dimensions.empty() ? "" : ", ";
        labels.dimensions.push_back(fmt::format("{}{}: ", separator, json_string(dimension)));
      }
      labels_.push_back(std::move(labels));
    }
    for (const KpiColumn& column : report.kpis) {
      const std::string_view separator = kpis_.empty() ? "" : ",\n              ";
      kpis_.push_back(fmt::format("{}{}: ", separator, json_string(column.kpi->id)));
    }
  }

  void append(const Result& result, std::string& json) const {
    const Labels& labels = labels_[result.grouping];
    json += labels.head;
    for (std::size_t i = 0; i < labels.dimensions.size(); ++i) {
      json += labels.dimensions[i];
      append_json_string(json, result.group[i]);
    }
    json += "}, ";
    append_begin_and_end(json, report_.calendar, result.span);
    json += ",\n     \"counts\": {";
    append_counts(json, result.counts);
    json += "},\n     \"kpis\": {";
    for (std::size_t i = 0; i < kpis_.size(); ++i) {
      json += kpis_[i];
      append_value(json, result.values[i]);
    }
    json += "}}";
  }

 private:
  /// What the results of a grouping have in common.
  struct Labels {
    std::string head;                     // up to the first text of the group
    std::vector<std::string> dimensions;  // what stands before the text of each
  };

  const Report& report_;
  std::vector<Labels> labels_;     // of each grouping
  std::vector<std::string> kpis_;  // what stands before the value of each
};

void render_results(const Report& report, std::size_t threads, const TextSink& sink) {
  if (report.results.size() == 0) return;
  std::string total;
  ResultWriter{report}.append(report.results.total(), total);
  sink(total);
  const auto new_text = [&]() -> ResultText {
    return [writer = ResultWriter{report}](const Result& result, std::string& json) {
      json += ",\n";
      writer.append(result, json);
    };
  };
  write_in_order(report.results.of_groups(), threads, new_text, sink);
}

}  // namespace

std::string notes_json(const std::vector<Note>& notes) {
  if (notes.empty()) return "[]";
  std::vector<std::string> parts;
  parts.reserve(notes.size());
  for (const Note& note : notes) {
    parts.push_back(fmt::format(R"({{"code": {}, "text": {}}})", json_string(note.code),
                                json_string(note.text)));
  }
  return fmt::format("[\n    {}\n  ]", joined_lines(parts, "    "));
}

void render_json_members(const Report& report, std::string_view schema,
                         const RenderOptions& options, const TextSink& sink) {
  sink(
      fmt::format("{{\n"
                  "{},\n"
                  "  \"period\": {},\n"
                  "  \"inputs\": {},\n"
                  "{}"
                  "  \"filtered\": {},\n"
                  "{}"
                  "  \"definitions\": {},\n"
                  "  \"results\": [\n",
                  json_preamble(schema, options), period_json(report), inputs_json(report.inputs),
                  companions_json(report.inputs), filtered_json(report.filtered),
                  profile_member(report.profile, "  "), definitions_json(report.kpis)));
  render_results(report, options.threads, sink);
  sink(fmt::format("\n  ],\n  \"notes\": {}", notes_json(report.notes)));
}

void render_json(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_json_members(report, "kpi-result/1", options, sink);
  sink("\n}\n");
}

}  // namespace kpi
