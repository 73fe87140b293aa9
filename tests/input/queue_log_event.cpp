// SPDX-License-Identifier: MIT
// Single events of a queue_log, and what is wrong with those that cannot be read.
#include "input/queue_log_event.hpp"

#include <catch2/catch.hpp>

#include "input/queue_logs.hpp"

namespace kpi::queue_log_test {

TEST_CASE("an event that cannot be read costs one row") {
  const auto rejects = [](const std::string& line) {
    const Outcomes found = read_log(native(kAnswered) + line + "\n", {}, {}, visit_of);
    CHECK(found.records == Texts{kAnsweredVisit});
    return found.rejects;
  };
  CHECK(rejects("1772442066|c2|sal") ==
        Texts{"4:1: 3 fields; expected epoch|callid|queue|agent|event and parameters"});
  CHECK(rejects("x") ==
        Texts{"4:1: 1 field; expected epoch|callid|queue|agent|event and parameters"});
  CHECK(rejects("yesterday|c2|sales|NONE|ENTERQUEUE||1|1") ==
        Texts{"4:1: \"yesterday\" is no time; expected seconds since 1970 or 2026-03-02 09:00:00"});
  CHECK(rejects("03/04/2026 09:00|c2|sales|NONE|ENTERQUEUE||1|1") ==
        Texts{"4:1: \"03/04/2026 09:00\" is no time; expected seconds since 1970 or 2026-03-02 "
              "09:00:00"});
  CHECK(rejects("1772442066|c2|sales|NONE||") == Texts{"4:26: the event has no name"});
  CHECK(rejects("1772442066||sales|NONE|ENTERQUEUE||1|1") == Texts{"4:12: the call has no id"});
  CHECK(rejects("1772442066|c2|sales|NONE|ENTERQUEUE||" + std::string(4100, '1') + "|1") ==
        Texts{"4:1: the event is over 4 KiB long"});
  CHECK(rejects("1772442066|c2|sales|SIP/7|CONNECT|abc|x|3") ==
        Texts{"4:35: wait: \"abc\" is no duration; expected seconds"});
  CHECK(rejects("1772442066|c2|sales|SIP/7|CONNECT|1|x|-3") ==
        Texts{"4:39: ring: \"-3\" is a negative duration; expected seconds"});
  CHECK(rejects("1772442066|c2|sales|SIP/7|COMPLETEAGENT|1|6o|1") ==
        Texts{"4:43: talk: \"6o\" is no duration; expected seconds"});
  CHECK(rejects(std::string{"1772442066|c2|s\0les|NONE|ENTERQUEUE||1|1", 41}) ==
        Texts{"4:16: a NUL byte \\x00; expected text"});
  CHECK(rejects("1772442066|c2|s\xFFles|NONE|ENTERQUEUE||1|1") ==
        Texts{"4:16: the byte \\xff is no valid UTF-8; expected UTF-8 text"});
}

TEST_CASE("a last line that is cut off is rejected") {
  const std::string log = native({kAnswered[0], kAnswered[1]});
  const auto rejects = [&](const std::string& last) {
    return read_log(log + last, {}, {}, visit_of).rejects;
  };
  CHECK(rejects("1772442065|c1|sales|SIP/7|COMPLETECALLER|5|6") ==
        Texts{"3:44: the line is cut off"});
  CHECK(rejects("1772442065|c1|sales|SIP/7|COMPLETECALLER|5|60|1").empty());
  CHECK(rejects("1772442065|c1|sales|SIP/7|COMPLETECALLER|5|60\n").empty());
}

TEST_CASE("durations of events are seconds whatever others are") {
  InputOptions options;
  options.duration_unit = DurationUnit::Minutes;
  CHECK(read_native(kAnswered, options).records == Texts{kAnsweredVisit});
}

TEST_CASE("events of agents keep their parameters") {
  RawRow row;
  CsvReader lines{"1772442000|NONE|sales|SIP/7|PAUSE|lunch\n", {'|', '\n', '\n'}};
  REQUIRE(lines.next(row));
  QueueLogEvent event;
  REQUIRE(read_queue_log_event(row, QueueLogForm{}, {}, false, event));
  CHECK(event.kind == QueueEventKind::Agent);
  CHECK(event.name == "PAUSE");
  CHECK(event.agent == "SIP/7");
  CHECK(event.parameters[0] == "lunch");
}

}  // namespace kpi::queue_log_test
