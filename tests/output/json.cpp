// SPDX-License-Identifier: MIT
// The JSON document, byte for byte, and what it does with difficult text.
#include <catch2/catch.hpp>

#include "output/json_text.hpp"
#include "sample_report.hpp"

namespace kpi::output_test {

TEST_CASE("json: the whole document") {
  CHECK(rendered(sample_report(), "json") == R"({
  "schema": "kpi-result/1",
  "tool": {"name": "kpi", "version": ")" + std::string{version()} +
                                                 R"("},
  "config": null,
  "period": {"begin": "2026-03-02T08:00:00Z", "end": "2026-03-02T12:00:00Z", "timezone": "UTC", "interval": null},
  "inputs": [{"name": "calls.csv", "format": "csv", "preset": null, "rows": 1023, "records": 1022, "rejected": 1, "duplicates": 0, "skipped": 0}],
  "filtered": {"direction": 1000, "period": 0, "where": 0, "open": 2},
  "definitions": {
    "offered": {"name": "Offered", "unit": "count", "better": "none", "formula": null, "text": "answered + abandoned + other exits"},
    "service_level": {"name": "Service level", "unit": "ratio", "better": "higher", "formula": "offered", "text": "answered within 20 s / offered", "threshold_seconds": 20},
    "asa": {"name": "Average speed of answer", "unit": "seconds", "better": "lower", "formula": null, "text": "wait of answered contacts / answered with a wait"},
    "csat": {"name": "Customer satisfaction", "unit": "ratio", "better": "higher", "formula": "top-two", "text": "scores of 4 to 5 / scored contacts"},
    "cost_per_call": {"name": "Cost per contact", "unit": "money", "better": "lower", "formula": "answered", "text": "cost / answered"}
  },
  "results": [
    {"grouping": [], "group": {}, "begin": "2026-03-02T08:00:00Z", "end": "2026-03-02T12:00:00Z",
     "counts": {"offered": 20, "answered": 18, "answered_within": 15, "abandoned": 2, "abandoned_within": null, "abandoned_short": 1, "other_exits": 0, "callbacks": null, "callbacks_within": null, "blocked": 1},
     "kpis": {"offered": {"value": 20},
              "service_level": {"value": 0.75, "numerator": 15, "denominator": 20},
              "asa": {"value": 16.75, "numerator": 301.5, "denominator": 18},
              "csat": {"value": null, "reason": "needs column csat"},
              "cost_per_call": {"value": 68.583333, "numerator": 1234.5, "denominator": 18}}}
  ],
  "notes": [
    {"code": "N203", "text": "2 answered contacts have no cost"}
  ]
}
)");
}

TEST_CASE("json: groups, intervals and zones") {
  Report report = one_kpi();
  report.interval = IntervalLength::Minutes30;
  report.calendar = Calendar{*TimeZone::parse("+02:00")};
  report.groupings.push_back({{"queue"}, IntervalLength::Minutes30});
  add_result(report, {1, {""}, Interval{kMonday, kMonday + 30 * kMinute}, {}, {Value::count(7)}});
  const std::string document = rendered(report, "json");
  CHECK_THAT(document, Catch::Contains(R"("timezone": "+02:00", "interval": "30m"})"));
  CHECK_THAT(document,
             Catch::Contains(R"(    {"grouping": ["queue", "30m"], "group": {"queue": ""}, )"
                             R"("begin": "2026-03-02T10:00:00+02:00", )"
                             R"("end": "2026-03-02T10:30:00+02:00",)"));
}

TEST_CASE("json: a report of nothing is still a document") {
  Report report = one_kpi();
  report.inputs.clear();
  report.period.reset();
  set_total(report, {0, {}, {}, {}, {Value::none("needs outcome")}});
  const std::string document = rendered(report, "json");
  CHECK_THAT(document, Catch::Contains(R"("inputs": [],)"));
  CHECK_THAT(document, Catch::Contains(R"("period": {"begin": null, "end": null, )"));
  CHECK_THAT(document, Catch::Contains(R"("group": {}, "begin": null, "end": null,)"));
  CHECK_THAT(document, Catch::Contains(R"("kpis": {"offered": {"value": null, "reason": )"
                                       R"("needs outcome"}}})"));
  CHECK_THAT(document, Catch::EndsWith("\n  ],\n  \"notes\": []\n}\n"));
}

TEST_CASE("json: strings lose nothing and carry nothing that a terminal obeys") {
  CHECK(json_string("Zürich 技術") == "\"Zürich 技術\"");
  CHECK(json_string("a\"b\\c") == R"("a\"b\\c")");
  CHECK(json_string("a\nb\tc") == R"("a\nb\tc")");
  CHECK(json_string("\x1b[31m") == R"("\u001b[31m")");
  CHECK(json_string("\u009b\u202e\u2028\x7f") == R"("\u009b\u202e\u2028\u007f")");
  CHECK(json_string({"\0", 1}) == R"("\u0000")");
  CHECK(json_string("</script>") == R"("</script>")");
}

TEST_CASE("json: a file name that is not UTF-8 is escaped") {
  CHECK(json_string("a\xff.csv") == R"("a\\xff.csv")");
}

}  // namespace kpi::output_test
