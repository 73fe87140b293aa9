// SPDX-License-Identifier: MIT
// The flat formats: CSV, TSV, JSON lines and single values.
#include <catch2/catch.hpp>

#include "sample_report.hpp"

namespace kpi::output_test {
namespace {

Report with_two_groupings() {
  Report report = one_kpi();
  report.groupings.push_back({{"queue"}, {}});
  report.groupings.push_back({{"agent"}, IntervalLength::Day});
  add_result(report, {1, {"billing"}, report.period, {}, {Value::count(20)}});
  add_result(report, {2, {"ana"}, Interval{0, kDay}, {}, {Value::none("needs outcome")}});
  return report;
}

/// The line of the group in a report by queue of one group with this name.
std::string line_of(const std::string& queue, std::string_view format,
                    const RenderOptions& options = {}) {
  Report report = one_kpi();
  report.period.reset();
  report.groupings.push_back({{"queue"}, {}});
  add_result(report, {1, {queue}, {}, {}, {Value::count(7)}});
  const std::string document = rendered(report, format, options);
  return document.substr(document.find("offered\n") + 8);
}

}  // namespace

TEST_CASE("csv: without groups the total") {
  CHECK(rendered(sample_report(), "csv") ==
        "begin,end,offered,service_level,asa,csat,cost_per_call\n"
        "2026-03-02T08:00:00Z,2026-03-02T12:00:00Z,20,0.75,16.75,,68.583333\n");
}

TEST_CASE("csv: with groups only the groups") {
  CHECK(rendered(by_queue({"billing", ""}), "csv") ==
        "begin,end,queue,offered,service_level,asa,csat,cost_per_call\n"
        "2026-03-02T08:00:00Z,2026-03-02T12:00:00Z,billing,20,0.75,16.75,,68.583333\n"
        "2026-03-02T08:00:00Z,2026-03-02T12:00:00Z,,20,0.75,16.75,,68.583333\n");
}

TEST_CASE("csv: several groupings share their columns") {
  CHECK(rendered(with_two_groupings(), "csv") ==
        "grouping,begin,end,queue,agent,offered\n"
        "queue,2026-03-02T08:00:00Z,2026-03-02T12:00:00Z,billing,,20\n"
        "\"agent,day\",1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,,ana,\n");
}

TEST_CASE("csv: cells are quoted where they must be") {
  CHECK(line_of("a,b", "csv") == ",,\"a,b\",7\n");
  CHECK(line_of("a\"b", "csv") == ",,\"a\"\"b\",7\n");
  CHECK(line_of("a\nb", "csv") == ",,\"a\nb\",7\n");
  CHECK(line_of("a b", "csv") == ",,a b,7\n");
}

TEST_CASE("csv: no text becomes a formula") {
  CHECK(line_of("=1+1", "csv") == ",,'=1+1,7\n");
  CHECK(line_of("+49", "csv") == ",,'+49,7\n");
  CHECK(line_of("-", "csv") == ",,'-,7\n");
  CHECK(line_of("@SUM(A1)", "csv") == ",,'@SUM(A1),7\n");
  CHECK(line_of("\t=1", "csv") == ",,'\t=1,7\n");
  CHECK(line_of("\r=1", "csv") == ",,\"'\r=1\",7\n");
  CHECK(line_of("  =1", "csv") == ",,'  =1,7\n");
  CHECK(line_of("\uFEFF=1", "csv") == ",,'\uFEFF=1,7\n");
  CHECK(line_of("＝1", "csv") == ",,'＝1,7\n");
  CHECK(line_of({"\0=1", 3}, "csv") == ",,'\\x00=1,7\n");
  CHECK(line_of("=HYPERLINK(\"a\",\"b\")", "csv") == ",,\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\",7\n");
  CHECK(line_of("a=b", "csv") == ",,a=b,7\n");
  CHECK(line_of("", "csv") == ",,,7\n");
}

TEST_CASE("csv: a header that came from the file is guarded as well") {
  Report report = one_kpi();
  report.groupings.push_back({{"=team"}, {}});
  CHECK(rendered(report, "csv") == "begin,end,'=team,offered\n");
}

TEST_CASE("csv: negative numbers stay numbers") {
  Report report = one_kpi();
  report.period.reset();
  set_total(report, {0, {}, {}, {}, {Value::number({-15, 10})}});
  CHECK(rendered(report, "csv") == "begin,end,offered\n,,-1.5\n");
}

TEST_CASE("csv: control characters are shown, unless raw text is asked for") {
  CHECK(line_of("a\x1b[31m", "csv") == ",,a\\x1b[31m,7\n");
  RenderOptions raw;
  raw.raw_csv = true;
  CHECK(line_of("a\x1b[31m", "csv", raw) == ",,a\x1b[31m,7\n");
  CHECK(line_of("=1+1", "csv", raw) == ",,=1+1,7\n");
}

TEST_CASE("tsv: tabs, line breaks and backslashes are escaped") {
  CHECK(rendered(with_two_groupings(), "tsv") ==
        "grouping\tbegin\tend\tqueue\tagent\toffered\n"
        "queue\t2026-03-02T08:00:00Z\t2026-03-02T12:00:00Z\tbilling\t\t20\n"
        "agent,day\t1970-01-01T00:00:00Z\t1970-01-02T00:00:00Z\t\tana\t\n");
  CHECK(line_of("a\tb\nc\rd\\e\"f", "tsv") == "\t\ta\\tb\\nc\\rd\\\\e\"f\t7\n");
  CHECK(line_of("\x1b[31m", "tsv") == "\t\t\\x1b[31m\t7\n");
}

TEST_CASE("jsonl: an object a line") {
  CHECK(rendered(with_two_groupings(), "jsonl") ==
        R"({"grouping":"queue","begin":"2026-03-02T08:00:00Z","end":"2026-03-02T12:00:00Z",)"
        R"("queue":"billing","agent":null,"offered":20})"
        "\n"
        R"({"grouping":"agent,day","begin":"1970-01-01T00:00:00Z","end":"1970-01-02T00:00:00Z",)"
        R"("queue":null,"agent":"ana","offered":null})"
        "\n");
}

TEST_CASE("value: the bare number, a line a result") {
  CHECK(rendered(one_kpi(), "value") == "20\n");
  CHECK(rendered(with_two_groupings(), "value") == "20\n\n");
}

TEST_CASE("value: more than one KPI is a usage error") {
  try {
    rendered(sample_report(), "value");
    FAIL("no error");
  } catch (const Error& error) {
    REQUIRE(error.faults().size() == 1);
    CHECK(error.faults()[0].kind == FaultKind::Usage);
    CHECK(error.faults()[0].message == "format value prints one KPI, not 5");
    CHECK(error.faults()[0].hint == "name one, as in -k service_level");
  }
}

}  // namespace kpi::output_test
