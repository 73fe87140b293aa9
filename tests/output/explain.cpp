// SPDX-License-Identifier: MIT
// The catalogue in words.
#include <catch2/catch.hpp>

#include <algorithm>

#include "kpi/render.hpp"
#include "output/text.hpp"

namespace kpi::output_test {
namespace {

const Kpi kLevel{
    .id = "level",
    .name = "Level",
    .section = Section::Access,
    .unit = Unit::Ratio,
    .better = Better::Higher,
    .formulas = {{.id = "offered", .text = "answered {T} / offered", .expression = "A_T/N"},
                 {.id = "mean", .text = "mean over {W}", .unit = Unit::Points}},
    .needs = "wait",
    .source = "common usage"};

const Kpi kShort{.id = "short",
                 .name = "Short",
                 .better = Better::Lower,
                 .formulas = {{.id = "", .text = "abandoned {S}"}},
                 .needs = "wait",
                 .source = ""};

}  // namespace

TEST_CASE("explain: a KPI with formulas") {
  CHECK(explain_kpi(kLevel, {}) ==
        "level: Level\n"
        "\n"
        "  unit     ratio\n"
        "  better   ↑ higher is better\n"
        "  needs    wait\n"
        "  source   common usage\n"
        "\n"
        "Formulas (--formula level=NAME)\n"
        "  offered  answered within T / offered [A_T/N] (default)\n"
        "  mean     mean over W (points)\n"
        "\n"
        "  T = the service-level threshold (--sl), W = the repeat window (--fcr-window)\n");
}

TEST_CASE("explain: a KPI with one definition") {
  CHECK(explain_kpi(kShort, {}) ==
        "short: Short\n"
        "\n"
        "  unit     count\n"
        "  better   ↓ lower is better\n"
        "  needs    wait\n"
        "\n"
        "Formula\n"
        "  abandoned within S\n"
        "\n"
        "  S = the short-abandon threshold (--short-abandon)\n");
}

TEST_CASE("explain: every KPI of the catalogue is explained without placeholders") {
  for (const Kpi& kpi : catalogue()) {
    const std::string text = explain_kpi(kpi, {});
    CHECK_THAT(text, Catch::StartsWith(std::string{kpi.id} + ": " + std::string{kpi.name} + "\n"));
    CHECK_THAT(text, !Catch::Contains("{"));
  }
}

TEST_CASE("explain: the catalogue has a line a KPI, and a column less on a narrow terminal") {
  const std::string wide = explain_catalogue({.width = 80});
  CHECK_THAT(wide, Catch::StartsWith("Volume\n  offered "));
  CHECK_THAT(wide, Catch::Contains("\n\nAccess\n"));
  for (const Kpi& kpi : catalogue()) {
    CHECK_THAT(wide, Catch::Contains("\n  " + pad_right(kpi.id, 20) + "  "));
  }
  CHECK_THAT(wide, Catch::Contains("  ↑  ratio\n"));
  const std::string narrow = explain_catalogue({.width = 40});
  CHECK_THAT(narrow, !Catch::Contains("ratio\n"));
  CHECK_THAT(narrow, Catch::Contains("  ↑\n"));
}

TEST_CASE("explain: the catalogue as Markdown has a row a KPI") {
  const std::string text = catalogue_markdown();
  CHECK_THAT(text,
             Catch::StartsWith("| id | name | unit | better | formulas | needs |\n"
                               "|:--|:--|:--|:-:|:--|:--|\n| `offered` | Offered | count | ↔ | "));
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) ==
        catalogue().size() + 2);
  CHECK_THAT(text, Catch::Contains("| `offered` answered within T / offered<br>`answered` "));
}

}  // namespace kpi::output_test
