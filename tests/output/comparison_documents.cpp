// SPDX-License-Identifier: MIT
// The documents of a comparison: two mornings of two queues, with every figure worked by hand.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kpi/comparison.hpp"
#include "kpi/profiles.hpp"
#include "kpi/render.hpp"
#include "sample_report.hpp"

namespace kpi::comparison_documents_test {
namespace {

using namespace output_test;

using Json = nlohmann::ordered_json;

/// So many of so many answered within 20 s.
Value level(std::int64_t within, std::int64_t offered) {
  return Value::quotient({within, 1}, {offered, 1}, "");
}

/// Of 20 calls of each morning, with those of billing first: 8 of 10 and 7 of 10, or as given.
NamedReport morning(const std::string& name, std::int64_t billing, std::int64_t sales) {
  Report report = by_queue({"billing", "<b>\x1b"});
  const KpiColumn level_column = report.kpis[1];
  const KpiColumn csat_column = report.kpis[3];
  report.kpis = {level_column, csat_column};
  std::vector<Result> results;
  for (const Result& result : report.results) results.push_back(result);
  const std::vector<Value> values{level(billing + sales, 20), level(billing, 10), level(sales, 10)};
  for (std::size_t i = 0; i < results.size(); ++i) {
    results[i].values = {values[i], Value::none("needs column csat")};
  }
  report.results = Results{std::move(results)};
  return {name, std::move(report)};
}

/// Service level 75 % and 60 %: billing fell by 30 points with half of the calls, the other queue
/// stayed.
ReportComparison worse_morning() {
  return compare(morning("monday.csv", 8, 7), morning("tuesday.csv", 5, 7));
}

std::string document(const ReportComparison& comparison, std::string_view format,
                     const RenderOptions& options = {}) {
  std::string text;
  for (const ComparisonFormat& one : comparison_formats()) {
    if (one.name != format) continue;
    one.render(comparison, options, [&](std::string_view piece) { text += piece; });
  }
  return text;
}

}  // namespace

TEST_CASE("comparison: json has every figure, and what changed it") {
  const Json json = Json::parse(document(worse_morning(), "json"));
  CHECK(json["schema"] == "kpi-compare/1");
  CHECK(json["config"] == nullptr);
  CHECK(json["a"]["name"] == "monday.csv");
  CHECK(json["b"]["inputs"][0]["rows"] == 1'023);
  CHECK_FALSE(json["a"].contains("profile"));
  CHECK(json["worse"] == true);
  const Json& total = json["results"][0]["kpis"]["service_level"];
  CHECK(total["a"]["value"] == 0.75);
  CHECK(total["b"]["numerator"] == 12);
  CHECK(total["change"]["absolute"] == -0.15);
  CHECK(total["change"]["relative"] == -0.2);
  CHECK(total["better"] == false);
  // The shares stayed, so all of it is the queue's own: -0.3 times one half.
  CHECK(total["decomposition"][0]["group"]["queue"] == "billing");
  CHECK(total["decomposition"][0]["mix"] == 0);
  CHECK(total["decomposition"][0]["rate"] == -0.15);
  CHECK(total["decomposition"][1]["rate"] == 0);
  const Json& csat = json["results"][0]["kpis"]["csat"];
  CHECK(csat["change"]["absolute"] == nullptr);
  CHECK(csat["better"] == nullptr);
  CHECK(csat["significance"]["test"] == nullptr);
  CHECK(json["results"][1]["group"]["queue"] == "billing");
  CHECK(json["results"][2]["kpis"]["service_level"]["better"] == nullptr);
}

TEST_CASE("comparison: json tells the configuration and the profile of each side") {
  ReportComparison comparison = worse_morning();
  comparison.b.report.profile = find_profile("amazon-connect");
  RenderOptions options;
  options.config = ConfigStamp{"./kpi.toml", std::string(64, '0')};
  const Json json = Json::parse(document(comparison, "json", options));
  CHECK(json["config"]["path"] == "./kpi.toml");
  CHECK_FALSE(json["a"].contains("profile"));
  CHECK(json["b"]["profile"] == "amazon-connect");
}

TEST_CASE("comparison: csv has a row a KPI, in total and of each group") {
  // Pooled 27 of 40: the standard error of the difference is 0.148113, z = 1.01274.
  CHECK_THAT(document(worse_morning(), "csv"),
             Catch::StartsWith(
                 "grouping,queue,kpi,unit,a,b,absolute,relative,better,p,significant,mix,rate\n"
                 ",,service_level,ratio,0.75,0.6,-0.15,-0.2,false,0.311185,false,,\n"
                 ",,csat,ratio,,,,,,,,,\n"
                 "queue,billing,service_level,ratio,0.8,0.5,-0.3,-0.375,false,0.159599,false,0,"
                 "-0.15\n"));
}

TEST_CASE("comparison: md") {
  const std::string md = document(worse_morning(), "md");
  CHECK_THAT(md, Catch::StartsWith("A **monday.csv**: 1,022 records (1 row rejected), 2026-03-02 "
                                   "08:00 – 2026-03-02 12:00 UTC\n"));
  CHECK_THAT(md,
             Catch::Contains("| Service level | 75.0 % | 60.0 % | -15.0 pp | -20.0 % | worse |"));
  CHECK_THAT(md, Catch::Contains("&lt;b&gt;\\\\x1b"));
  CHECK_THAT(md, !Catch::Contains("<b>"));
  CHECK_THAT(md, Catch::Contains("| billing | 80.0 % | 50.0 % | 0.0 pp | -15.0 pp | -15.0 pp |"));
}

TEST_CASE("comparison: the table fits its terminal, and shows no control characters") {
  for (const int width : {40, 60, 80, 120}) {
    CAPTURE(width);
    const std::string table = document(worse_morning(), "table", {.width = width, .ascii = true});
    CHECK_THAT(table, Catch::Contains("75.0 %"));
    CHECK_THAT(table, Catch::Contains("-15.0 pp"));
    CHECK_THAT(table, Catch::Contains("<b>\\x1b"));
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = table.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      CHECK(end - begin <= static_cast<std::size_t>(width));
    }
  }
}

TEST_CASE("comparison: of equal sides nothing is worse, and nothing has to be told apart") {
  const ReportComparison same = compare(morning("a", 8, 7), morning("b", 8, 7));
  CHECK(Json::parse(document(same, "json"))["worse"] == false);
  CHECK_THAT(document(same, "table"), Catch::Contains("no change"));
  CHECK_THAT(document(same, "table"), !Catch::Contains("Service level 0.0 pp: mix"));
}

}  // namespace kpi::comparison_documents_test
