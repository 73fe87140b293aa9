// SPDX-License-Identifier: MIT
// Trends, bars and heat maps in tables: never wider than asked for, whatever the width.
#include <catch2/catch.hpp>

#include <string>

#include "output/text.hpp"
#include "sample_report.hpp"

namespace kpi::output_test {
namespace {

std::string pictured(const Report& report, int width, bool color = false) {
  RenderOptions options;
  options.width = width;
  options.pictures = true;
  options.color = color;
  return rendered(report, "table", options);
}

/// Without what a terminal obeys.
std::string plain(std::string text) {
  for (std::size_t at = 0; (at = text.find('\x1b')) != std::string::npos;) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

bool fits(const std::string& document, std::size_t width) {
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t end = document.find('\n', at);
    const std::string line = document.substr(at, end - at);
    if (display_width(line) > width || line.ends_with(' ')) return false;
    at = end + 1;
  }
  return true;
}

/// The sample with a trend of 31 days that grow, the second without a value.
Report with_trends() {
  Report report = sample_report();
  report.trends.emplace();
  report.trends->length = IntervalLength::Day;
  report.trends->values.resize(report.kpis.size());
  for (std::int64_t day = 0; day < 31; ++day) {
    report.trends->intervals.push_back({kMonday + day * kDay, kMonday + (day + 1) * kDay});
    for (auto& values : report.trends->values) {
      values.push_back(day == 1 ? Value{} : Value::count(day));
    }
  }
  return report;
}

Report with_heat_map() {
  Report report = sample_report();
  report.heat_map.emplace();
  report.heat_map->kpi = report.kpis[1];
  auto& values = report.heat_map->values;
  values[1][8] = Value::quotient({1, 1}, {2, 1}, "");
  values[1][9] = Value::quotient({1, 1}, {1, 1}, "");
  values[5][23] = Value::quotient({3, 4}, {1, 1}, "");
  return report;
}

}  // namespace

TEST_CASE("pictures: a trend stands beside value and quotient, or is left out") {
  const std::string trend = "▁ ▁▁▂▂▂▂▃▃▃▃▄▄▄▅▅▅▅▆▆▆▆▇▇▇▇████";
  CHECK_THAT(pictured(with_trends(), 90), Catch::Contains("15 / 20  " + trend + "\n"));
  CHECK_THAT(pictured(with_trends(), 60), !Catch::Contains("█"));
  CHECK_THAT(pictured(with_trends(), 160), Catch::Contains(trend + "  answered within 20 s"));
  CHECK_THAT(pictured(with_trends(), 160), Catch::Contains("Trends by day, from 2026-03-02"));
}

TEST_CASE("pictures: without being asked for there are none") {
  CHECK(rendered(with_trends(), "table") == rendered(sample_report(), "table"));
}

TEST_CASE("pictures: bars from 0 to the greatest of the first KPI, where there is room") {
  CHECK_THAT(pictured(by_queue({"billing"}), 80), Catch::Contains("68.58 EUR  ████████████"));
  CHECK_THAT(pictured(by_queue({"billing"}), 64), !Catch::Contains("█"));
  Report two = by_queue({"billing"});
  two.groupings[1].length = IntervalLength::Day;
  CHECK_THAT(pictured(two, 160), !Catch::Contains("█"));
}

TEST_CASE("pictures: a heat map by shades, from the first day of the week") {
  const std::string document = pictured(with_heat_map(), 80);
  CHECK_THAT(document, Catch::Contains("\nService level by weekday and hour\n"
                                       "    00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 "
                                       "18 19 20 21 22 23\n"
                                       "mon                         ░░░███\n"
                                       "tue\n"
                                       "wed\n"
                                       "thu\n"
                                       "fri"));
  CHECK_THAT(document, Catch::Contains("▓▓▓\nsat\nsun\n50.0 % ░▒▓█ 100.0 %; blank: no value\n"));
}

TEST_CASE("pictures: a heat map by values where cells are wide enough") {
  const std::string document = pictured(with_heat_map(), 160);
  CHECK_THAT(document, Catch::Contains("  50.0 100.0\n"));
  CHECK_THAT(document, Catch::Contains("50.0 % to 100.0 %; blank: no value\n"));
}

TEST_CASE("pictures: a heat map without any value tells why") {
  Report report = with_heat_map();
  for (auto& hours : report.heat_map->values) hours.fill(Value{});
  CHECK_THAT(pictured(report, 80), Catch::Contains("– no contacts\n"));
  report.heat_map->values[3][4] = Value::none("no offered contacts");
  CHECK_THAT(pictured(report, 80), Catch::Contains("– no offered contacts\n"));
}

TEST_CASE("pictures: right at any width, and color only adds to them") {
  for (int width = 40; width <= 200; ++width) {
    for (const Report& report : {with_trends(), with_heat_map(), by_queue({"a", "billing"})}) {
      const std::string document = pictured(report, width);
      CAPTURE(width, document);
      REQUIRE(fits(document, static_cast<std::size_t>(width)));
    }
    REQUIRE(plain(pictured(with_trends(), width, true)) == pictured(with_trends(), width));
    REQUIRE(plain(pictured(by_queue({"a"}), width, true)) == pictured(by_queue({"a"}), width));
  }
}

}  // namespace kpi::output_test
