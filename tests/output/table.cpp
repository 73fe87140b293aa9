// SPDX-License-Identifier: MIT
// What a person sees on a terminal, at several widths.
#include <catch2/catch.hpp>

#include <algorithm>

#include "output/text.hpp"
#include "sample_report.hpp"

namespace kpi::output_test {
namespace {

std::string table(const Report& report, int width) {
  RenderOptions options;
  options.width = width;
  return rendered(report, "table", options);
}

/// The part of a table from the first line that begins with this text.
std::string from(const std::string& document, const std::string& text) {
  const std::size_t at = document.find('\n' + text);
  return at == std::string::npos ? "not found: " + text : document.substr(at + 1);
}

std::size_t widest_line(const std::string& document) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t end = document.find('\n', at);
    width = std::max(width, display_width(document.substr(at, end - at)));
    at = end + 1;
  }
  return width;
}

}  // namespace

TEST_CASE("table: the total") {
  CHECK(table(sample_report(), 100) ==
        "calls.csv\n"
        "1,022 records (1 row rejected), 2026-03-02 08:00 – 2026-03-02 12:00 UTC\n"
        "offered 20 = answered 18 + abandoned 2 + other exits 0; blocked 1 (not part of offered)\n"
        "not counted: 1,000 other direction, 2 open\n"
        "\n"
        "Volume\n"
        "  Offered                         20  answered + abandoned + other exits\n"
        "\n"
        "Access\n"
        "  Service level               75.0 %            15 / 20  answered within 20 s / offered\n"
        "  Average speed of answer     16.8 s          5:02 / 18  wait of answered contacts / "
        "answered with a\n"
        "                                                         wait\n"
        "\n"
        "Quality\n"
        "  Customer satisfaction            –  needs column csat\n"
        "\n"
        "Cost\n"
        "  Cost per contact         68.58 EUR  1,234.50 EUR / 18  cost / answered\n"
        "\n"
        "Notes\n"
        "  N203  2 answered contacts have no cost\n");
}

TEST_CASE("table: at 60 columns definitions are left out") {
  CHECK(table(sample_report(), 60) ==
        "calls.csv\n"
        "1,022 records (1 row rejected), 2026-03-02 08:00 –\n"
        "2026-03-02 12:00 UTC\n"
        "offered 20 = answered 18 + abandoned 2 + other exits 0;\n"
        "blocked 1 (not part of offered)\n"
        "not counted: 1,000 other direction, 2 open\n"
        "\n"
        "Volume\n"
        "  Offered                         20\n"
        "\n"
        "Access\n"
        "  Service level               75.0 %            15 / 20\n"
        "  Average speed of answer     16.8 s          5:02 / 18\n"
        "\n"
        "Quality\n"
        "  Customer satisfaction            –\n"
        "    needs column csat\n"
        "\n"
        "Cost\n"
        "  Cost per contact         68.58 EUR  1,234.50 EUR / 18\n"
        "\n"
        "Notes\n"
        "  N203  2 answered contacts have no cost\n");
}

TEST_CASE("table: at 40 columns quotients are left out, and reasons stand below") {
  CHECK(from(table(sample_report(), 40), "Volume") ==
        "Volume\n"
        "  Offered                         20\n"
        "\n"
        "Access\n"
        "  Service level               75.0 %\n"
        "  Average speed of answer     16.8 s\n"
        "\n"
        "Quality\n"
        "  Customer satisfaction            –\n"
        "    needs column csat\n"
        "\n"
        "Cost\n"
        "  Cost per contact         68.58 EUR\n"
        "\n"
        "Notes\n"
        "  N203  2 answered contacts have no cost\n");
}

TEST_CASE("table: groups") {
  const std::string document = table(by_queue({"billing", "", "技術"}), 100);
  CHECK(from(document, "By queue") ==
        "By queue\n"
        "queue    offered  service_level     asa  csat  cost_per_call\n"
        "billing       20         75.0 %  16.8 s     –      68.58 EUR\n"
        "(none)        20         75.0 %  16.8 s     –      68.58 EUR\n"
        "技術          20         75.0 %  16.8 s     –      68.58 EUR\n"
        "– csat: needs column csat\n"
        "\n"
        "Notes\n"
        "  N203  2 answered contacts have no cost\n");
}

TEST_CASE("table: columns that do not fit go to further blocks") {
  CHECK(from(table(by_queue({"billing"}), 40), "By queue") ==
        "By queue\n"
        "queue    offered  service_level     asa\n"
        "billing       20         75.0 %  16.8 s\n"
        "\n"
        "queue    csat  cost_per_call\n"
        "billing     –      68.58 EUR\n"
        "– csat: needs column csat\n"
        "\n"
        "Notes\n"
        "  N203  2 answered contacts have no cost\n");
}

TEST_CASE("table: intervals are local clocks, and dates from a day on") {
  Report report = one_kpi();
  report.calendar = Calendar{*TimeZone::parse("+02:00")};
  report.groupings.push_back({{}, IntervalLength::Minutes30});
  report.groupings.push_back({{"queue"}, IntervalLength::Day});
  add_result(report, {1, {}, Interval{kMonday, kMonday + 30 * kMinute}, {}, {Value::count(7)}});
  add_result(report, {2,
                      {"billing"},
                      Interval{kMonday - 10 * kHour, kMonday + 14 * kHour},
                      {},
                      {Value::count(7)}});
  CHECK(from(table(report, 60), "By") ==
        "By 30m\n"
        "30m               offered\n"
        "2026-03-02 10:00        7\n"
        "\n"
        "By queue, day\n"
        "queue    day         offered\n"
        "billing  2026-03-02        7\n");
}

TEST_CASE("table: keys wrap at blanks, and share a column when there are too many") {
  Report report = one_kpi();
  report.groupings.push_back({{"queue", "agent"}, IntervalLength::Minutes30});
  add_result(report, {1,
                      {"support for very important customers", "Bartholomew Featherstonehaugh"},
                      Interval{kMonday, kMonday + 30 * kMinute},
                      {},
                      {Value::count(7)}});
  CHECK(from(table(report, 80), "By") ==
        "By queue, agent, 30m\n"
        "queue                      agent                       30m               offered\n"
        "support for very           Bartholomew                 2026-03-02 08:00        7\n"
        "important customers        Featherstonehaugh\n");
  CHECK(from(table(report, 40), "By") ==
        "By queue, agent, 30m\n"
        "queue, agent, 30m                offered\n"
        "support for very important             7\n"
        "customers, Bartholomew\n"
        "Featherstonehaugh, 2026-03-02\n"
        "08:00\n");
}

TEST_CASE("table: no line is wider than the terminal") {
  Report report =
      by_queue({"billing", "技術サポート技術サポート技術サポート技術サポート技術サポート",
                std::string(200, 'x'), "a\x1b[31m b"});
  report.inputs.push_back({std::string(200, 'y'), "csv", 0, 0, 0, 0, 0});
  report.notes.push_back({"N101", std::string(300, 'z')});
  report.kpis[3].text = "long";
  for (int width = 40; width <= 170; ++width) {
    CHECK(widest_line(table(report, width)) <= static_cast<std::size_t>(width));
  }
  CHECK(table(report, 0) == table(report, 40));
}

TEST_CASE("table: the heading names the files and accounts for their rows") {
  Report report = sample_report();
  report.inputs = {{"a.csv", "csv", 10, 8, 1, 1, 0},
                   {"b\x1b.csv", "csv", 10, 10, 0, 0, 0},
                   {"-", "csv", 1, 1, 0, 0, 0}};
  report.filtered = {1, 2, 3, 4};
  const std::string document = table(report, 100);
  CHECK(document.substr(0, document.find("\n\n") + 1) ==
        R"(3 files: a.csv, b\x1b.csv, standard input
19 records (1 row rejected, 1 duplicate dropped), 2026-03-02 08:00 – 2026-03-02 12:00 UTC
offered 20 = answered 18 + abandoned 2 + other exits 0; blocked 1 (not part of offered)
not counted: 1 other direction, 2 outside the period, 3 left out by the filter, 4 open
)");
}

TEST_CASE("table: records that were joined are told with their calls") {
  Report report = one_kpi();
  report.calls = 1000;
  const auto second_line = [&] {
    const std::string document = table(report, 100);
    const std::size_t begin = document.find('\n') + 1;
    return document.substr(begin, document.find(", 2026", begin) - begin);
  };
  CHECK(second_line() == "1,022 records of 1,000 calls (1 row rejected)");
  report.calls = 1;
  CHECK(second_line() == "1,022 records of 1 call (1 row rejected)");
}

TEST_CASE("table: a log without outcomes has no balance, and one without times no period") {
  Report report = one_kpi();
  report.period.reset();
  report.filtered = {};
  set_total(report, {0, {}, {}, {}, {Value::none("needs outcome")}});
  CHECK(table(report, 100) ==
        "calls.csv\n"
        "1,022 records (1 row rejected)\n"
        "offered –: the log does not tell how contacts ended\n"
        "\n"
        "Volume\n"
        "  Offered  –  needs outcome\n");
}

TEST_CASE("table: nothing a terminal obeys comes from the file") {
  const std::string document = table(by_queue({"a\x1b[31m\u202e\nb"}), 100);
  CHECK_THAT(document, Catch::Contains("a\\x1b[31m\\u202e\\x0ab"));
  CHECK_THAT(document, !Catch::Contains("\x1b"));
}

TEST_CASE("table: color only adds to the text") {
  RenderOptions options;
  options.color = true;
  std::string document = rendered(by_queue({"billing"}), "table", options);
  CHECK_THAT(document, Catch::Contains("\n\x1b[1mAccess\x1b[0m\n"));
  CHECK_THAT(document, Catch::Contains("\x1b[2manswered within 20 s / offered\x1b[0m\n"));
  for (const std::string_view code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
    for (std::size_t at = 0; (at = document.find(code)) != std::string::npos;) {
      document.erase(at, code.size());
    }
  }
  CHECK(document == rendered(by_queue({"billing"}), "table"));
}

}  // namespace kpi::output_test
