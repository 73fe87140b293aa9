// SPDX-License-Identifier: MIT
// What pictures are drawn from: the values of results that the report does not have.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "input/logs.hpp"
#include "kpi/report.hpp"
#include "metrics/contacts.hpp"

namespace kpi::pictures_test {
namespace {

/// Monday 9 h two, Tuesday 9 h one, Wednesday 14 h one that was abandoned.
const std::string kLog =
    "start,outcome,wait,talk\n"
    "2026-03-02 09:12:00,answered,5,60\n"
    "2026-03-02 09:40:00,answered,25,90\n"
    "2026-03-03 09:00:00,answered,20,30\n"
    "2026-03-04 14:59:00,abandoned,40,\n";

Report report_of(const std::string& log, const Query& query, std::size_t threads = 1) {
  input_test::LogFolder folder;
  InputOptions options;
  options.files = {folder.put("calls.csv", log)};
  LogReader reader{options};
  return compute(reader, query, threads);
}

Query asking_for_trends(const std::vector<std::string>& kpis) {
  Query query;
  query.kpis = kpis;
  query.trends = true;
  return query;
}

/// The values of a KPI, "-" where there is none.
std::string trend_of(const Report& report, std::size_t kpi = 0) {
  std::string text;
  for (const Value& value : report.trends->values[kpi]) {
    text += (text.empty() ? "" : " ") + (value.has_value() ? metrics_test::value_text(value) : "-");
  }
  return text;
}

std::string log_from_to(const std::string& first, const std::string& last) {
  return "start,wait,talk\n" + first + ",5,60\n" + last + ",5,60\n";
}

}  // namespace

TEST_CASE("a heat map has the values of a grouping by weekday and hour") {
  Query query;
  query.kpis = {"offered"};
  query.heat_map = "asa";  // none of the report's
  const Report report = report_of(kLog, query);
  REQUIRE(report.heat_map);
  CHECK(report.heat_map->kpi.kpi->id == "asa");
  const auto& values = report.heat_map->values;
  CHECK(metrics_test::value_text(values[1][9]) == "30/2");
  CHECK(metrics_test::value_text(values[2][9]) == "20/1");
  CHECK_FALSE(values[3][14].has_value());
  CHECK(values[3][14].reason() == "no answered contacts");
  CHECK_FALSE(values[0][0].has_value());
  CHECK(values[0][0].reason().empty());
  CHECK(report.groupings.size() == 1);
  CHECK(report.results.size() == 1);
}

TEST_CASE("a heat map beside the same grouping, by several threads") {
  Query query;
  query.kpis = {"offered"};
  query.group_by = {{"weekday", "hour"}, {"day"}};
  query.heat_map = "offered";
  const Report report = report_of(kLog, query, 3);
  CHECK(report.groupings.size() == 3);
  CHECK(report.results.size() == 1 + 3 + 3);
  CHECK(metrics_test::value_text(report.heat_map->values[1][9]) == "2");
}

TEST_CASE("pictures are no groups that there could be too many of") {
  Query query = asking_for_trends({"offered"});
  query.heat_map = "offered";
  query.max_groups = 1;
  CHECK(report_of(kLog, query).results.size() == 1);
}

TEST_CASE("trends are of the finest length of which the period has at most 31") {
  const Query query = asking_for_trends({"offered"});
  const auto length = [&](const std::string& first, const std::string& last) {
    const Report report = report_of(log_from_to(first, last), query);
    if (!report.trends) return std::string{"none"};
    return std::string{name(report.trends->length)} + " " +
           std::to_string(report.trends->intervals.size());
  };
  CHECK(length("2026-03-02 09:00:00", "2026-03-02 09:59:00") == "none");
  CHECK(length("2026-03-02 09:00:00", "2026-03-02 10:00:00") == "1h 2");
  CHECK(length("2026-03-02 00:00:00", "2026-03-03 06:59:00") == "1h 31");
  CHECK(length("2026-03-02 00:00:00", "2026-03-03 07:00:00") == "day 2");
  CHECK(length("2026-03-01 00:00:00", "2026-03-31 23:00:00") == "day 31");
  CHECK(length("2026-03-01 00:00:00", "2026-04-01 00:00:00") == "week 6");
  CHECK(length("2026-01-01 00:00:00", "2026-12-31 00:00:00") == "month 12");
  CHECK(length("2020-01-01 00:00:00", "2026-12-31 00:00:00") == "quarter 28");
  CHECK(length("2010-01-01 00:00:00", "2026-12-31 00:00:00") == "year 17");
  CHECK(length("1990-01-01 00:00:00", "2026-12-31 00:00:00") == "none");
}

TEST_CASE("trends have a value for each interval that has one") {
  Query query = asking_for_trends({"offered", "asa"});
  query.period = {1'772'409'600'000, 1'772'409'600'000 + 5 * kDay};  // from 2 March
  const Report report = report_of(kLog, query);
  REQUIRE(report.trends);
  CHECK(report.trends->length == IntervalLength::Day);
  CHECK(trend_of(report) == "2 1 1 - -");
  CHECK(trend_of(report, 1) == "30/2 20/1 - - -");
  CHECK(report.results.size() == 1);
}

TEST_CASE("trends change neither the period nor a figure of the total") {
  Query query;
  query.kpis = {"@all"};
  const Report without = report_of(kLog, query);
  query.trends = true;
  const Report with = report_of(kLog, query, 2);
  CHECK(with.period == without.period);
  for (std::size_t i = 0; i < with.kpis.size(); ++i) {
    CHECK(metrics_test::value_text(with.results.total().values[i]) ==
          metrics_test::value_text(without.results.total().values[i]));
  }
}

TEST_CASE("without starts there are no trends, and a heat map is an error") {
  Query query = asking_for_trends({"offered"});
  CHECK_FALSE(report_of("wait,talk\n5,6\n", query).trends);
  query.heat_map = "offered";
  CHECK_THROWS_WITH(report_of("wait,talk\n5,6\n", query),
                    Catch::Contains("--heatmap: the log has no start column"));
  CHECK_FALSE(report_of("start,wait,talk\n", asking_for_trends({"offered"})).trends);
}

}  // namespace kpi::pictures_test
