// SPDX-License-Identifier: MIT
// Rows of one call joined into the call, by hand-worked calls.
#include "input/legs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "input/logs.hpp"

namespace kpi::legs_test {
namespace {

using input_test::line_of;
using input_test::LogFolder;
using input_test::LogRun;
using input_test::Outcomes;
using input_test::seconds;
using Texts = std::vector<std::string>;

/// What records of a log are read as under --unit call.
Outcomes read_calls(const std::string& log, LogRun::Line line = line_of, const Texts& extra = {}) {
  InputOptions options;
  options.unit = CountingUnit::Call;
  Outcomes found = input_test::read_log(log, options, extra, line);
  std::sort(found.records.begin(), found.records.end());
  return found;
}

/// The calls among them, without the visits of each.
Texts calls_of(const std::string& log, LogRun::Line line = line_of, const Texts& extra = {}) {
  static LogRun::Line say = nullptr;
  say = line;
  Texts calls = read_calls(
                    log,
                    [](const CallRecord& record) {
                      return record.counts_as == CountsAs::Visit ? std::string{} : say(record);
                    },
                    extra)
                    .records;
  std::erase(calls, "");
  return calls;
}

std::string whose(const CallRecord& record) {
  return std::string{record.queue} + "/" + std::string{record.agent} + "/" +
         std::string{name(record.direction)} + "/" + std::string{record.channel} + "/" +
         std::string{record.reason} + "/" + std::string{record.caller};
}

std::string times(const CallRecord& record) {
  return "ring " + seconds(record.ring) + " talk " + seconds(record.talk) + " hold " +
         seconds(record.hold) + " acw " + seconds(record.acw) + " cost " +
         (record.cost ? std::to_string(*record.cost / kUnit) : "-");
}

std::string judgements(const CallRecord& record) {
  return "transferred " + std::string{name(record.transferred)} + ", resolved " +
         std::string{name(record.resolved)} + ", csat " +
         (record.csat ? std::to_string(*record.csat / kUnit) : "-") + ", nps " +
         (record.nps ? std::to_string(*record.nps / kUnit) : "-");
}

std::string extras(const CallRecord& record) {
  std::string line;
  for (const std::string_view text : record.extra) line += std::string{text} + "|";
  return line;
}

const std::string kOverflow =
    "call_id,start,queue,agent,outcome,wait,talk\n"
    "1,2026-03-02 09:00:00,A,,overflow,10,\n"
    "1,2026-03-02 09:00:10,B,Ana,answered,300,60\n";

}  // namespace

TEST_CASE("a call waits from its first start to its first answer") {
  CHECK(calls_of(kOverflow) == Texts{"answered 09:00:00 09:05:10 09:06:10 wait 310 talk 60"});
  CHECK(calls_of(kOverflow, whose) == Texts{"A/Ana/inbound/voice//"});
}

TEST_CASE("without stamps the waits up to the answered leg are the wait") {
  CHECK(calls_of("call_id,queue,outcome,wait,talk\n1,B,answered,300,60\n1,A,overflow,10,\n") ==
        Texts{"answered - - - wait 310 talk 60"});
  // By their texts the legs come in another order: the first has been answered at once.
  CHECK(calls_of("call_id,queue,outcome,wait,talk\n1,B,overflow,10,\n1,A,answered,300,60\n") ==
        Texts{"answered - - - wait 300 talk 60"});
  CHECK(calls_of("call_id,queue,outcome,wait\n1,A,overflow,\n1,B,overflow,5\n") ==
        Texts{"overflow - - - wait - talk -"});
}

TEST_CASE("a call that nobody answered waits until its last exit, and ends as its last leg does") {
  CHECK(calls_of("call_id,start,queue,outcome,wait\n"
                 "1,2026-03-02 09:01:00,B,abandoned,30\n"
                 "1,2026-03-02 09:00:00,A,overflow,50\n") ==
        Texts{"abandoned 09:00:00 - 09:01:30 wait 90 talk -"});
}

TEST_CASE("a call whose last leg still waits is open") {
  const auto is_open = [](const CallRecord& record) { return std::string{name(record.outcome)}; };
  CHECK(calls_of("call_id,start,outcome,wait\n1,2026-03-02 09:00:00,overflow,9\n"
                 "1,2026-03-02 09:01:00,,\n",
                 is_open) == Texts{"open"});
}

TEST_CASE("what is asked for comes first, what is told of it last") {
  const std::string log =
      "call_id,start,queue,agent,direction,channel,reason,caller,outcome,transferred,resolved,csat,"
      "nps\n"
      "1,2026-03-02 09:00:00,,Ana,,,,,answered,yes,no,4,9\n"
      "1,2026-03-02 09:01:00,A,Bo,outbound,chat,bill,+1,answered,no,yes,0,0\n"
      "1,2026-03-02 09:02:00,B,Cy,inbound,voice,move,+2,answered,,,,\n";
  CHECK(calls_of(log, whose) == Texts{"A/Ana/outbound/chat/bill/+1"});
  // A csat of 0 is no score where the scale begins at 1; an nps of 0 is one.
  CHECK(calls_of(log, judgements) == Texts{"transferred yes, resolved yes, csat 4, nps 0"});
}

TEST_CASE("parts are summed, and unknown where an answered leg does not say its own") {
  const std::string header = "call_id,start,outcome,ring,talk,hold,acw,cost\n";
  CHECK(calls_of(header + "1,2026-03-02 09:00,answered,5,60,10,20,3\n"
                          "1,2026-03-02 09:05,answered,6,30,,,\n"
                          "1,2026-03-02 09:09,overflow,7,,,,1\n",
                 times) == Texts{"ring 18 talk 90 hold 10 acw 20 cost 4"});
  CHECK(calls_of(header + "1,2026-03-02 09:00,answered,,60,10,20,\n"
                          "1,2026-03-02 09:05,answered,6,,5,,\n",
                 times) == Texts{"ring - talk - hold 15 acw 20 cost -"});
}

TEST_CASE("extra columns are told by the first leg that has a text, of equal legs the least") {
  const std::string log =
      "call_id,start,outcome,site,team\n"
      "1,2026-03-02 09:00,overflow,,\n"
      "1,2026-03-02 09:01,answered,South,b\n"
      "1,2026-03-02 09:01,answered,North,c\n"
      "1,2026-03-02 09:02,answered,East,a\n";
  CHECK(calls_of(log, extras, {"site", "team"}) == Texts{"North|b|"});
  CHECK(calls_of(log, extras, {"team"}) == Texts{"b|"});
}

TEST_CASE("rows by themselves are left as they are") {
  const std::string log =
      "call_id,start,answer,wait,talk\n"
      "1,2026-03-02 09:00:00,2026-03-02 09:00:20,5,60\n"
      ",2026-03-02 09:00:00,,7,\n"
      ",2026-03-02 09:00:00,,8,\n";
  const Outcomes found = read_calls(log);
  CHECK(found.records == Texts{"abandoned 09:00:00 - 09:00:07 wait 7 talk -",
                               "abandoned 09:00:00 - 09:00:08 wait 8 talk -",
                               "answered 09:00:00 09:00:20 09:01:05 wait 5 talk 60"});
  CHECK(found.notes == Texts{"N113 3 records are 3 calls (--unit call)"});
}

TEST_CASE("a call comes as the call and as its visits") {
  const Outcomes found = read_calls(kOverflow, [](const CallRecord& record) {
    constexpr std::array kWords{"contact", "call", "visit"};
    return kWords.at(static_cast<std::size_t>(record.counts_as)) + (" " + whose(record));
  });
  CHECK(found.records == Texts{"call A/Ana/inbound/voice//", "visit A//inbound/voice//",
                               "visit B/Ana/inbound/voice//"});
  CHECK(found.inputs[0].records == 2);
  CHECK(found.notes == Texts{"N113 2 records are 1 call (--unit call)"});
}

TEST_CASE("legs of one call may be in several inputs") {
  LogFolder folder;
  InputOptions options = input_test::options_of(
      {folder.put("a.csv", "call_id,start,outcome,wait\n7,2026-03-02 09:00:00,overflow,10\n"),
       folder.put("b.csv",
                  "Start;Call ID;Answer;Talk\n2026-03-02 09:00:30;7;2026-03-02 09:00:40;60\n")});
  options.unit = CountingUnit::Call;
  const Outcomes found = LogRun{folder}.read(options, {}, [](const CallRecord& record) {
    return record.counts_as == CountsAs::Call ? line_of(record) : "";
  });
  CHECK(found.records.front() == "answered 09:00:00 09:00:40 09:01:40 wait 40 talk 60");
  CHECK(found.inputs[1].records == 1);
}

TEST_CASE("legs beyond the count that is kept are joined all the same") {
  std::string log = "call_id,talk\n";
  for (int i = 0; i < 600; ++i) log += "1,2\n";
  CHECK(calls_of(log + "2,5\n", times) ==
        Texts{"ring - talk 1200 hold - acw - cost -", "ring - talk 5 hold - acw - cost -"});
}

TEST_CASE("amounts that are too large to be summed are no call") {
  const Outcomes found = read_calls(
      "call_id,outcome,cost\nab-1,answered,9000000000000\nab-1,answered,9000000000000\n");
  CHECK(found.faults ==
        Texts{"--unit call: the amounts of one call are too large to be summed | its call_id is "
              "\"AA-9\" (4 characters)"});
  CHECK(found.kinds == std::vector{FaultKind::Data});
}

TEST_CASE("calls need ids in some input") {
  const Outcomes found = read_calls("start,talk\n2026-03-02 09:00,5\n");
  CHECK(found.faults == Texts{"--unit call: the log has no call_id to tell the rows of a call by | "
                              "say which column holds it: -c call_id=COLUMN"});
  CHECK(found.kinds == std::vector{FaultKind::Usage});
}

TEST_CASE("faults of the inputs are told once, and before missing ids") {
  CHECK(read_calls("call_id,talk\n1,\"5\n").faults.size() == 1);
  CHECK(read_calls("outcome,wait\nwhatever,5\n").kinds == std::vector{FaultKind::Data});
}

}  // namespace kpi::legs_test
