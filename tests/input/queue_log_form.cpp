// SPDX-License-Identifier: MIT
// The forms of a queue_log: native, exported from tables, and files that are none.
#include "input/queue_log_form.hpp"

#include <catch2/catch.hpp>

#include "input/queue_logs.hpp"

namespace kpi::queue_log_test {

TEST_CASE("tables exported to CSV hold the same events") {
  const Texts expected{kAnsweredVisit};
  const auto read = [](const std::string& text) {
    return read_log(text, {}, {}, visit_of).records;
  };
  CHECK(read("id,time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n"
             "1,2026-03-02 09:00:00.000000,c1,sales,NONE,ENTERQUEUE,,5551234,1,,\n"
             "2,2026-03-02 09:00:05.000000,c1,sales,SIP/7,CONNECT,5,c1.9,3,,\n"
             "3,2026-03-02 09:01:05.000000,c1,sales,SIP/7,COMPLETECALLER,5,60,1,,\n") == expected);
  CHECK(read("time_id;call_id;queue;agent;verb;data1;data2;data3;data4;data5\n"
             "1772442000;\"c1\";sales;NONE;ENTERQUEUE;;5551234;1;NULL;NULL\n"
             "1772442005;\"c1\";sales;SIP/7;CONNECT;5;c1.9;3;NULL;NULL\n"
             "1772442065;\"c1\";sales;SIP/7;COMPLETECALLER;5;60;1;NULL;NULL\n") == expected);
  CHECK(read("time\tcallid\tqueuename\tagent\tevent\tdata\n"
             "1772442000\tc1\tsales\tNONE\tENTERQUEUE\t|5551234|1\n"
             "1772442005\tc1\tsales\tSIP/7\tCONNECT\t5|c1.9|3\n"
             "1772442065\tc1\tsales\tSIP/7\tCOMPLETECALLER\t5|60|1\n") == expected);
  CHECK(read("uid,date_time,callid,queue_name,type,event,param1,param2,param3,entpos,expos,htime,"
             "ttime,time\n"
             "1,1772442000,c1,sales,NONE,ENTERQUEUE,5551234,,,1,,,,10:00:00\n"
             "2,1772442005,c1,sales,SIP/7,CONNECT,,,,,,5,,10:00:05\n"
             "3,1772442065,c1,sales,SIP/7,COMPLETECALLER,,,,,,5,60,10:01:05\n") == expected);
}

TEST_CASE("rows of tables are checked as those of other files") {
  const Outcomes found = read_log(
      "time_id,call_id,queue,agent,verb,data1,data2,data3,data4,data5\n"
      "1772442000,c1,sales,NONE,ENTERQUEUE,,5551234\n"
      "1772442000,c\"1,sales,NONE,ENTERQUEUE,,5551234,1,,\n"
      "\n"
      "1772442001,c1,sales,NONE,ABANDON,1,1,x,,\n"
      "1772442001,c2,sales,NONE,FULL,,,,,\n",
      {}, {}, visit_of);
  CHECK(found.rejects ==
        Texts{"2:1: 7 fields; expected 10 as in the header",
              "3:13: a quote inside a field that does not begin with one; expected the field in "
              "quotes and the quote doubled",
              "5:38: wait: \"x\" is no duration; expected seconds"});
  CHECK(found.records == Texts{"c2 sales - blocked 09:00:01 - - wait - talk -"});
  CHECK(found.inputs[0].rows == 4);
  CHECK(found.inputs[0].skipped == 1);
}

TEST_CASE("parameters in one column are read where they stand") {
  const Outcomes found = read_log(
      "time,callid,queuename,agent,event,data\n1772442001,c1,sales,SIP/7,CONNECT,1|x|y\n", {});
  CHECK(found.rejects == Texts{"2:35: ring: \"y\" is no duration; expected seconds"});
}

TEST_CASE("times of events have fractions, or a zone") {
  InputOptions options;
  options.zone = *TimeZone::parse("+01:00");
  const auto read = [&](const std::string& time) {
    return read_log("time,callid,queuename,agent,event,data\n" + time + ",c1,sales,,FULL,\n",
                    options)
        .records;
  };
  const auto blocked = [](const std::string& time) {
    return Texts{"blocked " + time + " - - wait - talk -"};
  };
  CHECK(read("1772442000.4996") == blocked("09:00:00.500"));
  CHECK(read("1772442000123") == blocked("09:00:00.123"));
  CHECK(read("2026-03-02 10:00:00.25") == blocked("09:00:00.250"));
  CHECK(read("2026-03-02T09:00:00Z") == blocked("09:00:00"));
}

TEST_CASE("a table that is newest first is refused") {
  const Outcomes found = [] {
    LogFolder folder;
    const std::string file = folder.put("queue_log", native({kAnswered[2], kAnswered[1]}));
    Outcomes outcomes;
    try {
      LogReader{options_of({file})}.read({}, std::span<RecordSink* const>{});
    } catch (const Error& error) {
      const Fault& fault = error.faults().front();
      outcomes.faults.push_back(folder.without_path(fault.message + " | " + fault.hint));
    }
    return outcomes;
  }();
  CHECK(found.faults ==
        Texts{"queue_log: the events of this queue_log are newest first | kpi puts calls together "
              "from events in the order of their times; sort the file by time"});
}

TEST_CASE("only queue_logs are read as such") {
  const auto is_queue_log = [](std::string_view head, std::optional<char> delimiter = {}) {
    return find_queue_log_form(head, delimiter, "log").has_value();
  };
  CHECK(is_queue_log(native(kAnswered)));
  CHECK(is_queue_log("cut|off\n" + native(kAnswered)));
  CHECK(is_queue_log("1772442000|NONE|NONE|NONE|QUEUESTART|"));
  CHECK(is_queue_log("1772442000|NONE|NONE|NONE|QUEUESTART|\r"));
  CHECK_FALSE(is_queue_log(""));
  CHECK_FALSE(is_queue_log("start,wait,talk\n2026-03-02 09:00,5,60\n"));
  CHECK_FALSE(is_queue_log("1772442000|a|b|c|d|e\n"));
  CHECK_FALSE(is_queue_log("start|id|queue|agent|CONNECT\n2026-03-02 09:00|1|sales|7|yes\n"));
  CHECK_FALSE(is_queue_log("time,callid,queue,agent,event,wait\n"));
  CHECK_FALSE(is_queue_log("time,callid,queue,agent,event,data1,data3\n"));
  CHECK(is_queue_log("time,callid,queue,agent,event,data1,data2,data3,data4,data5\n"));
  CHECK(is_queue_log("time,callid,queue,agent,event,data1,data2,data3,data4,data5\n", ','));
  CHECK_FALSE(is_queue_log("time,callid,queue,agent,event,data1,data2,data3,data4,data5\n", ';'));
}

TEST_CASE("blank lines, line ends and a byte order mark change nothing") {
  std::string text = native(kAnswered);
  CHECK(read_log("\xEF\xBB\xBF" + text, {}, {}, visit_of).records == Texts{kAnsweredVisit});
  const Outcomes spaced = read_log("\n" + text + "\n", {}, {}, visit_of);
  CHECK(spaced.records == Texts{kAnsweredVisit});
  CHECK(spaced.inputs[0].skipped == 2);
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.insert(at, "\r");
  }
  CHECK(read_log(text, {}, {}, visit_of).records == Texts{kAnsweredVisit});
}

}  // namespace kpi::queue_log_test
