// SPDX-License-Identifier: MIT
// What --target takes for a target, and what it says of other texts.
#include <catch2/catch.hpp>

#include <string>

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

Target parsed(const std::string& text, const Definitions& definitions = {}) {
  return target({"--target", text}, definitions);
}

/// The message and the hint of a text that is no target.
std::string refused(const std::string& text, const Definitions& definitions = {}) {
  try {
    parsed(text, definitions);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Usage);
    return error.faults().front().message + " | " + error.faults().front().hint;
  }
  return "taken";
}

bool equal(const Exact& a, std::int64_t units, std::int64_t scale) {
  return a.units * scale == units * a.scale;
}

constexpr const char* kForm =
    " is no target; expected ID >= VALUE [warn VALUE] [by DIM,...] [in P% of LENGTH], such as "
    "'aht <= 5m30s by queue' | ";

}  // namespace

TEST_CASE("blanks may be left out of targets") {
  for (const char* const text :
       {"service_level>=80%warn85%by queue,channel in 90%of 30m",
        "service_level >= 80% warn 85% by queue, channel in 90% of 30m",
        "  service_level  >=  80 %  warn  85 %  by  queue , channel  in  90 %  of  30m  "}) {
    CAPTURE(text);
    const Target target = parsed(text);
    CHECK(target.text == "service_level >= 80% warn 85% by queue,channel in 90% of 30m");
    CHECK(target.kpi->id == "service_level");
    CHECK(target.op == Operator::AtLeast);
    CHECK(equal(target.value, 8, 10));
    REQUIRE(target.warn);
    CHECK(equal(*target.warn, 85, 100));
    CHECK(target.by == std::vector<std::string>{"queue", "channel"});
    REQUIRE(target.in);
    CHECK(equal(target.in->share, 9, 10));
    CHECK(target.in->length == IntervalLength::Minutes30);
  }
}

TEST_CASE("each comparison is known") {
  CHECK(parsed("asa <= 20").op == Operator::AtMost);
  CHECK(parsed("asa < 20").op == Operator::LessThan);
  CHECK(parsed("asa>=20").op == Operator::AtLeast);
  CHECK(parsed("asa>20").op == Operator::MoreThan);
}

TEST_CASE("values are in the unit of their KPI") {
  CHECK(equal(parsed("service_level >= 0.8").value, 8, 10));
  CHECK(equal(parsed("service_level >= 1").value, 1, 1));
  CHECK(equal(parsed("service_level >= 82.5%").value, 825, 1000));
  CHECK(equal(parsed("aht <= 5m30s").value, 330, 1));
  CHECK(equal(parsed("aht <= 5:30").value, 330, 1));
  CHECK(equal(parsed("aht <= 330.5").value, 661, 2));
  CHECK(equal(parsed("aht <= 5min").value, 300, 1));
  CHECK(equal(parsed("offered >= 1000").value, 1000, 1));
  CHECK(equal(parsed("nps >= -10.5").value, -21, 2));
  CHECK(equal(parsed("cost_per_call <= 3.50").value, 7, 2));
}

TEST_CASE("the formula in force tells the unit") {
  Definitions mean;
  mean.formulas["csat"] = "mean";
  CHECK(equal(parsed("csat >= 4.2", mean).value, 21, 5));
  CHECK(refused("csat >= 4.2") ==
        "--target: \"4.2\" is no value of csat, which is in per cent; expected 80% or 0.8 | ");
  CHECK(refused("csat >= 80%", mean) ==
        "--target: \"80%\" is no value of csat, which is in points; expected a number such as 42.5 "
        "or -10 | ");
}

TEST_CASE("minutes end where in begins") {
  const Target target = parsed("aht<=5min in 90% of day");
  CHECK(equal(target.value, 300, 1));
  REQUIRE(target.in);
  CHECK(target.in->length == IntervalLength::Day);
}

TEST_CASE("names of groups may hold blanks and words of the grammar") {
  CHECK(parsed("aht <= 5m by Team in charge").by == std::vector<std::string>{"Team in charge"});
  const Target both = parsed("aht <= 5m by Team in charge in 50% of day");
  CHECK(both.by == std::vector<std::string>{"Team in charge"});
  CHECK(both.in.has_value());
  CHECK(parsed("aht <= 5m by day,queue").by == std::vector<std::string>{"day", "queue"});
}

TEST_CASE("values of a wrong unit") {
  CHECK(refused("service_level >= 80") ==
        "--target: \"80\" is no value of service_level, which is in per cent; expected 80% or 0.8 "
        "| ");
  CHECK(refused("service_level >= 5m30s") ==
        "--target: \"5m30s\" is no value of service_level, which is in per cent; expected 80% or "
        "0.8 | ");
  CHECK(
      refused("aht <= 80%") ==
      "--target: \"80%\" is no value of aht, which is in seconds; expected 5m30s, 5:30 or 330 | ");
  CHECK(refused("offered >= 5m") ==
        "--target: \"5m\" is no value of offered, which is in count; expected a number such as "
        "1250 or 37.5 | ");
  CHECK(refused("aht <= 5:99") ==
        "--target: \"5:99\" is no duration; expected 20s, 1m30s, 5m, 2h, 7d, 500ms or 1:30:00 | ");
}

TEST_CASE("texts that are no targets") {
  CHECK(refused("service_level = 80%") == "--target: \"service_level = 80%\"" + std::string{kForm});
  CHECK(refused("") == "--target: \"\"" + std::string{kForm});
  CHECK(refused("aht <=") == "--target: \"aht <=\"" + std::string{kForm});
  CHECK(refused("aht <= 5m warn") == "--target: \"aht <= 5m warn\"" + std::string{kForm});
  CHECK(refused("aht <= 5m on mondays") ==
        "--target: \"aht <= 5m on mondays\"" + std::string{kForm});
  CHECK(refused("aht <= 5m in 30m") == "--target: \"aht <= 5m in 30m\"" + std::string{kForm});
  CHECK(refused("aht <= 5m by") ==
        "--target: \"\" is no list; expected names with a comma between them | ");
  CHECK(refused("serviceLevel >= 80%") ==
        "--target: unknown KPI \"serviceLevel\" | did you mean service_level?");
}

TEST_CASE("intervals of targets") {
  CHECK(refused("aht <= 5m in 90% of 2h") ==
        "--target: \"2h\" is no interval length; expected 15m, 30m, 1h, day, week, month, quarter "
        "or year | did you mean 1h?");
  CHECK(refused("aht <= 5m in 0% of day") ==
        "--target: \"0%\" is no share of intervals; expected more than 0% and at most 100% | ");
  CHECK(refused("aht <= 5m in 101% of day") ==
        "--target: \"101%\" is no share of intervals; expected more than 0% and at most 100% | ");
  CHECK(refused("aht <= 5m by day in 90% of 30m") ==
        "--target: \"aht <= 5m by day in 90% of 30m\" is by day and in intervals of 30m | a target "
        "has one interval length");
}

TEST_CASE("a warn value that can never warn") {
  CHECK(refused("service_level >= 80% warn 75%") ==
        "--target: \"service_level >= 80% warn 75%\" never warns: whatever meets 80% meets 75% | "
        "the warn value is the better one: 'service_level >= 80% warn 85%'");
  CHECK(refused("aht <= 5m warn 5m") ==
        "--target: \"aht <= 5m warn 5m\" never warns: whatever meets 5m meets 5m | the warn value "
        "is the better one: 'service_level >= 80% warn 85%'");
  CHECK(parsed("aht <= 5m warn 4m30s").warn.has_value());
}

}  // namespace kpi::cli
