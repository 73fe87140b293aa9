// SPDX-License-Identifier: MIT
// Occupancy by staffed hours and by span, and contacts per agent hour.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

constexpr std::int64_t kNineOClock = 9 * 3600;

/// Ann works from 9:00 to 9:30 with a pause, and once the next day; Ben for five minutes.
const std::vector<Contact> kShift{
    {.talk = 500, .hold = 60, .acw = 40, .agent = "ann", .answer = kNineOClock},
    {.talk = 600, .agent = "ann", .answer = kNineOClock + 1200},
    {.talk = 100, .agent = "ann", .answer = 24 * 3600},
    {.talk = 300, .agent = "ben", .answer = kNineOClock},
    {.talk = 200},  // no agent
    {.outcome = Outcome::Abandoned}};

Setting staffed(Exact hours) {
  Setting setting;
  setting.definitions.staffed_hours = hours;
  return setting;
}

const std::string kTotalOnly =
    "none: --staffed-hours describes the whole selection, not a group or an interval of it";

}  // namespace

TEST_CASE("occupancy by span: handle time within each agent's days") {
  CHECK(figure("occupancy", kShift) == "1600/2200");
  CHECK(figure("occupancy", kShift, with_formula("occupancy", "span")) == "1600/2200");
  CHECK(figure("occupancy", {kShift[3]}) == "300/300");
}

TEST_CASE("occupancy by staffed hours, exactly") {
  CHECK(figure("occupancy", kShift, staffed({2, 1})) == "1800/7200");
  CHECK(figure("occupancy", kShift, staffed({375'000, kUnit})) == "1800/1350");
  CHECK(figure("occupancy", Aggregate{}, staffed({2, 1})) == "0/7200");
  Setting span = staffed({2, 1});
  span.definitions.formulas["occupancy"] = "span";
  CHECK(figure("occupancy", kShift, span) == "1600/2200");
}

TEST_CASE("occupancy without its input") {
  CHECK(figure("occupancy", kShift, with_formula("occupancy", "staffed")) ==
        "none: needs --staffed-hours");
  CHECK(figure("occupancy", kShift, staffed({0, 1})) == "none: no staffed hours");
  Setting group = staffed({2, 1});
  group.is_total = false;
  CHECK(figure("occupancy", kShift, group) == kTotalOnly);
  CHECK(figure("occupancy", copies(1, {}), staffed({2, 1})) ==
        "none: no answered contact has a talk time");

  Setting by_queue;
  by_queue.carries_agent_days = false;
  CHECK(figure("occupancy", kShift, by_queue) ==
        "none: span occupancy is given for the total, by agent and by day or longer");
  CHECK(figure("occupancy", Aggregate{}) == "none: no answered contacts");
  CHECK(figure("occupancy", {kShift[4]}) == "none: no answered contact has agent, answer and talk");
  CHECK(figure("occupancy", copies(1, {.talk = 0, .agent = "ann", .answer = 5})) ==
        "none: no agent's day has any length");
  CHECK(figure("occupancy", kShift, without({Field::Agent})) == "none: needs column agent");
  CHECK(figure("occupancy", kShift, without({Field::Answer, Field::Talk})) ==
        "none: needs columns answer, talk");
  CHECK(figure("occupancy", kShift, without({Field::Outcome})) == kNeedsOutcomeReason);
}

TEST_CASE("occupancy in words, and in the core where its input exists") {
  const Kpi& occupancy = *find_kpi("occupancy");
  const Setting hours = staffed({2, 1});
  CHECK(text_of("occupancy", hours) ==
        "handle time of all directions / staffed hours (--staffed-hours)");
  CHECK_THAT(text_of("occupancy"), Catch::Contains("first answer to the last end of each agent's "
                                                   "day; an estimate"));
  CHECK(occupancy.available({}, Setting{}.facts));
  CHECK_FALSE(occupancy.available({}, without({Field::Agent}).facts));
  CHECK(occupancy.available(hours.definitions, without({Field::Agent}).facts));
  CHECK_FALSE(occupancy.available(hours.definitions, without({Field::Talk}).facts));
}

TEST_CASE("contacts per agent hour") {
  CHECK(figure("calls_per_agent_hour", kShift, staffed({2'500'000, kUnit})) == "5/2.5");
  CHECK(figure("calls_per_agent_hour", {kShift[0]}, staffed({1, 1})) == "1/1");
  CHECK(figure("calls_per_agent_hour", Aggregate{}, staffed({1, 1})) == "0/1");
  CHECK(figure("calls_per_agent_hour", kShift) == "none: needs --agent-states or --staffed-hours");
  CHECK(figure("calls_per_agent_hour", kShift, staffed({0, 1})) == "none: no staffed hours");
  Setting group = staffed({1, 1});
  group.is_total = false;
  CHECK(figure("calls_per_agent_hour", kShift, group) == kTotalOnly);
  Setting by_queue = staffed({1, 1});
  by_queue.selects_agent_time = false;
  CHECK(figure("calls_per_agent_hour", kShift, by_queue) ==
        "none: agent time is told apart only by agent, team and time");
}

}  // namespace kpi::metrics_test
