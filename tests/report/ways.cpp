// SPDX-License-Identifier: MIT
// The known ways to count: what is varied, what is settled, and the options that adopt a way.
#include "report/ways.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

namespace kpi::ways_test {
namespace {

LogFacts facts_of_calls() {
  LogFacts facts;
  facts.columns = {Field::Start, Field::Outcome, Field::Wait, Field::Talk};
  return facts;
}

std::vector<Way> ways(const char* id, const ReconcileQuery& asked = {}) {
  return ways_to_count(*find_kpi(id), asked, facts_of_calls());
}

using Words = std::vector<std::string>;

Words options(const char* id, const Way& way) {
  return options_of(*find_kpi(id), way, Definitions{}, facts_of_calls());
}

}  // namespace

TEST_CASE("a KPI without formulas and thresholds is counted in one way") {
  const std::vector<Way> all = ways("asa");
  REQUIRE(all.size() == 1);
  CHECK(all.front().formula.empty());
  CHECK(options("asa", all.front()).empty());
}

TEST_CASE("only what a formula uses is varied") {
  // offered and not-answered use nothing; net-of-short 4 limits, after-threshold 8 thresholds,
  // each with two comparisons, but for a limit of 0: no wait is less.
  CHECK(ways("abandonment_rate").size() == 1 + 1 + 3 * 2 + 1 + 8 * 2);
  CHECK(ways("short_abandon_rate").size() == 3 * 2 + 1);
}

TEST_CASE("what is settled stays, and a value of one's own is tried beside the usual ones") {
  ReconcileQuery asked;
  asked.query.definitions.formulas["service_level"] = "offered";
  asked.query.definitions.service.threshold = 25 * kSecond;
  CHECK(ways("service_level", asked).size() == 9 * 2);
  asked.settled.threshold = true;
  CHECK(ways("service_level", asked).size() == 2);
  asked.settled.comparison = true;
  REQUIRE(ways("service_level", asked).size() == 1);
  CHECK(ways("service_level", asked).front().threshold == 25 * kSecond);
}

TEST_CASE("formulas that the log cannot tell apart are tried once") {
  // Without hold and after-call work: talk, with ring, with wait.
  std::set<std::string> formulas;
  for (const Way& way : ways("aht")) formulas.insert(way.formula);
  CHECK(formulas == std::set<std::string>{"talk", "with-ring", "with-wait"});
}

TEST_CASE("percentiles follow aht, intervals on target the service level") {
  CHECK(definer(*find_kpi("aht_p90")).id == "aht");
  CHECK(definer(*find_kpi("intervals_met")).id == "service_level");
  CHECK(definer(*find_kpi("csat")).id == "csat");
  CHECK(is_folded_by_formula(*find_kpi("aht")));
  CHECK_FALSE(is_folded_by_formula(*find_kpi("service_level")));
}

TEST_CASE("options say what differs, and no more") {
  Way way{"offered", 20 * kSecond, 5 * kSecond, false, true};
  CHECK(options("service_level", way).empty());
  way.formula = "exclude-short";
  way.threshold = 30 * kSecond;
  way.short_abandon = 2500;
  way.strictly_less = true;
  CHECK(options("service_level", way) == Words{"--formula", "service_level=exclude-short", "--sl",
                                               "30s", "--short-abandon", "2500ms", "--threshold-op",
                                               "lt"});
}

}  // namespace kpi::ways_test
