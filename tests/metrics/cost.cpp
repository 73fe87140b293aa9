// SPDX-License-Identifier: MIT
// Cost per contact by every source of cost and every formula.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

const std::vector<Contact> kBooked{{.resolved = YesNo::Yes, .cost = 3},
                                   {.resolved = YesNo::No, .cost = 4},
                                   {.resolved = YesNo::Yes},
                                   {.outcome = Outcome::Abandoned}};

Setting with_cost(Exact cost) {
  Setting setting;
  setting.definitions.cost = cost;
  return setting;
}

Setting with_hours() {
  Setting setting;
  setting.definitions.cost_per_hour = Exact{28'500'000, kUnit};
  setting.definitions.staffed_hours = Exact{15, 10};
  return setting;
}

std::string cost(Setting setting, const std::string& formula) {
  setting.definitions.formulas["cost_per_call"] = formula;
  return figure("cost_per_call", kBooked, setting);
}

}  // namespace

TEST_CASE("booked cost by every formula") {
  CHECK(figure("cost_per_call", kBooked) == "7/3");
  CHECK(cost({}, "answered") == "7/3");
  CHECK(cost({}, "offered") == "7/4");
  CHECK(cost({}, "resolved") == "7/2");
  CHECK(figure("cost_per_call", {kBooked[0]}) == "3/1");
}

TEST_CASE("the cost of the selection comes before the booked one, and is the total's") {
  Setting setting = with_cost({1050, 100});
  setting.definitions.cost_per_hour = Exact{99, 1};
  CHECK(cost(setting, "answered") == "10.5/3");
  setting.is_total = false;
  CHECK(cost(setting, "answered") ==
        "none: --cost describes the whole selection, not a group or an interval of it");
}

TEST_CASE("the cost of hours is borne by contacts of all directions") {
  Aggregate contacts = tallied(kBooked);
  contacts.all_directions.answered += 2;
  contacts.all_directions.offered += 2;
  contacts.all_directions.resolved += 1;
  const auto of_hours = [&contacts](const std::string& formula) {
    Setting setting = with_hours();
    setting.definitions.formulas["cost_per_call"] = formula;
    return figure("cost_per_call", contacts, setting);
  };
  CHECK(of_hours("answered") == "42.75/5");
  CHECK(of_hours("offered") == "42.75/6");
  CHECK(of_hours("resolved") == "42.75/3");
}

TEST_CASE("the cost of hours without hours does not fall back") {
  Setting setting = with_hours();
  setting.definitions.staffed_hours.reset();
  CHECK(cost(setting, "answered") ==
        "none: --cost-per-hour needs --agent-states or --staffed-hours");
  Setting group = with_hours();
  group.is_total = false;
  CHECK(cost(group, "answered") ==
        "none: --staffed-hours describes the whole selection, not a group or an interval of it");
  Setting by_queue = with_hours();
  by_queue.selects_agent_time = false;
  CHECK(cost(by_queue, "answered") ==
        "none: agent time is told apart only by agent, team and time");
}

TEST_CASE("no cost, or nobody to bear it") {
  CHECK(figure("cost_per_call", Aggregate{}) == "none: no contact has a cost");
  CHECK(figure("cost_per_call", Aggregate{}, without({Field::Cost})) ==
        "none: needs column cost (or --cost, or --cost-per-hour)");
  CHECK(figure("cost_per_call", kBooked, without({Field::Outcome})) == kNeedsOutcomeReason);
  CHECK(cost(without({Field::Resolved}), "resolved") == "none: needs column resolved");
  CHECK(figure("cost_per_call", Aggregate{}, with_cost({9, 1})) == "none: no answered contacts");
  CHECK(figure("cost_per_call", {{.outcome = Outcome::Abandoned, .cost = 1}}) ==
        "none: no answered contacts");
}

TEST_CASE("cost in words, and in the core where its input exists") {
  const Kpi& kpi = *find_kpi("cost_per_call");
  CHECK(text_of("cost_per_call") == "booked cost / answered");
  CHECK(text_of("cost_per_call", with_cost({9, 1})) == "cost of the selection (--cost) / answered");
  CHECK(text_of("cost_per_call", with_hours()) ==
        "cost per hour x staffed hours (--staffed-hours) / answered of all directions");
  CHECK(text_of("cost_per_call", with_formula("cost_per_call", "resolved")) ==
        "booked cost / resolved");
  CHECK(kpi.available({}, Setting{}.facts));
  CHECK_FALSE(kpi.available({}, without({Field::Cost}).facts));
  CHECK(kpi.available(with_cost({9, 1}).definitions, without({Field::Cost}).facts));
}

}  // namespace kpi::metrics_test
