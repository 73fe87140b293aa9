// SPDX-License-Identifier: MIT
// The HTML page, and text that must not become markup.
#include "output/html.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "sample_report.hpp"

namespace kpi::html_test {

using namespace output_test;

TEST_CASE("html: text stays text, between tags and in attributes") {
  CHECK(html_text("").empty());
  CHECK(html_text("80.6 %") == "80.6 %");
  CHECK(html_text("<b title=\"x\">&'</b>") == "&lt;b title=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;");
  CHECK(html_text("a\x1b[31m\n") == "a\\x1b[31m\\x0a");
  CHECK(html_text("\u202Eevil") == "\\u202eevil");
  CHECK(html_text("Núñez") == "Núñez");
}

TEST_CASE("html: what was read, the total, and why a KPI has no value") {
  const std::string page = rendered(sample_report(), "html");
  CHECK_THAT(page, Catch::StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  CHECK_THAT(page,
             Catch::Contains("<p class=\"period\">2026-03-02 08:00 – 2026-03-02 12:00 UTC</p>"));
  CHECK_THAT(page,
             Catch::Contains("<p>calls.csv: 1,022 records (1 row rejected)</p>\n<p>offered 20 "
                             "= answered 18 + abandoned 2 + other exits 0; blocked 1"));
  CHECK_THAT(page, Catch::Contains(
                       "<tr><th scope=\"row\">Service level</th><td class=\"number value\">75.0 "
                       "%</td><td class=\"number quotient\">15 / 20</td><td class=\"words\">"
                       "answered within 20 s / offered</td></tr>"));
  CHECK_THAT(page,
             Catch::Contains("<td class=\"number value\">–</td><td class=\"number quotient\"></td>"
                             "<td class=\"words\">no value: needs column csat</td>"));
  CHECK_THAT(page, Catch::Contains("<li>N203 2 answered contacts have no cost</li>"));
  CHECK_THAT(page, Catch::EndsWith("</html>\n"));
}

TEST_CASE("html: a table a grouping, its intervals unbroken, its names as text") {
  Report report = by_queue({"<i>", ""});
  report.groupings.push_back({{"queue"}, IntervalLength::Day});
  Result day = report.results[1];
  day.grouping = 2;
  day.group = {"\x1b[2J"};
  add_result(report, day);
  report.currency = "<b>";
  const std::string page = rendered(report, "html");
  CHECK_THAT(page,
             Catch::Contains("<tr><th scope=\"row\">&lt;i&gt;</th><td class=\"number\">20</td>"));
  CHECK_THAT(page, Catch::Contains("<tr><th scope=\"row\">(none)</th>"));
  CHECK_THAT(page, Catch::Contains("<h2>By queue, day</h2>"));
  CHECK_THAT(page,
             Catch::Contains(
                 "<tr><th scope=\"row\">\\x1b[2J</th><td class=\"time\">2026-03-02 08:00</td>"));
  CHECK_THAT(page, Catch::Contains("68.58 &lt;b&gt;"));
  CHECK_THAT(page, !Catch::Contains("<i>"));
  CHECK_THAT(page, !Catch::Contains("<b>"));
}

TEST_CASE("html: without a period, groups and notes there is less to tell") {
  Report report = sample_report();
  report.period.reset();
  report.notes.clear();
  const std::string page = rendered(report, "html");
  CHECK_THAT(page, !Catch::Contains("class=\"period\""));
  CHECK_THAT(page, !Catch::Contains("<h2>Notes</h2>"));
  CHECK_THAT(page, !Catch::Contains("<h2>By"));
}

}  // namespace kpi::html_test
