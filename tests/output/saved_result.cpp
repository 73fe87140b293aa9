// SPDX-License-Identifier: MIT
// Results read back from the JSON they were saved as.
#include "kpi/saved_result.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "kpi/error.hpp"
#include "kpi/profiles.hpp"
#include "output/numbers.hpp"
#include "sample_report.hpp"

namespace kpi::saved_result_test {
namespace {

using namespace output_test;

/// What reading this refuses, with its hint.
std::string refusal(const std::string& text) {
  try {
    read_saved_result(text, "last\nweek.json");
  } catch (const Error& error) {
    const Fault& fault = error.faults().front();
    CHECK(fault.kind == FaultKind::Data);
    return fault.message + " | " + fault.hint;
  }
  return "nothing";
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string saved() {
  return rendered(by_queue({"billing", ""}), "json");
}

}  // namespace

TEST_CASE("a saved result: its schema is told by its first bytes") {
  CHECK(saved_schema(saved()) == "kpi-result/1");
  CHECK(saved_schema(R"(  { "schema" : "kpi-check/1", )") == "kpi-check/1");
  CHECK(saved_schema("").empty());
  CHECK(saved_schema("start,wait\n").empty());
  CHECK(saved_schema(R"({"calls": [1]})").empty());
  CHECK(saved_schema(R"({"schema": "other/1"})").empty());
  CHECK(saved_schema(R"({"schema": "kpi-res)").empty());
  CHECK(saved_schema(R"(["schema": "kpi-result/1"])").empty());
}

TEST_CASE("a saved result is the report that it was written from") {
  const Report report = read_saved_result(saved(), "saved.json");
  CHECK(report.period == sample_report().period);
  REQUIRE(report.inputs.size() == 1);
  CHECK(report.inputs[0].name == "calls.csv");
  CHECK(report.inputs[0].rows == 1'023);
  CHECK(report.inputs[0].rejected == 1);
  CHECK(report.filtered.direction == 1'000);
  CHECK(report.filtered.open == 2);
  REQUIRE(report.kpis.size() == 5);
  CHECK(report.kpis[1].kpi == find_kpi("service_level"));
  CHECK(report.kpis[1].formula == "offered");
  REQUIRE(report.kpis[1].parameters.size() == 1);
  CHECK(report.kpis[1].parameters[0].name == "threshold_seconds");
  CHECK(machine_text(report.kpis[1].parameters[0].value) == "20");
  REQUIRE(report.results.size() == 3);
  CHECK(report.groupings[1].dimensions == std::vector<std::string>{"queue"});
  CHECK(report.results[1].group == std::vector<std::string>{"billing"});
  CHECK(report.results[2].group == std::vector<std::string>{""});
  const Result total = report.results.total();
  CHECK(total.counts.offered == 20);
  CHECK(machine_text(total.values[1]) == "0.75");
  CHECK(machine_text(total.values[1].denominator()) == "20");
  CHECK_FALSE(total.values[3].has_value());
  CHECK(total.values[3].reason() == "needs column csat");
  CHECK(machine_text(total.values[4]) == "68.583333");
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].code == "N203");
  CHECK(report.profile == nullptr);
}

TEST_CASE("a saved result keeps its profile, as far as this version knows it") {
  Report report = sample_report();
  report.profile = find_profile("amazon-connect");
  const std::string text = rendered(report, "json");
  CHECK(read_saved_result(text, "saved.json").profile == find_profile("amazon-connect"));
  CHECK(read_saved_result(with(text, "amazon-connect", "amazon-conn"), "s").profile == nullptr);
}

TEST_CASE("a saved result: KPIs that this version does not know are left out with a note") {
  const std::string text = with(saved(), "\"asa\": {\"name\"", "\"speed\": {\"name\"");
  const Report report = read_saved_result(text, "saved.json");
  CHECK(report.kpis.size() == 4);
  CHECK(report.results.total().values.size() == 4);
  CHECK(report.notes.back().text == "speed is left out: this version of kpi has no such KPI");
}

TEST_CASE("a saved result that kpi does not write is refused by what is wrong in it") {
  const std::string hint = " | write it anew with kpi compute … -O json";
  const auto has_another = [&](const std::string& what) {
    return "last\\x0aweek.json: this kpi-result/1 document has another \"" + what +
           "\" than kpi writes" + hint;
  };
  CHECK(refusal(with(saved(), "kpi-result/1", "kpi-compare/1")) ==
        "last\\x0aweek.json: a document of schema \"kpi-compare/1\" has no results to compare | "
        "expected kpi-result/1, as kpi compute … -O json writes it");
  CHECK(refusal(with(saved(), "\"timezone\": \"UTC\"", "\"timezone\": \"Mars\"")) ==
        has_another("period"));
  CHECK(refusal(with(saved(), "\"rows\": 1023", "\"rows\": -1")) == has_another("inputs"));
  CHECK(refusal(with(saved(), "\"open\": 2", "\"open\": null")) == has_another("filtered"));
  CHECK(refusal(with(saved(), "\"unit\": \"ratio\"", "\"unit\": \"ells\"")) ==
        has_another("definitions"));
  CHECK(refusal(with(saved(), "\"offered\": 20", "\"offered\": \"20\"")) == has_another("results"));
  CHECK(refusal(with(saved(), "\"denominator\": 20", "\"denominator\": 0")) ==
        has_another("results"));
  CHECK(refusal(with(saved(), "{\"queue\": \"billing\"}", "{}")) == has_another("results"));
  CHECK(refusal(with(saved(), "\"code\": \"N203\"", "\"code\": 203")) == has_another("notes"));
}

}  // namespace kpi::saved_result_test
