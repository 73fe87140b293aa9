// SPDX-License-Identifier: MIT
// Prometheus text: which labels a series has, and that no two series are one.
#include <catch2/catch.hpp>

#include "sample_report.hpp"

namespace kpi::output_test {
namespace {

RenderOptions with_labels(std::vector<MetricLabel> labels) {
  RenderOptions options;
  options.labels = std::move(labels);
  return options;
}

/// One KPI in total and by these dimensions, of a single group whose texts are all blank.
Report by(const std::vector<std::string>& dimensions) {
  Report report = one_kpi();
  report.groupings.push_back({dimensions, {}});
  std::vector<std::string> blank(dimensions.size());
  add_result(report, {1, std::move(blank), report.period, {}, {Value::count(7)}});
  return report;
}

Query grouped(std::vector<std::string> names) {
  Query query;
  query.group_by.push_back(std::move(names));
  return query;
}

/// What the check before any file says against the query.
std::string refusal(const Query& query, const RenderOptions& options = {}) {
  try {
    find_output_format("prom")->check(query, options);
    return {};
  } catch (const Error& error) {
    REQUIRE(error.faults().size() == 1);
    CHECK(error.faults()[0].kind == FaultKind::Usage);
    return error.faults()[0].message;
  }
}

}  // namespace

TEST_CASE("prom: gauges with the catalogue's names, values as in JSON, none where there is none") {
  Report report = sample_report();
  report.last_start = kMonday + 1500;
  CHECK(rendered(report, "prom") ==
        "# HELP kpi_offered Offered\n"
        "# TYPE kpi_offered gauge\n"
        "kpi_offered 20\n"
        "# HELP kpi_service_level Service level\n"
        "# TYPE kpi_service_level gauge\n"
        "kpi_service_level 0.75\n"
        "# HELP kpi_asa Average speed of answer\n"
        "# TYPE kpi_asa gauge\n"
        "kpi_asa 16.75\n"
        "# HELP kpi_cost_per_call Cost per contact\n"
        "# TYPE kpi_cost_per_call gauge\n"
        "kpi_cost_per_call 68.583333\n"
        "# HELP kpi_data_end_timestamp_seconds Latest start of any call read\n"
        "# TYPE kpi_data_end_timestamp_seconds gauge\n"
        "kpi_data_end_timestamp_seconds 1772438401.5\n");
}

TEST_CASE("prom: a group of blank texts is not the total") {
  CHECK(rendered(by({"queue"}), "prom") ==
        "# HELP kpi_offered Offered\n"
        "# TYPE kpi_offered gauge\n"
        "kpi_offered 20\n"
        "kpi_offered{grouping=\"queue\",queue=\"\"} 7\n");
}

TEST_CASE("prom: given labels are on every series, after those of the group") {
  CHECK(
      rendered(by({"queue", "agent"}), "prom", with_labels({{"site", "a\\\"b\n"}, {"x", "y"}})) ==
      "# HELP kpi_offered Offered\n"
      "# TYPE kpi_offered gauge\n"
      "kpi_offered{site=\"a\\\\\\\"b\\n\",x=\"y\"} 20\n"
      "kpi_offered{grouping=\"queue,agent\",queue=\"\",agent=\"\",site=\"a\\\\\\\"b\\n\",x=\"y\"} "
      "7\n");
}

TEST_CASE("prom: text keeps every other character, and what is no UTF-8 is shown") {
  const auto value_of = [](const std::string& queue) {
    const std::string document = rendered(by_queue({queue}), "prom");
    const std::size_t begin = document.find("queue=\"", document.find("grouping=\"queue\",")) + 7;
    return document.substr(begin, document.find("\"} ", begin) - begin);
  };
  CHECK(value_of("Größe\t{x}=1,") == "Größe\t{x}=1,");
  CHECK(value_of("a\rb") == "a\rb");
  CHECK(value_of("\xff") == "\\\\xff");
}

TEST_CASE("prom: labels have an underscore for each character they may not have") {
  const auto label_of = [](const std::string& dimension) {
    const std::string document = rendered(by({dimension}), "prom");
    const std::size_t begin = document.find("\",") + 2;
    return document.substr(begin, document.find('=', begin) - begin);
  };
  CHECK(label_of("Team-Name 2") == "Team_Name_2");
  CHECK(label_of("2nd") == "_2nd");
  CHECK(label_of("Größe") == "Gr__e");
}

TEST_CASE("prom: labels that would coincide are refused before a file is opened") {
  CHECK(refusal(grouped({"queue", "Team A"}), with_labels({{"site", "x"}})).empty());
  CHECK(refusal(grouped({"Team A", "Team-A"})) ==
        "--group-by \"Team A\" and --group-by \"Team-A\" would be one label in prom: Team_A");
  CHECK(refusal(grouped({"grouping"})) ==
        "the label that names the grouping and --group-by \"grouping\" would be one label in prom: "
        "grouping");
  CHECK(refusal(grouped({"queue"}), with_labels({{"queue", "x"}})) ==
        "--label \"queue\" and --group-by \"queue\" would be one label in prom: queue");
  CHECK(refusal(grouped({"##id"})) ==
        "--group-by \"##id\" would be the label __id, and Prometheus keeps names with __ for "
        "itself");
  Query several = grouped({"queue"});
  several.group_by.push_back({"queue", "agent"});
  CHECK(refusal(several).empty());
  several.group_by.push_back({"a.b"});
  several.group_by.push_back({"a b"});
  CHECK(refusal(several) ==
        "--group-by \"a.b\" and --group-by \"a b\" would be one label in prom: a_b");
}

TEST_CASE("prom: groups by time are refused") {
  Query by_half_hour;
  by_half_hour.interval = IntervalLength::Minutes30;
  CHECK(refusal(by_half_hour) == "--interval: format prom takes no groups by time");
  CHECK(refusal(grouped({"queue", "day"})) ==
        "--group-by day: format prom takes no groups by time");
  CHECK(refusal(grouped({"hour"})) == "--group-by hour: format prom takes no groups by time");
  CHECK(refusal(grouped({"weekday"})) == "--group-by weekday: format prom takes no groups by time");
  Report report = one_kpi();
  report.groupings.push_back({{}, IntervalLength::Day});
  CHECK_THROWS_AS(rendered(report, "prom"), Error);
}

}  // namespace kpi::output_test
