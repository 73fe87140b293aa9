// SPDX-License-Identifier: MIT
// Agent time as spans without overlaps, and people counted over civil days.
#include "report/agent_spans.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "report/teams.hpp"
#include "report/workforces.hpp"

namespace kpi::agent_spans_test {
namespace {

using Texts = std::vector<std::string>;
constexpr AgentClass kOff = AgentClass::Off;
constexpr AgentClass kReady = AgentClass::Available;
constexpr AgentClass kPaused = AgentClass::Paused;
constexpr AgentClass kTalk = AgentClass::Handling;

/// "0: available 0-10 work" each; instants in minutes.
Texts texts_of(const AgentSpans& found) {
  Texts texts;
  for (const AgentSpan& span : found.spans) {
    std::string text = std::to_string(span.agent) + ": ";
    text += span.state ? name(*span.state) : "nothing";
    text += " " + std::to_string(span.span.begin) + "-" + std::to_string(span.span.end);
    if (span.duty) {
      text += *span.duty == Duty::Work ? " work" : *span.duty == Duty::Paused ? " pause" : " off";
    }
    texts.push_back(text);
  }
  return texts;
}

Companions states(std::vector<AgentState> rows, std::size_t agents = 1) {
  Companions companions;
  companions.agents.resize(agents);
  companions.states = std::move(rows);
  return companions;
}

AgentSpans spans_of(std::vector<AgentState> rows,
                    const std::optional<Interval>& period = std::nullopt) {
  return agent_spans(states(std::move(rows), 2), period);
}

}  // namespace

TEST_CASE("no states are no spans") {
  const AgentSpans found = spans_of({});
  CHECK(found.spans.empty());
  CHECK(found.unclosed == 0);
}

TEST_CASE("an instant counts once, in the strongest class that covers it") {
  const AgentSpans found = spans_of({{0, kReady, 0, 60}, {0, kPaused, 10, 30}, {0, kTalk, 20, 40}});
  CHECK(texts_of(found) == Texts{"0: available 0-10", "0: paused 10-20", "0: handling 20-30",
                                 "0: handling 30-40", "0: available 40-60"});
  CHECK(static_cast<Millis>(found.overlapping) == 10 + 2 * 10 + 10);
  CHECK(texts_of(spans_of({{0, kTalk, 0, 10}, {0, kTalk, 5, 20}})) ==
        Texts{"0: handling 0-5", "0: handling 5-10", "0: handling 10-20"});
  CHECK(texts_of(spans_of({{0, kOff, 0, 20}, {0, kReady, 5, 10}})) ==
        Texts{"0: off 0-5", "0: available 5-10", "0: off 10-20"});
}

TEST_CASE("a state without an end ends at the agent's next later start, the last with the log") {
  const AgentSpans found =
      spans_of({{0, kReady, 0}, {1, kReady, 5}, {0, kTalk, 10}, {1, kTalk, 20, 90}});
  CHECK(texts_of(found) ==
        Texts{"0: available 0-10", "0: handling 10-90", "1: available 5-20", "1: handling 20-90"});
  CHECK(found.unclosed == 1);
  CHECK(found.log_end == 90);
  // Two that start together do not end each other.
  CHECK(texts_of(spans_of({{0, kReady, 0}, {0, kTalk, 0}, {0, kPaused, 7, 8}})) ==
        Texts{"0: handling 0-7", "0: paused 7-8"});
}

TEST_CASE("the order of rows does not matter") {
  std::vector<AgentState> rows{{0, kReady, 0},       {0, kTalk, 10, 20}, {1, kPaused, 3, 9},
                               {0, kPaused, 15, 30}, {1, kReady, 9},     {0, kOff, 40}};
  const Texts in_order = texts_of(spans_of(rows));
  std::reverse(rows.begin(), rows.end());
  CHECK(texts_of(spans_of(rows)) == in_order);
  std::swap(rows[1], rows[4]);
  CHECK(texts_of(spans_of(rows)) == in_order);
}

TEST_CASE("agent time is cut to the period, and what is outside is told") {
  const AgentSpans found =
      spans_of({{0, kReady, 0, 20}, {0, kTalk, 20, 50}, {0, kOff, 50, 90}}, Interval{10, 30});
  CHECK(texts_of(found) == Texts{"0: available 10-20", "0: handling 20-30"});
  CHECK(static_cast<Millis>(found.outside) == 30);  // off time is none that is missed
}

TEST_CASE("a schedule beside the states: off beats a pause beats work") {
  Companions companions = states({{0, kReady, 10, 70}}, 2);
  companions.schedule = {{0, Duty::Work, 0, 60},
                         {0, Duty::Paused, 20, 30},
                         {0, Duty::Off, 25, 28},
                         {1, Duty::Work, 0, 5}};
  const AgentSpans found = agent_spans(companions, std::nullopt);
  CHECK(texts_of(found) == Texts{"0: nothing 0-10 work", "0: available 10-20 work",
                                 "0: available 20-25 pause", "0: available 25-28 off",
                                 "0: available 28-30 pause", "0: available 30-60 work",
                                 "0: available 60-70", "1: nothing 0-5 work"});
  CHECK(found.scheduled == std::vector<bool>{true, true});
  CHECK(found.stated == std::vector<bool>{true, false});
}

TEST_CASE("heads at the begin and the end, leavers and those who stay") {
  // Days 10 to 19.
  const auto counted = [](Amount from, Amount until) {
    Headcount heads;
    count_head(heads, from, until, 10, 19);
    return std::to_string(heads.at_begin) + std::to_string(heads.at_end) +
           std::to_string(heads.leavers) + std::to_string(heads.stayed);
  };
  CHECK(counted({}, {}) == "1101");  // before any period, and still there
  CHECK(counted(9, 30) == "1101");
  CHECK(counted(9, 9) == "0000");   // gone before
  CHECK(counted(9, 10) == "1010");  // the first day is the last
  CHECK(counted(9, 19) == "1010");  // left on the last day: not there by it
  CHECK(counted(9, 20) == "1101");
  CHECK(counted(10, {}) == "0100");  // hired on the first day: not there before it
  CHECK(counted(19, {}) == "0100");
  CHECK(counted(12, 15) == "0010");  // came and left
  CHECK(counted(20, {}) == "0000");
}

TEST_CASE("an agent is in the team of the employment that began last") {
  Companions companions;
  companions.agents = {"ann", "bob", "cem"};
  companions.roster = {{0, 10, 20, "north"}, {0, 21, {}, "south"}, {1, {}, {}, "east"},
                       {1, 5, {}, "east"},   {2, 7, {}, "b"},      {2, 7, {}, "a"}};
  const Teams teams{companions};
  CHECK(teams.of("ann") == "south");
  CHECK(teams.of("bob") == "east");
  CHECK(teams.of("cem") == "a");
  CHECK(teams.of("dee").empty());
  CHECK(teams.of_several() == 2);
}

}  // namespace kpi::agent_spans_test
