// SPDX-License-Identifier: MIT
// Companion files: states, schedules, rosters and customers read as call logs are.
#include "input/companion_reader.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "input/logs.hpp"

namespace kpi::companion_test {
namespace {

using Texts = std::vector<std::string>;
using input_test::LogFolder;
using input_test::when;

/// What one companion file says.
class Companion {
 public:
  Companion(FileKind kind, const Texts& files, InputOptions options = {}) {
    std::vector<std::string>* const lists[] = {
        nullptr, &options.companions.agent_states, &options.companions.schedule,
        &options.companions.roster, &options.companions.customers};
    for (std::size_t i = 0; i < files.size(); ++i) {
      lists[static_cast<std::size_t>(kind)]->push_back(
          folder_.put("f" + std::to_string(i) + ".csv", files[i]));
    }
    read_ = read_companions(options);
  }

  [[nodiscard]] const CompanionReading& operator*() const { return read_; }
  [[nodiscard]] const CompanionReading* operator->() const { return &read_; }
  [[nodiscard]] Texts faults() const {
    Texts texts;
    for (const Fault& fault : read_.faults) {
      texts.push_back(
          folder_.without_path(fault.message + (fault.hint.empty() ? "" : " | " + fault.hint)));
    }
    return texts;
  }
  [[nodiscard]] Texts rejects() const {
    Texts texts;
    for (const Issue& issue : read_.rejects.kept()) {
      texts.push_back(std::to_string(issue.at.line) + ":" + std::to_string(issue.at.column) + ": " +
                      issue.text);
    }
    return texts;
  }
  [[nodiscard]] Texts notes() const {
    Texts texts;
    for (const Note& note : read_.notes) {
      texts.push_back(note.code + " " + folder_.without_path(note.text));
    }
    return texts;
  }

 private:
  LogFolder folder_;
  CompanionReading read_{10};
};

/// "ann handling 09:00:00 09:05:00" each.
Texts states_of(const Companion& companion) {
  Texts texts;
  for (const AgentState& state : companion->companions.states) {
    texts.push_back(companion->companions.agents[state.agent] + " " +
                    std::string{name(state.state)} + " " + when(state.begin) + " " +
                    when(state.end));
  }
  return texts;
}

Texts read_states(const std::string& text) {
  const Companion companion{FileKind::AgentStates, {text}};
  CHECK(companion.faults().empty());
  CHECK(companion.rejects().empty());
  return states_of(companion);
}

Texts rejected_states(const std::string& rows) {
  return Companion{FileKind::AgentStates, {"agent,state,start,end,duration\n" + rows}}.rejects();
}

/// The day in words, "-" where absent.
std::string day_text(Amount day) {
  return day ? Calendar{}.stamp(*day * kDay).substr(0, 10) : "-";
}

Texts people_of(const Companion& companion) {
  Texts texts;
  for (const Employment& one : companion->companions.roster) {
    texts.push_back(companion->companions.agents[one.agent] + " " + day_text(one.hired) + " " +
                    day_text(one.left) + " " + one.team + " " +
                    (one.esat ? std::to_string(*one.esat / kUnit) : "-"));
  }
  return texts;
}

InputOptions with_state(const std::string& word, const std::string& meaning) {
  InputOptions options;
  options.companions.states = {{word, meaning}};
  return options;
}

}  // namespace

TEST_CASE("states have an end, or a duration, or none") {
  CHECK(read_states("agent,state,start,end\nann,talk,2026-03-02 09:00,2026-03-02 09:05\n") ==
        Texts{"ann handling 09:00:00 09:05:00"});
  CHECK(read_states("agent,state,start,duration\nann,ready,2026-03-02 09:00,90\n") ==
        Texts{"ann available 09:00:00 09:01:30"});
  CHECK(read_states("agent,state,start\nann,break,2026-03-02 09:00\n") ==
        Texts{"ann paused 09:00:00 -"});
}

TEST_CASE("columns of states by other names, with units, dates apart and clocks past midnight") {
  CHECK(read_states("Agent Name;Agent State;Date;Start Time;End Time\n"
                    "Ann;Logged Out;2026-03-02;22:00;01:30\n") ==
        Texts{"Ann off 22:00:00 2026-03-03T01:30:00Z"});
  CHECK(read_states("User\tStatus\tStarted At\tTime in State (min)\n"
                    "Ann\tWrap-Up\t2026-03-02T09:00:00Z\t1.5\n") ==
        Texts{"Ann handling 09:00:00 09:01:30"});
  CHECK(read_states("[{\"agent\": \"ann\", \"state\": \"On Queue\", "
                    "\"start\": \"2026-03-02T09:00:00Z\"}]") == Texts{"ann available 09:00:00 -"});
}

TEST_CASE("an end and a duration that agree within a second: the end counts") {
  CHECK(read_states("agent,state,start,end,duration\n"
                    "ann,talk,2026-03-02 09:00:00.4,2026-03-02 09:00:10.3,10\n") ==
        Texts{"ann handling 09:00:00.400 09:00:10.300"});
  CHECK(rejected_states("ann,talk,2026-03-02 09:00:00,2026-03-02 09:00:10,11\n") ==
        Texts{"2:50: duration: \"11\" is not the time from the start to the end; expected the same "
              "time, or one of the two"});
}

TEST_CASE("a bad row of a companion file costs that row") {
  CHECK(rejected_states("ann,talk,2026-03-02 09:00,2026-03-02 08:00,\n") ==
        Texts{"2:27: end: \"2026-03-02 08:00\" is before the start; expected the end at or after "
              "the start"});
  CHECK(rejected_states("ann,talk,,,\n") ==
        Texts{"2:10: start is blank; expected " + std::string{expected(FieldType::Stamp)}});
  CHECK(rejected_states("ann,,2026-03-02 09:00,,\n") ==
        Texts{"2:5: state is blank; expected a word"});
  CHECK(rejected_states(",talk,2026-03-02 09:00,,\n") ==
        Texts{"2:1: agent is blank; expected a name"});
  CHECK(rejected_states("ann,talk,2026-03-02 09:00,,-3\n") ==
        Texts{"2:28: duration: \"-3\" is a negative duration; expected seconds or H:MM:SS"});
  CHECK(rejected_states("ann,talk\n") == Texts{"2:1: 2 fields; expected 5 as in the header"});
}

TEST_CASE("unknown states and activities are told with the option that says what they are") {
  const Companion states{FileKind::AgentStates,
                         {"agent,state,start\nann,frobbing,2026-03-02 09:00\n"
                          "ann,frobbing,2026-03-02 09:05\nann,zen,2026-03-02 09:07\n"}};
  CHECK(states.faults() ==
        Texts{"f0.csv:2:5: unknown states: \"frobbing\" (2 rows, first at f0.csv:2:5), \"zen\" (1 "
              "row, first at f0.csv:4:5) | say what each is: --state \"frobbing=CLASS\", CLASS "
              "being handling, available, paused or off"});
  const Companion schedule{
      FileKind::Schedule,
      {"agent,activity,start,end\nann,zen,2026-03-02 09:00,2026-03-02 10:00\n"}};
  CHECK(schedule.faults() ==
        Texts{"f0.csv:2:5: unknown activities: \"zen\" (1 row, first at f0.csv:2:5) | say what "
              "each is: --state \"zen=CLASS\", CLASS being handling, available, paused or off"});
  const Companion known{FileKind::AgentStates,
                        {"agent,state,start\nann,Zen.,2026-03-02 09:00\n"},
                        with_state("ZEN", "paused")};
  CHECK(states_of(known) == Texts{"ann paused 09:00:00 -"});
  CHECK_THROWS_WITH(read_companions(with_state("zen", "asleep")),
                    "--state: \"asleep\" is no class of states");
}

TEST_CASE("columns that a companion file needs") {
  CHECK(Companion(FileKind::AgentStates, {"agent,start\nann,2026-03-02 09:00\n"}).faults() ==
        Texts{"f0.csv: no column state as --agent-states needs it: found \"agent\", \"start\"; "
              "looked for agent, state, start, and end or duration | name a column: -c "
              "agent-states.state=COLUMN, such as -c agent-states.state=\"agent\""});
  CHECK(Companion(FileKind::Schedule, {"agent,activity,start\nann,work,2026-03-02 09:00\n"})
            .faults()
            .size() == 1);
  CHECK(Companion(FileKind::Roster, {"agent,desk\nann,3\n"}).faults().size() == 1);
  CHECK(Companion(FileKind::Customers, {"customer,city\nacme,Rome\n"}).faults().size() == 1);
  CHECK(Companion(FileKind::Roster, {""}).faults() == Texts{"f0.csv: empty: no header row"});
  const Companion header_only{FileKind::Roster, {"agent,hired,left\n"}};
  CHECK(header_only.faults().empty());
  CHECK(header_only->companions.facts.given.contains(FileKind::Roster));
}

TEST_CASE("a column of a companion file is chosen under the name of its option") {
  InputOptions options;
  options.columns = {{"agent-states.state", "presence_text"}, {"start", "4"}};
  const Companion states{
      FileKind::AgentStates, {"agent,presence_text,start\nann,Idle,2026-03-02 09:00\n"}, options};
  CHECK(states_of(states) == Texts{"ann available 09:00:00 -"});
  CHECK_NOTHROW(check_input_options(options));
  options.columns = {{"roster.hird", "x"}};
  CHECK_THROWS_WITH(check_input_options(options), "--column: unknown field \"roster.hird\"");
}

TEST_CASE("a schedule: work is one class, matched by any word of being there") {
  const Companion schedule{FileKind::Schedule,
                           {"Employee,Activity Name,Date,From,To\n"
                            "ann,Phone,2026-03-02,09:00,12:00\nann,Lunch,2026-03-02,12:00,13:00\n"
                            "ann,Available,2026-03-02,13:00,17:00\nann,Day Off,2026-03-03,00:00,"
                            "12:00\nann,Shift,2026-03-03,22:00,06:00\n"}};
  CHECK(schedule.faults().empty());
  Texts found;
  for (const ScheduledActivity& row : schedule->companions.schedule) {
    found.push_back(std::to_string(static_cast<int>(row.duty)) + " " + when(row.begin) + " " +
                    when(row.end));
  }
  CHECK(found == Texts{"0 09:00:00 12:00:00", "1 12:00:00 13:00:00", "0 13:00:00 17:00:00",
                       "2 2026-03-03T00:00:00Z 2026-03-03T12:00:00Z",
                       "0 2026-03-03T22:00:00Z 2026-03-04T06:00:00Z"});
  const Companion blank{FileKind::Schedule,
                        {"agent,activity,start,end\nann,work,2026-03-02 09:00,\n"}};
  CHECK(blank.rejects() ==
        Texts{"2:27: end is blank; expected " + std::string{expected(FieldType::Stamp)}});
}

TEST_CASE("a roster: days may be dates or stamps, blank or written as people write them") {
  const Companion roster{FileKind::Roster,
                         {"Name,Hire Date,Termination Date,Team,eSat\n"
                          "ann,13/01/2024,,north,5\nbob,,02/03/2026,south,\ncem,,,,0\n"
                          "ann,2026-01-05 08:00,2026-02-06T23:30:00Z,east,4\n"}};
  CHECK(roster.faults().empty());
  CHECK(people_of(roster) == Texts{"ann 2024-01-13 - north 5", "bob - 2026-03-02 south -",
                                   "cem - -  0", "ann 2026-01-05 2026-02-06 east 4"});
  const Companion wrong{FileKind::Roster,
                        {"agent,hired,left\nann,2026-01-05,2026-01-04\nbob,soon,\n"}};
  CHECK(wrong.rejects() ==
        Texts{"2:16: left: \"2026-01-04\" is before the day in hired; expected that day or a later "
              "one",
              "3:5: hired: \"soon\" is no date and time; expected " +
                  std::string{expected(FieldType::Stamp)}});
}

TEST_CASE("customers need no name") {
  const Companion customers{FileKind::Customers,
                            {"customer,since,lost\nacme,2024-01-01,\n,,2026-03-02\n"}};
  REQUIRE(customers->companions.customers.size() == 2);
  CHECK(day_text(customers->companions.customers[0].since) == "2024-01-01");
  CHECK(day_text(customers->companions.customers[1].lost) == "2026-03-02");
}

TEST_CASE("a date order is decided from all files of a kind, and totals are no rows") {
  const Companion states{FileKind::AgentStates,
                         {"agent,state,start\nann,idle,02/03/2026 09:00\nTotal,,\n",
                          "agent,state,start\nbob,idle,13/03/2026 09:00\n"}};
  CHECK(states.faults().empty());
  CHECK(states_of(states) ==
        Texts{"ann available 09:00:00 -", "bob available 2026-03-13T09:00:00Z -"});
  CHECK(states.rejects().empty());
  CHECK(states->summaries[0].skipped == 1);
  CHECK(Companion(FileKind::AgentStates, {"agent,state,start\nann,idle,02/03/2026 09:00\n"})
            .faults() ==
        Texts{"f0.csv:2:10: the order of day and month in \"02/03/2026 09:00\" cannot be decided: "
              "as day/month the log covers 2026-03-02, as month/day 2026-02-03 | --date-format "
              "d/m/Y or --date-format m/d/Y"});
}

TEST_CASE("files that cannot be read are told, all of them") {
  InputOptions options;
  options.companions.roster = {"/nowhere/a.csv"};
  options.companions.customers = {"/nowhere/b.csv"};
  const CompanionReading read = read_companions(options);
  REQUIRE(read.faults.size() == 2);
  CHECK(read.faults[0].kind == FaultKind::CannotOpen);
  CHECK(read.summaries.size() == 2);
}

}  // namespace kpi::companion_test
