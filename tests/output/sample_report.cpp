// SPDX-License-Identifier: MIT
// Small reports, written by hand, for the tests of the renderers.
#include "sample_report.hpp"

#include <array>

namespace kpi::output_test {
namespace {

Kpi kpi_of(std::string_view id, std::string_view name, Section section, Unit unit, Better better) {
  Kpi kpi;
  kpi.id = id;
  kpi.name = name;
  kpi.section = section;
  kpi.unit = unit;
  kpi.better = better;
  return kpi;
}

const std::array<Kpi, 5> kKpis{
    kpi_of("offered", "Offered", Section::Volume, Unit::Count, Better::Neutral),
    kpi_of("service_level", "Service level", Section::Access, Unit::Ratio, Better::Higher),
    kpi_of("asa", "Average speed of answer", Section::Access, Unit::Seconds, Better::Lower),
    kpi_of("csat", "Customer satisfaction", Section::Quality, Unit::Ratio, Better::Higher),
    kpi_of("cost_per_call", "Cost per contact", Section::Cost, Unit::Money, Better::Lower)};

KpiColumn column(std::size_t index, std::string formula, std::string text) {
  return {&kKpis[index], std::move(formula), std::move(text), kKpis[index].unit, {}};
}

Counts sample_counts() {
  Counts counts;
  counts.offered = 20;
  counts.answered = 18;
  counts.answered_within = 15;
  counts.abandoned = 2;
  counts.abandoned_short = 1;
  counts.other_exits = 0;
  counts.blocked = 1;
  return counts;
}

std::vector<Value> sample_values() {
  return {Value::count(20), Value::quotient({15, 1}, {20, 1}, "no offered contacts"),
          Value::quotient({301'500, 1000}, {18, 1}, "no answered contacts"),
          Value::none("needs column csat"),
          Value::quotient({1'234'500'000, 1'000'000}, {18, 1}, "no answered contacts")};
}

}  // namespace

Report sample_report() {
  Report report;
  report.period = Interval{kMonday, kMonday + 4 * kHour};
  report.inputs.push_back({"calls.csv", "csv", 1'023, 1'022, 1, 0, 0});
  report.filtered = {1'000, 0, 0, 2};
  report.kpis = {column(0, "", "answered + abandoned + other exits"),
                 column(1, "offered", "answered within 20 s / offered"),
                 column(2, "", "wait of answered contacts / answered with a wait"),
                 column(3, "top-two", "scores of 4 to 5 / scored contacts"),
                 column(4, "answered", "cost / answered")};
  report.kpis[1].parameters = {{"threshold_seconds", {20'000, 1000}}};
  report.groupings.emplace_back();
  set_total(report, {0, {}, report.period, sample_counts(), sample_values()});
  report.notes.push_back({"N203", "2 answered contacts have no cost"});
  report.currency = "EUR";
  return report;
}

Report by_queue(const std::vector<std::string>& queues) {
  Report report = sample_report();
  report.groupings.push_back({{"queue"}, {}});
  for (const std::string& queue : queues) {
    add_result(report, {1, {queue}, report.period, sample_counts(), sample_values()});
  }
  return report;
}

Report one_kpi() {
  Report report = sample_report();
  report.kpis.resize(1);
  Result total = report.results.total();
  total.values.resize(1, Value::count(0));
  set_total(report, total);
  report.notes.clear();
  return report;
}

namespace {

std::vector<Result> all_of(const Results& results) {
  std::vector<Result> all;
  for (const Result& result : results) all.push_back(result);
  return all;
}

}  // namespace

void set_total(Report& report, const Result& total) {
  std::vector<Result> results = all_of(report.results);
  if (results.empty()) results.emplace_back();
  results.front() = total;
  report.results = Results{std::move(results)};
}

void add_result(Report& report, const Result& result) {
  std::vector<Result> results = all_of(report.results);
  results.push_back(result);
  report.results = Results{std::move(results)};
}

std::string rendered(const Report& report, std::string_view format, const RenderOptions& options) {
  std::string document;
  find_output_format(format)->render(report, options,
                                     [&](std::string_view piece) { document += piece; });
  return document;
}

}  // namespace kpi::output_test
