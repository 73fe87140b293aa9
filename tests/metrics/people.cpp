// SPDX-License-Identifier: MIT
// Attrition, retention, employee satisfaction and customer churn.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

/// Of 6500 at the begin 220 left, and 100 came.
Setting january() {
  Setting setting;
  setting.facts.companions = {
      {FileKind::Roster, FileKind::Customers}, true, true, true, true, true, true};
  setting.workforce.people = {6500, 6380, 220, 6280, 40, 30};
  setting.workforce.customers = {200, 190, 25, 180, 0, 0};
  setting.workforce.days = 31;
  return setting;
}

std::string people_figure(std::string_view id, const Setting& setting) {
  return figure(id, Aggregate{}, setting);
}

}  // namespace

TEST_CASE("6500 heads at the begin and 6380 at the end: 6440 on average") {
  Setting plain = january();
  plain.definitions.formulas["attrition_rate"] = "plain";
  CHECK(people_figure("attrition_rate", plain) == "220/6440");
  CHECK(people_figure("attrition_rate", january()) == "80300:31/6440");
  CHECK(people_figure("retention_rate", january()) == "6280/6500");
  CHECK(people_figure("esat", january()) == "30/40");
  CHECK(people_figure("customer_churn", january()) == "20/200");
}

TEST_CASE("a rate of a year needs 28 days") {
  Setting setting = january();
  setting.workforce.days = 27;
  CHECK(people_figure("attrition_rate", setting) ==
        "none: under 28 days are too few to tell of a year; --formula attrition_rate=plain");
  setting.workforce.days = 28;
  CHECK(people_figure("attrition_rate", setting) == "20075:7/6440");
}

TEST_CASE("people without their input") {
  for (const char* id : {"attrition_rate", "retention_rate", "esat"}) {
    CHECK(people_figure(id, {}) == "none: needs --roster");
  }
  CHECK(people_figure("customer_churn", {}) == "none: needs --customers");
  Setting nobody = january();
  nobody.workforce.people = {};
  nobody.workforce.customers = {};
  CHECK(people_figure("attrition_rate", nobody) ==
        "none: nobody on the roster at the begin or the end");
  CHECK(people_figure("retention_rate", nobody) == "none: nobody on the roster at the begin");
  CHECK(people_figure("esat", nobody) == "none: nobody has an esat");
  CHECK(people_figure("customer_churn", nobody) == "none: no customers at the begin");
  Setting no_period = january();
  no_period.workforce.days = 0;
  CHECK(people_figure("esat", no_period) == "none: needs a period: the log has no start");
  Setting by_agent = january();
  by_agent.workforce.carries_people = false;
  by_agent.workforce.carries_customers = false;
  CHECK(people_figure("esat", by_agent) ==
        "none: people are counted in total, by team and by day or longer");
  CHECK(people_figure("customer_churn", by_agent) ==
        "none: customers are counted in total and by day or longer");
  Setting no_left = january();
  no_left.facts.companions.left = false;
  CHECK(people_figure("retention_rate", no_left) == "none: needs column left in --roster");
  CHECK(people_figure("esat", no_left) == "30/40");
}

TEST_CASE("an esat outside its scale is none at all") {
  Setting setting = january();
  setting.facts.esat = {2 * kUnit, 7 * kUnit};
  CHECK(people_figure("esat", setting) == "none: esat is from 2 to 7, outside its scale of 1 to 5");
}

}  // namespace kpi::metrics_test
