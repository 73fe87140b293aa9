// SPDX-License-Identifier: MIT
// Gauges in the text format 0.0.4 of Prometheus: a metric a KPI, a series a result.
#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"
#include "kpi/error.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

namespace kpi {
namespace {

/// Tells the series of one grouping from those of another and of the total: an empty label is none,
/// so a group of a blank text alone would otherwise be the total.
constexpr std::string_view kGroupingLabel = "grouping";

[[noreturn]] void refuse_export(std::string message, std::string hint = {}) {
  throw Error(FaultKind::Usage, std::move(message), std::move(hint));
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

/// The name of a dimension with `_` for every character that labels may not have.
std::string label_name(std::string_view dimension) {
  std::string name;
  while (!dimension.empty()) {
    const CodePoint point = decode_utf8(dimension);
    const char32_t c = point.value;
    const bool stays = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
    if (name.empty() && is_digit(c)) name += '_';
    name += stays ? static_cast<char>(c) : '_';
    dimension.remove_prefix(std::max<std::size_t>(1, point.length));
  }
  return name;
}

std::string escaped_for(std::string_view text, std::string_view special) {
  std::string safe;
  if (find_invalid_utf8(text) != std::string_view::npos) {
    safe = escaped(text);  // a scrape with other bytes is refused as a whole
    text = safe;
  }
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
      continue;
    }
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string label_text(std::string_view name, std::string_view value) {
  return fmt::format("{}=\"{}\"", name, escaped_for(value, "\\\""));
}

/// The labels of dimensions and those that the user adds, each with what it came from.
class LabelNames {
 public:
  explicit LabelNames(const std::vector<MetricLabel>& given) {
    add(std::string{kGroupingLabel}, "the label that names the grouping");
    for (const MetricLabel& label : given) add(label.name, "--label " + in_quotes(label.name));
  }

  void add_dimension(const std::string& dimension) {
    std::string name = label_name(dimension);
    std::string origin = "--group-by " + in_quotes(dimension);
    if (name.starts_with("__")) {
      refuse_export(fmt::format(
          "{} would be the label {}, and Prometheus keeps names with __ for itself", origin, name));
    }
    const bool is_known =
        std::ranges::any_of(names_, [&](const auto& known) { return known.second == origin; });
    if (!is_known) add(std::move(name), std::move(origin));
  }

 private:
  void add(std::string name, std::string origin) {
    for (const auto& [other, other_origin] : names_) {
      if (other != name) continue;
      refuse_export(
          fmt::format("{} and {} would be one label in prom: {}", other_origin, origin, name));
    }
    names_.emplace_back(std::move(name), std::move(origin));
  }

  std::vector<std::pair<std::string, std::string>> names_;  // and origin
};

bool is_of_time(const std::string& dimension) {
  return find_interval_length(dimension) || dimension == "hour" || dimension == "weekday";
}

/// "{grouping=\"queue\",queue=\"billing\",site=\"leeds\"}"
class SeriesLabels {
 public:
  SeriesLabels(const Report& report, const RenderOptions& options) : report_{report} {
    LabelNames names{options.labels};
    for (const Grouping& grouping : report.groupings) {
      if (grouping.length) refuse_export("format prom takes no groups by time");
      for (const std::string& dimension : grouping.dimensions) names.add_dimension(dimension);
    }
    for (const MetricLabel& label : options.labels) {
      given_.push_back(label_text(label.name, label.value));
    }
  }

  [[nodiscard]] std::string of_all() const { return braced(given_); }

  [[nodiscard]] std::string of(const Result& result) const {
    std::vector<std::string> labels;
    if (result.grouping > 0) {
      const std::vector<std::string>& dimensions = report_.groupings[result.grouping].dimensions;
      labels.push_back(label_text(kGroupingLabel, fmt::format("{}", fmt::join(dimensions, ","))));
      for (std::size_t i = 0; i < dimensions.size(); ++i) {
        labels.push_back(label_text(label_name(dimensions[i]), result.group[i]));
      }
    }
    labels.insert(labels.end(), given_.begin(), given_.end());
    return braced(labels);
  }

 private:
  static std::string braced(const std::vector<std::string>& labels) {
    return labels.empty() ? std::string{} : fmt::format("{{{}}}", fmt::join(labels, ","));
  }

  const Report& report_;
  std::vector<std::string> given_;
};

std::string head_of(std::string_view metric, std::string_view help) {
  return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", metric, escaped_for(help, "\\"));
}

}  // namespace

void check_prometheus(const Query& query, const RenderOptions& options) {
  const std::string_view hint = "its figures are of one moment; csv has a row an interval";
  if (query.interval)
    refuse_export("--interval: format prom takes no groups by time", std::string{hint});
  LabelNames names{options.labels};
  for (const std::vector<std::string>& grouping : query.group_by) {
    for (const std::string& dimension : grouping) {
      if (is_of_time(dimension)) {
        refuse_export(fmt::format("--group-by {}: format prom takes no groups by time", dimension),
                      std::string{hint});
      }
      names.add_dimension(dimension);
    }
  }
}

/// The series of a metric stand together, so the texts of all are collected in one go through the
/// results.
void render_prometheus(const Report& report, const RenderOptions& options, const TextSink& sink) {
  const SeriesLabels labels{report, options};
  std::vector<std::string> series(report.kpis.size());
  for (const Result& result : report.results) {
    const std::string of_result = labels.of(result);
    for (std::size_t i = 0; i < report.kpis.size(); ++i) {
      const Value& value = result.values[i];
      if (!value.has_value()) continue;
      series[i] +=
          fmt::format("kpi_{}{} {}\n", report.kpis[i].kpi->id, of_result, machine_text(value));
    }
  }
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    if (series[i].empty()) continue;
    const Kpi& kpi = *report.kpis[i].kpi;
    sink(head_of(fmt::format("kpi_{}", kpi.id), kpi.name));
    sink(series[i]);
  }
  if (!report.last_start) return;
  constexpr std::string_view kDataEnd = "kpi_data_end_timestamp_seconds";
  sink(head_of(kDataEnd, "Latest start of any call read"));
  sink(fmt::format("{}{} {}\n", kDataEnd, labels.of_all(),
                   machine_text({*report.last_start, 1000})));
}

}  // namespace kpi
