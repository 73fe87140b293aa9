// SPDX-License-Identifier: MIT
// Which visits the events of a queue_log make.
#include "input/queue_log_visits.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "input/queue_logs.hpp"

namespace kpi::queue_log_test {

TEST_CASE("a queue_log with no visit has no calls") {
  const Outcomes found =
      read_native({"9:00:00|NONE|NONE|NONE|QUEUESTART|", "9:00:01|CLI|sales|SIP/7|ADDMEMBER|",
                   "9:00:02|NONE|sales|SIP/7|PAUSE|lunch"});
  CHECK(found.records.empty());
  CHECK(found.faults.empty());
  CHECK(found.notes.empty());
  CHECK(found.inputs[0].format == "queue_log");
}

TEST_CASE("an answered visit is what ENTERQUEUE, CONNECT and COMPLETE say") {
  CHECK(visits(kAnswered) == Texts{kAnsweredVisit});
  const Outcomes found =
      read_log(native(kAnswered), {}, {"event", "position", "key"}, [](const CallRecord& record) {
        return std::string{record.caller} + " ring " + input_test::seconds(record.ring) +
               (record.transferred == YesNo::No ? " kept " : " ? ") + std::string{record.extra[0]} +
               " " + std::string{record.extra[1]} + " " + std::string{record.extra[2]};
      });
  CHECK(found.records == Texts{"5551234 ring 3 kept COMPLETECALLER 1 "});
}

TEST_CASE("each event that ends a visit unanswered has its outcome") {
  const auto ended = [](const std::string& event) {
    return visits(
        {"9:00:00|c1|sales|NONE|ENTERQUEUE||5551234|1", "9:00:40|c1|sales|NONE|" + event});
  };
  const auto visit = [](const std::string& outcome, const std::string& wait) {
    return Texts{"c1 sales - " + outcome + " 09:00:00 - 09:00:40 wait " + wait + " talk -"};
  };
  CHECK(ended("ABANDON|1|1|40") == visit("abandoned", "40"));
  CHECK(ended("EXITWITHTIMEOUT|1|1|40") == visit("overflow", "40"));
  CHECK(ended("EXITWITHTIMEOUT|1") == visit("overflow", "40"));  // as old versions write it
  CHECK(ended("EXITEMPTY|1|1|40") == visit("overflow", "40"));
  CHECK(ended("EXITWITHKEY|2|1|1|39") == visit("overflow", "39"));
  CHECK(ended("WITHDRAW|1|1|40|by hand") == visit("overflow", "40"));
  CHECK(ended("LEAVEEMPTY") == visit("overflow", "40"));
  CHECK(ended("AGENTDUMP") == visit("disconnected", "40"));
  CHECK(ended("SYSCOMPAT") == visit("disconnected", "40"));
}

TEST_CASE("what a key means can be said") {
  InputOptions options;
  options.words = {{"outcome", "EXITWITHKEY", "callback"}};
  const Outcomes found = read_native(
      {"9:00:00|c1|sales|NONE|ENTERQUEUE||5551234|1", "9:00:40|c1|sales|NONE|EXITWITHKEY|2|1|1|40"},
      options);
  CHECK(found.records == Texts{"c1 sales - callback 09:00:00 - 09:00:40 wait 40 talk -"});
}

TEST_CASE("a transfer ends an answered visit") {
  for (const std::string event :
       {"TRANSFER|99|ctx|5|60|1", "BLINDTRANSFER|99|ctx|5|60|1", "ATTENDEDTRANSFER|BRIDGE|b|5|60|1",
        "ATTENDEDTRANSFER|LINK|a|b|5|60|1"}) {
    const Outcomes found =
        read_log(native({kAnswered[0], kAnswered[1], "9:01:05|c1|sales|SIP/7|" + event}), {}, {},
                 [](const CallRecord& record) {
                   return visit_of(record) + (record.transferred == YesNo::Yes ? " on" : "");
                 });
    CHECK(found.records == Texts{kAnsweredVisit + " on"});
  }
}

TEST_CASE("callers who were not let in are blocked") {
  for (const std::string event :
       {"FULL", "CLOSED", "JOINEMPTY", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME"}) {
    CHECK(visits({"9:00:00|c1|sales|NONE|" + event}) ==
          Texts{"c1 sales - blocked 09:00:00 - - wait - talk -"});
  }
}

TEST_CASE("a call that goes on to another queue is another visit") {
  CHECK(
      visits({"9:00:00|c1|sales|NONE|ENTERQUEUE||5551234|1",
              "9:00:30|c1|vip|NONE|ENTERQUEUE||5551234|1", "9:00:40|c1|vip|NONE|ABANDON|1|1|10"}) ==
      Texts{"c1 sales - overflow 09:00:00 - 09:00:30 wait 30 talk -",
            "c1 vip - abandoned 09:00:30 - 09:00:40 wait 10 talk -"});
}

TEST_CASE("a conversation may end after the call has entered the next queue") {
  CHECK(visits({kAnswered[0], kAnswered[1], "9:01:05|c1|vip|NONE|ENTERQUEUE||5551234|1",
                "9:01:05|c1|sales|SIP/7|BLINDTRANSFER|99|ctx|5|60|1",
                "9:01:09|c1|vip|NONE|ABANDON|1|1|4"}) ==
        Texts{kAnsweredVisit, "c1 vip - abandoned 09:01:05 - 09:01:09 wait 4 talk -"});
}

TEST_CASE("a call that enters the same queue twice is two visits") {
  CHECK(visits({"9:00:00|c1|sales|NONE|ENTERQUEUE||5551234|1",
                "9:00:30|c1|sales|NONE|EXITWITHTIMEOUT|1|1|30",
                "9:00:31|c1|sales|NONE|ENTERQUEUE||5551234|1",
                "9:00:40|c1|sales|NONE|ABANDON|1|1|9"}) ==
        Texts{"c1 sales - overflow 09:00:00 - 09:00:30 wait 30 talk -",
              "c1 sales - abandoned 09:00:31 - 09:00:40 wait 9 talk -"});
  CHECK(visits({kAnswered[0], kAnswered[1], "9:02:00|c1|sales|NONE|ENTERQUEUE||5551234|1",
                "9:02:09|c1|sales|NONE|ABANDON|1|1|9"}) ==
        Texts{"c1 sales SIP/7 answered 09:00:00 09:00:05 - wait 5 talk -",
              "c1 sales - abandoned 09:02:00 - 09:02:09 wait 9 talk -"});
}

TEST_CASE("visits begun before the log are told by the seconds of the events") {
  const Outcomes found = read_native({"9:00:00|c1|sales|NONE|ABANDON|1|1|40",
                                      "9:00:05|c2|sales|SIP/7|CONNECT|7|c2.9|3",
                                      "9:00:25|c2|sales|SIP/7|COMPLETEAGENT|7|20|1"});
  CHECK(found.records ==
        Texts{"c1 sales - abandoned 08:59:20 - 09:00:00 wait 40 talk -",
              "c2 sales SIP/7 answered 08:59:58 09:00:05 09:00:25 wait 7 talk 20"});
  CHECK(found.notes == Texts{"N120 calls.csv: 2 visits begun before the log: the start is told by "
                             "the seconds waited"});
}

TEST_CASE("a visit connected before the log is left to the log before it") {
  const Outcomes found = read_native({"9:00:00|c1|sales|SIP/7|COMPLETEAGENT|7|20|1",
                                      "9:00:19|c2|sales|SIP/8|BLINDTRANSFER|9|ctx|7|20|1"});
  CHECK(found.records.empty());
  CHECK(found.notes == Texts{"N121 calls.csv: 2 visits connected before the log begins: left to "
                             "the log before it"});
}

TEST_CASE("a log without its begins is told by its ends") {
  const Outcomes found = read_native({"9:00:00|c1|sales|NONE|ABANDON|1|1|40",
                                      "9:10:00|c2|sales|SIP/7|COMPLETEAGENT|10|20|1",
                                      "9:20:00|c3|sales|NONE|EXITWITHTIMEOUT|1|1|60"});
  CHECK(found.records == Texts{"c1 sales - abandoned 08:59:20 - 09:00:00 wait 40 talk -",
                               "c2 sales SIP/7 answered 09:09:30 09:09:40 09:10:00 wait 10 talk 20",
                               "c3 sales - overflow 09:19:00 - 09:20:00 wait 60 talk -"});
}

TEST_CASE("a second end is no second visit") {
  Texts lines = kAnswered;
  lines.insert(lines.end(),
               {"9:01:06|c1|sales|SIP/7|COMPLETEAGENT|5|60|1",
                "9:01:06|c1|sales|NONE|ABANDON|1|1|5", "9:01:07|c1|sales|NONE|LEAVEEMPTY",
                "9:01:08|c1|sales|NONE|LEAVEEMPTY", "9:01:09|c1|sales|SIP/7|CONNECT|5|x|3"});
  const Outcomes found = read_native(lines);
  CHECK(found.records == Texts{kAnsweredVisit});
  CHECK(found.notes == Texts{"N123 calls.csv: events of no visit that is there: \"ABANDON\" (1, "
                             "first in line 5), \"COMPLETEAGENT\" (1, first in line 4), "
                             "\"CONNECT\" (1, first in line 8), \"LEAVEEMPTY\" (2, first in line "
                             "6)"});
}

TEST_CASE("an answered visit is not ended by leaving the queue") {
  CHECK(visits({kAnswered[0], kAnswered[1], "9:00:06|c1|sales|NONE|ABANDON|1|1|6",
                "9:00:07|c1|sales|SIP/8|CONNECT|7|x|1", kAnswered[2]}) == Texts{kAnsweredVisit});
}

TEST_CASE("what the log does not end is open, or answered without talk") {
  const Texts expected{"c1 sales SIP/7 answered 09:00:00 09:00:05 - wait 5 talk -",
                       "c2 sales - open 09:00:06 - - wait - talk -"};
  const Texts lines{kAnswered[0], kAnswered[1], "9:00:06|c2|sales|NONE|ENTERQUEUE||5551235|1"};
  const Texts notes{
      "N122 calls.csv: 2 visits not ended by the log: 1 still waiting (open), 1 "
      "answered (the talk unknown)"};
  SECTION("at the end of the log") {
    const Outcomes found = read_native(lines);
    CHECK(found.records == expected);
    CHECK(found.notes == notes);
  }
  SECTION("where the queues restart") {
    Texts restarted = lines;
    restarted.insert(restarted.end(), {"9:00:10|NONE|NONE|NONE|QUEUESTART|",
                                       "9:00:20|c3|sales|NONE|ENTERQUEUE||5551236|1",
                                       "9:00:21|c3|sales|NONE|ABANDON|1|1|1"});
    const Outcomes found = read_native(restarted);
    Texts with_third = expected;
    with_third.push_back("c3 sales - abandoned 09:00:20 - 09:00:21 wait 1 talk -");
    CHECK(found.records == with_third);
    CHECK(found.notes == notes);
  }
}

TEST_CASE("a log in pieces counts each visit once") {
  const Texts lines{"9:00:00|c1|sales|NONE|ENTERQUEUE||5551|1",
                    "9:00:01|c2|sales|NONE|ENTERQUEUE||5552|2",
                    "9:00:02|c3|sales|NONE|ENTERQUEUE||5553|3",
                    "9:00:05|c1|sales|SIP/7|CONNECT|5|x|3",
                    "9:00:06|c4|sales|NONE|ENTERQUEUE||5554|4",
                    "9:00:09|c2|sales|NONE|ABANDON|1|1|8",
                    "9:00:12|c3|sales|SIP/8|CONNECT|10|y|3",
                    "9:00:20|c1|sales|SIP/7|COMPLETEAGENT|5|15|1",
                    "9:00:30|c3|sales|SIP/8|COMPLETECALLER|10|18|1",
                    "9:00:40|c4|sales|NONE|EXITWITHTIMEOUT|1|1|34"};
  const auto counts = [](const Texts& records) {
    std::map<std::string, int> of;
    for (const std::string& record : records) {
      if (record.find(" open ") == std::string::npos) ++of[record.substr(0, record.find(" 0"))];
    }
    return of;
  };
  const auto whole = counts(visits(lines));
  CHECK(whole.size() == 4);
  for (std::size_t cut = 1; cut < lines.size(); ++cut) {
    LogFolder folder;
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(cut);
    const Texts files{folder.put("queue_log.1", native({lines.begin(), at})),
                      folder.put("queue_log", native({at, lines.end()}))};
    CHECK(counts(LogRun{folder}.read(options_of(files), {}, visit_of).records) == whole);
  }
}

TEST_CASE("a visit whose clock goes back is rejected where it ends") {
  const Outcomes found =
      read_native({"9:00:00|c1|sales|NONE|ENTERQUEUE||1|1", "8:59:00|c1|sales|NONE|ABANDON|1|1|40",
                   "9:00:01|c2|sales|NONE|ENTERQUEUE||1|1"});
  CHECK(found.rejects == Texts{"2:1: end: \"2026-03-02T08:59:00Z\" is before the start; expected "
                               "the end at or after the start"});
}

TEST_CASE("events that are not known are named") {
  const Outcomes found =
      read_native({"9:00:00|c1|sales|SIP/7|OUTDIAL|5551", "9:00:01|c1|sales|SIP/7|OUTDIAL|5552",
                   "9:00:02|c1|sales|SIP/7|FROB", kAnswered[0], kAnswered[1], kAnswered[2]});
  CHECK(found.records == Texts{kAnsweredVisit});
  CHECK(found.notes == Texts{"N124 calls.csv: events that kpi does not read: \"FROB\" (1, first in "
                             "line 3), \"OUTDIAL\" (2, first in line 1)"});
}

TEST_CASE("visits that never end are not kept without bound") {
  QueueLogVisits visits{"queue_log"};
  QueueLogEvent event;
  event.kind = QueueEventKind::Enter;
  event.queue = "sales";
  for (std::size_t i = 0; i < QueueLogVisits::kMostOpen; ++i) {
    const std::string id = std::to_string(i);
    event.call_id = id;
    visits.take(event, i + 1);
  }
  event.call_id = "one more";
  try {
    visits.take(event, 250'001);
    FAIL("taken");
  } catch (const Error& error) {
    CHECK(error.faults().front().message ==
          "queue_log:250001:1: over 250,000 visits have begun and not ended");
    CHECK(error.faults().front().hint ==
          "give kpi the log as it is: events in the order of their times, none left out");
  }
}

}  // namespace kpi::queue_log_test
