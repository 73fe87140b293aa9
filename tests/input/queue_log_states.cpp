// SPDX-License-Identifier: MIT
// Agent states from the events of Asterisk queue_logs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "input/companion_reader.hpp"
#include "input/logs.hpp"

namespace kpi::queue_log_states_test {
namespace {

using Texts = std::vector<std::string>;

struct Found {
  Texts states;  ///< "ann available 0-60", seconds since the first event of the examples
  Texts notes;
  Texts rejects;
  std::uint64_t rows = 0;
};

constexpr Millis kBegin = 1'772'442'000 * kSecond;  // 2026-03-02T09:00:00Z

Found read(const Texts& logs) {
  input_test::LogFolder folder;
  InputOptions options;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    options.companions.agent_states.push_back(
        folder.put("queue_log." + std::to_string(i), logs[i]));
  }
  const CompanionReading read = read_companions(options);
  CHECK(read.faults.empty());
  Found found;
  for (const AgentState& state : read.companions.states) {
    found.states.push_back(read.companions.agents[state.agent] + " " +
                           std::string{name(state.state)} + " " +
                           std::to_string((state.begin - kBegin) / kSecond) + "-" +
                           std::to_string((*state.end - kBegin) / kSecond));
  }
  std::sort(found.states.begin(), found.states.end());
  for (const Note& note : read.notes) found.notes.push_back(note.code + " " + note.text);
  for (const Issue& issue : read.rejects.kept()) found.rejects.push_back(issue.text);
  for (const InputSummary& summary : read.summaries) {
    CHECK(summary.format == "queue_log");
    found.rows += summary.rows;
  }
  return found;
}

/// An event so many seconds after nine o'clock.
std::string at(Millis second, const std::string& rest) {
  return std::to_string(kBegin / kSecond + second) + "|" + rest + "\n";
}

}  // namespace

TEST_CASE("logged in, paused, in conversation") {
  const Found found =
      read({at(0, "NONE|NONE|ann|AGENTLOGIN|SIP/1") + at(10, "c1|sales|ann|CONNECT|5|c1.1|3") +
            at(70, "c1|sales|ann|COMPLETECALLER|5|60|1") + at(80, "NONE|NONE|ann|PAUSEALL|lunch") +
            at(90, "NONE|NONE|ann|UNPAUSEALL|") + at(100, "NONE|NONE|ann|AGENTLOGOFF|SIP/1|100")});
  CHECK(found.states == Texts{"ann available 0-100", "ann handling 10-70", "ann paused 80-90"});
  CHECK(found.notes.empty());
  CHECK(found.rows == 6);
}

TEST_CASE("members of several queues, each joined and paused by itself") {
  const Found found =
      read({at(0, "NONE|sales|ann|ADDMEMBER|") + at(5, "NONE|care|ann|ADDMEMBER|") +
            at(10, "NONE|sales|ann|PAUSE|") + at(20, "NONE|sales|ann|UNPAUSE|") +
            at(30, "NONE|care|ann|PAUSE|") + at(40, "NONE|sales|ann|REMOVEMEMBER|") +
            at(50, "NONE|care|ann|REMOVEMEMBER|")});
  CHECK(found.states == Texts{"ann available 0-40", "ann available 5-50", "ann paused 10-20",
                              "ann paused 30-50"});  // who leaves is not paused any more
  CHECK(found.notes.empty());
}

TEST_CASE("pieces of a log are one, in whatever order they are named") {
  const std::string first = at(0, "NONE|sales|ann|ADDMEMBER|") +
                            at(30, "c1|sales|NONE|ENTERQUEUE||5551|1") +
                            at(40, "c1|sales|ann|CONNECT|10|c1.1|3");
  const std::string second =
      at(100, "c1|sales|ann|COMPLETEAGENT|10|60|1") + at(200, "NONE|sales|ann|REMOVEMEMBER|");
  const Texts states{"ann available 0-200", "ann handling 40-100"};
  CHECK(read({first, second}).states == states);
  CHECK(read({second, first}).states == states);
  const Found cut = read({second});
  CHECK(cut.states == Texts{"ann available 100-200", "ann handling 100-100"});
  CHECK(cut.notes == Texts{"N126 queue_log: 1 login or pause began before the log and counts from "
                           "its first event"});
  const Found open = read({first});
  CHECK(open.states == Texts{"ann available 0-40", "ann handling 40-40"});
  CHECK(open.notes ==
        Texts{"N127 queue_log: 2 logins, pauses and conversations are not ended by the log and "
              "count until its last event, a conversation at most until the agent's next"});
}

TEST_CASE(
    "a conversation that no event ends is over when the agent has the next, or at a restart") {
  const Found next =
      read({at(0, "c1|sales|ann|CONNECT|5|c1.1|3") + at(100, "c2|sales|ann|CONNECT|5|c2.1|3") +
            at(150, "c2|sales|ann|COMPLETECALLER|5|50|1")});
  CHECK(next.states == Texts{"ann handling 0-100", "ann handling 100-150"});
  const Found restart =
      read({at(0, "c1|sales|ann|CONNECT|5|c1.1|3") + at(60, "NONE|NONE|NONE|QUEUESTART|") +
            at(90, "NONE|NONE|NONE|CONFIGRELOAD|")});
  CHECK(restart.states == Texts{"ann handling 0-60"});
  CHECK(restart.notes == Texts{"N128 queue_log: 1 agent answers but never logs in: its time "
                               "between conversations is not known"});
}

TEST_CASE("a line that is no event is rejected; events of a table export are the same") {
  const Found found =
      read({at(0, "NONE|NONE|ann|AGENTLOGIN|SIP/1") + "soon|NONE|NONE|ann|PAUSE|\n" +
            at(100, "NONE|NONE|ann|AGENTLOGOFF|SIP/1|100")});
  CHECK(found.states == Texts{"ann available 0-100"});
  CHECK(found.rejects == Texts{"\"soon\" is no time; expected seconds since 1970 or "
                               "2026-03-02 09:00:00"});
  CHECK(found.rows == 3);
  CHECK(read({"time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n"
              "2026-03-02 09:00:00,NONE,NONE,ann,AGENTLOGIN,SIP/1,,,,\n"
              "2026-03-02 09:00:30,NONE,NONE,ann,AGENTLOGOFF,SIP/1,30,,,\n"})
            .states == Texts{"ann available 0-30"});
}

}  // namespace kpi::queue_log_states_test
