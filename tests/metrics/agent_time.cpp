// SPDX-License-Identifier: MIT
// What a state log and a schedule give: occupancy, utilisation, shrinkage, adherence, conformance.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

/// An hour with a contact, half an hour ready, a quarter on a break.
AgentTime shift() {
  AgentTime time;
  time.handling = kHour;
  time.available = 30 * kMinute;
  time.paused = 15 * kMinute;
  return time;
}

Setting with(const AgentTime& time, bool schedule = true) {
  Setting setting;
  setting.facts.companions.given = {FileKind::AgentStates};
  if (schedule) setting.facts.companions.given.insert(FileKind::Schedule);
  setting.workforce.time = time;
  return setting;
}

const std::vector<Contact> kThreeAnswered = copies(3, {.talk = 60});

}  // namespace

TEST_CASE("occupancy, utilisation and shrinkage of logged-in time") {
  CHECK(figure("occupancy", Aggregate{}, with(shift())) == "3600/5400");
  CHECK(figure("utilisation", Aggregate{}, with(shift())) == "3600/6300");
  CHECK(figure("shrinkage", Aggregate{}, with(shift())) == "900/6300");
  CHECK(text_of("occupancy", with(shift())) == "handling / (handling + available)");
}

TEST_CASE("a chosen formula of occupancy wins over the one whose input exists") {
  Setting setting = with(shift());
  setting.definitions.formulas["occupancy"] = "staffed";
  CHECK(figure("occupancy", kThreeAnswered, setting) == "none: needs --staffed-hours");
  Setting without_states;
  without_states.definitions.formulas["occupancy"] = "states";
  CHECK(figure("occupancy", kThreeAnswered, without_states) == "none: needs --agent-states");
}

TEST_CASE("scheduled 9:00-10:00, worked 9:15-10:15") {
  AgentTime time;
  time.available = kHour;
  time.present = kHour;
  time.scheduled_work = kHour;
  time.adherent = 45 * kMinute;
  CHECK(figure("adherence", Aggregate{}, with(time)) == "2700/3600");
  CHECK(figure("conformance", Aggregate{}, with(time)) == "3600/3600");
}

TEST_CASE("agent time that is not there is no value, and never 0") {
  CHECK(figure("occupancy", Aggregate{}, with({})) ==
        "none: no time handling contacts or available");
  CHECK(figure("utilisation", Aggregate{}, with({})) == "none: no logged-in time");
  CHECK(figure("shrinkage", Aggregate{}, with({})) == "none: no logged-in time");
  CHECK(figure("adherence", Aggregate{}, with({})) == "none: no scheduled time");
  CHECK(figure("conformance", Aggregate{}, with({})) == "none: no scheduled work");
  CHECK(figure("utilisation", Aggregate{}) == "none: needs --agent-states");
  CHECK(figure("adherence", Aggregate{}, with(shift(), false)) == "none: needs --schedule");
  Setting by_queue = with(shift());
  by_queue.workforce.carries_time = false;
  for (const char* id : {"occupancy", "utilisation", "shrinkage", "adherence", "conformance",
                         "calls_per_agent_hour"}) {
    CHECK(figure(id, kThreeAnswered, by_queue) ==
          "none: agent time is told apart only by agent, team and time");
  }
}

TEST_CASE("contacts per logged-in hour, and what they cost") {
  Setting setting = with(shift());
  CHECK(figure("calls_per_agent_hour", kThreeAnswered, setting) == "3/1.75");
  CHECK(text_of("calls_per_agent_hour", setting) ==
        "answered of all directions / logged-in hours (--agent-states)");
  CHECK(figure("calls_per_agent_hour", kThreeAnswered, with({})) == "none: no logged-in time");
  setting.definitions.staffed_hours = Exact{100, 1};  // states come first
  setting.definitions.cost_per_hour = Exact{40, 1};
  CHECK(figure("cost_per_call", kThreeAnswered, setting) == "70/3");
  setting.is_total = false;  // an agent, say
  CHECK(figure("cost_per_call", kThreeAnswered, setting) == "70/3");
  CHECK(text_of("cost_per_call", setting) ==
        "cost per hour x logged-in hours (--agent-states) / answered of all directions");
}

}  // namespace kpi::metrics_test
