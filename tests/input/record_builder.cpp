// SPDX-License-Identifier: MIT
// Rows to records: every derivation, and every reason to reject a row.
#include "input/record_builder.hpp"

#include <catch2/catch.hpp>

#include "input/logs.hpp"

namespace kpi::record_builder_test {
namespace {

using input_test::Outcomes;
using input_test::read_log;
using input_test::seconds;

/// The one record of a log of one row.
std::string record_of(const std::string& header, const std::string& row,
                      input_test::LogRun::Line line = input_test::line_of) {
  const Outcomes found = read_log(header + "\n" + row + "\n", {}, {}, line);
  if (!found.faults.empty()) return found.faults.front();
  if (!found.rejects.empty()) return found.rejects.front();
  REQUIRE(found.records.size() == 1);
  return found.records.front();
}

/// Why the one row of a log is rejected: "2:column: text".
std::string rejection(const std::string& header, const std::string& row) {
  const Outcomes found = read_log(header + "\n" + row + "\n");
  CHECK(found.records.empty());
  REQUIRE(found.rejects.size() == 1);
  CHECK(found.inputs[0].rows == 1);
  CHECK(found.inputs[0].rejected == 1);
  return found.rejects.front();
}

std::string handling_of(const CallRecord& record) {
  return "talk " + seconds(record.talk) + " hold " + seconds(record.hold) + " acw " +
         seconds(record.acw);
}

std::string texts_of(const CallRecord& record) {
  std::string text;
  for (const std::string_view part : {record.call_id, name(record.direction), record.channel,
                                      record.queue, record.agent, record.reason, record.caller}) {
    text += std::string{part} + "|";
  }
  return text;
}

std::string day(const std::string& clock) {
  return "2026-03-02 " + clock;
}

}  // namespace

TEST_CASE("the wait is derived from the answer, or from the end of an unanswered call") {
  CHECK(
      record_of("start,answer,end", day("9:00:00") + "," + day("9:00:05") + "," + day("9:01:05")) ==
      "answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60");
  CHECK(record_of("start,answer,end", day("9:00:00") + ",," + day("9:00:30")) ==
        "abandoned 09:00:00 - 09:00:30 wait 30 talk -");
  CHECK(record_of("start,answer,wait", day("9:00:00") + "," + day("9:00:05") + ",7") ==
        "answered 09:00:00 09:00:05 - wait 7 talk -");
}

TEST_CASE("the answer is derived from the wait, the end from all parts") {
  CHECK(record_of("start,outcome,wait,talk", day("9:00:00") + ",answered,5,60") ==
        "answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60");
  CHECK(record_of("start,outcome,wait,talk,hold", day("9:00:00") + ",answered,5,60,10") ==
        "answered 09:00:00 09:00:05 09:01:15 wait 5 talk 60");
  CHECK(record_of("start,outcome,wait,talk", day("9:00:00") + ",answered,5,") ==
        "answered 09:00:00 09:00:05 - wait 5 talk -");
  CHECK(record_of("start,outcome,wait", day("9:00:00") + ",abandoned,12.5") ==
        "abandoned 09:00:00 - 09:00:12.500 wait 12.5 talk -");
  CHECK(record_of("outcome,wait,talk", "answered,5,60") == "answered - - - wait 5 talk 60");
}

TEST_CASE("talk is what the end leaves after the answer, net of hold") {
  CHECK(record_of("start,answer,end,hold",
                  day("9:00:00") + "," + day("9:00:05") + "," + day("9:01:05") + ",20",
                  handling_of) == "talk 40 hold 20 acw -");
  CHECK(record_of("start,wait,end,outcome", day("9:00:00") + ",5," + day("9:01:05") + ",answered",
                  handling_of) == "talk 60 hold - acw -");
  CHECK(record_of("start,answer,end,talk",
                  day("9:00:00") + "," + day("9:00:05") + "," + day("9:01:05") + ",30",
                  handling_of) == "talk 30 hold - acw -");
}

TEST_CASE("a blank hold or after-call work of an answered call is none, where there is a column") {
  CHECK(record_of("outcome,talk,hold,acw", "answered,60,,", handling_of) == "talk 60 hold 0 acw 0");
  CHECK(record_of("outcome,talk", "answered,60", handling_of) == "talk 60 hold - acw -");
  CHECK(record_of("outcome,talk,hold,acw", "abandoned,,,", handling_of) == "talk - hold - acw -");
}

TEST_CASE("the outcome is told by answer or talk where no word tells it") {
  CHECK(record_of("wait,talk", "5,60").substr(0, 8) == "answered");
  CHECK(record_of("wait,talk", "5,0").substr(0, 9) == "abandoned");
  CHECK(record_of("wait,talk", "5,").substr(0, 9) == "abandoned");
  CHECK(record_of("start,wait", day("9:00") + ",5").substr(0, 7) == "unknown");
  CHECK(record_of("outcome,talk", ",60").substr(0, 8) == "answered");
  CHECK(record_of("outcome,talk", "voicemail,60").substr(0, 9) == "voicemail");
}

TEST_CASE("an answered column gives answered and abandoned") {
  CHECK(record_of("Answered (Y/N),wait", "Y,5").substr(0, 8) == "answered");
  CHECK(record_of("Answered (Y/N),wait", "N,5").substr(0, 9) == "abandoned");
  CHECK(record_of("Answered (Y/N),talk", ",5").substr(0, 8) == "answered");
  CHECK(record_of("outcome,Answered (Y/N)", "callback,N").substr(0, 8) == "callback");
}

TEST_CASE("a row that says nothing of its end is still waiting") {
  CHECK(record_of("start,answer,talk", day("9:00:00") + ",,") == "open 09:00:00 - - wait - talk -");
  CHECK(record_of("start,queue", day("9:00:00") + ",sales") == "open 09:00:00 - - wait - talk -");
}

TEST_CASE("texts are trimmed, with their defaults where absent") {
  CHECK(record_of("id,talk,direction,channel,queue,agent,reason,caller",
                  "c1,5,out,email, sales ,ann,\"a, b\",+34 600",
                  texts_of) == "c1|outbound|email|sales|ann|a, b|+34 600|");
  CHECK(record_of("id,talk,direction,channel,queue", ",5,N/A,-,NULL", texts_of) ==
        "|inbound|voice|||||");
}

TEST_CASE("numbers, answers and durations of every field") {
  const auto line = [](const CallRecord& record) {
    return "ring " + seconds(record.ring) + " frt " + seconds(record.first_response) + " csat " +
           std::to_string(*record.csat) + " nps " + std::to_string(*record.nps) + " ces " +
           std::to_string(*record.ces) + " qa " + std::to_string(*record.qa) + " cost " +
           std::to_string(*record.cost) + " " + std::string{name(record.transferred)} +
           std::string{name(record.resolved)} + std::string{name(record.converted)};
  };
  CHECK(record_of("talk,ring,first_response,csat,nps,ces,qa,cost,transferred,resolved,converted",
                  "5,3,0:10:00,4.5,-1,7,88.25,1.0000005,no,yes,", line) ==
        "ring 3 frt 600 csat 4500000 nps -1000000 ces 7000000 qa 88250000 cost 1000001 noyes");
}

TEST_CASE("extra columns are carried as text, empty where the file has none") {
  const auto line = [](const CallRecord& record) {
    return std::string{record.extra[0]} + "|" + std::string{record.extra[1]};
  };
  const Outcomes found =
      read_log("talk,Team,Site\n5, red ,north\n6,,\n", {}, {"Team", "Region"}, line);
  CHECK(found.records == std::vector<std::string>{"red|", "|"});
}

TEST_CASE("separate date and time columns make the start") {
  CHECK(record_of("Date,Time,talk", "2026-03-02,09:12:58,") == "open 09:12:58 - - wait - talk -");
  CHECK(record_of("Call Date,Call Time,talk", "02.03.2026,9:05 PM,5") ==
        "answered 21:05:00 - - wait - talk 5");
  CHECK(record_of("Start Date,Start Time,talk", "2026-03-02,09:12:58,5") ==
        "answered 09:12:58 - - wait - talk 5");
  // Spreadsheets write a date as its midnight, a clock as one of 1899.
  CHECK(record_of("Date,Time,talk", "2026-03-02 00:00:00,1899-12-30 09:12:58,5") ==
        "answered 09:12:58 - - wait - talk 5");
  CHECK(record_of("Date,talk", "2026-03-02 09:12:58,5") == "answered 09:12:58 - - wait - talk 5");
  CHECK(record_of("Date,Time,talk", "2026-03-02 09:12:58,10:00:00,5") ==
        "answered 09:12:58 - - wait - talk 5");
  CHECK(record_of("start,Time,talk", "2026-03-02,09:12:58,5") ==
        "answered 09:12:58 - - wait - talk 5");
}

TEST_CASE("a start of a date only counts from midnight, with a note") {
  const Outcomes found = read_log("Date,talk\n2026-03-02,5\n2026-03-03,\n");
  CHECK(found.records[0] == "answered 00:00:00 - - wait - talk 5");
  CHECK(found.notes ==
        std::vector<std::string>{"N108 calls.csv: 2 starts are dates without a clock and count as "
                                 "00:00"});
}

TEST_CASE("an answer or end of a clock only is of the start's day, or of the night after it") {
  CHECK(record_of("start,Time Answered,end", day("9:00:00") + ",9:00:05,9:01:05") ==
        "answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60");
  const Outcomes night = read_log("start,answer,end\n" + day("23:59:50") + ",23:59:58,0:02:00\n" +
                                  day("23:59:50") + ",0:00:02,0:02:00\n");
  CHECK(night.records == std::vector<std::string>{
                             "answered 23:59:50 23:59:58 2026-03-03T00:02:00Z wait 8 talk 122",
                             "answered 23:59:50 2026-03-03T00:00:02Z 2026-03-03T00:02:00Z wait 12 "
                             "talk 118"});
  CHECK(night.notes == std::vector<std::string>{
                           "N105 calls.csv: 3 clocks before the start's are of the day after it"});
  CHECK(rejection("start,end,talk", day("9:00:00") + ",8:00:00,5") ==
        "2:20: end: \"8:00:00\" is before the start; expected the end at or after the start");
}

TEST_CASE("a clock only shows the same zone as the start beside it") {
  CHECK(record_of("start,answer,talk", "2026-03-02T09:00:00+02:00,09:00:05,60") ==
        "answered 07:00:00 07:00:05 07:01:05 wait 5 talk 60");
  CHECK(rejection("start,answer,talk", "1609492378,09:00:05,60") ==
        "2:12: answer: \"09:00:05\" is a clock without a date; expected a date and time such as "
        "2026-03-02T09:00:00Z");
}

TEST_CASE("stamps without a zone are of the zone of the input") {
  InputOptions options;
  options.zone = *TimeZone::parse("+02:00");
  const Outcomes found =
      read_log("start,answer,talk\n" + day("9:00") + ",2026-03-02T07:00:05Z,60\n", options);
  CHECK(found.records ==
        std::vector<std::string>{"answered 07:00:00 07:00:05 07:01:05 wait 5 talk 60"});
}

TEST_CASE("rows with the wrong number of fields are rejected") {
  CHECK(rejection("start,wait,talk", "2026-03-02,5") ==
        "2:1: 2 fields; expected 3 as in the header");
  CHECK(rejection("start,wait", "2026-03-02 09:00,5,6") ==
        "2:1: 3 fields; expected 2 as in the header");
  CHECK(rejection("wait,talk", "5") == "2:1: 1 field; expected 2 as in the header");
}

TEST_CASE("rows with misplaced quotes are rejected") {
  CHECK(rejection("wait,queue", "5,a\"b") ==
        "2:4: a quote inside a field that does not begin with one; expected the field in quotes "
        "and the quote doubled");
  CHECK(rejection("wait,queue", "5,\"a\"b") ==
        "2:6: text after a closing quote; expected a delimiter or the end of the line");
}

TEST_CASE("over-long rows and fields are rejected") {
  CHECK(rejection("wait,queue", "5," + std::string(kLongestField + 1, 'x')) ==
        "2:3: the field is over 1 MiB long");
  CHECK(rejection("wait,queue", "5," + std::string(kLongestRow, 'x')) ==
        "2:1: the row is over 4 MiB long");
  CHECK(rejection("wait,queue", std::string(kMostColumns, ',') + "x") ==
        "2:4097: the row has over 4096 fields");
}

TEST_CASE("bytes that are no text are rejected wherever they stand") {
  CHECK(rejection("wait,queue", "5,caf\xE9") ==
        "2:6: the byte \\xe9 is no valid UTF-8; expected UTF-8 text");
  CHECK(rejection("wait,note", std::string("5,a\0b", 5)) == "2:4: a NUL byte \\x00; expected text");
}

TEST_CASE("a blank start is rejected") {
  const std::string expected =
      "start is blank; expected a date and time such as 2026-03-02T09:00:00Z";
  CHECK(rejection("start,wait", ",5") == "2:1: " + expected);
  CHECK(rejection("wait,start", "5,N/A") == "2:3: " + expected);
  CHECK(rejection("Date,Time,wait", ",09:00,5") ==
        "2:1: Date is blank; expected a date and time such as 2026-03-02T09:00:00Z");
  CHECK(rejection("Date,Time,wait", "2026-03-02,,5") ==
        "2:12: Time is blank; expected a clock such as 09:00:00");
}

TEST_CASE("times that cannot be read are rejected, needed or not") {
  const std::string expected = "expected a date and time such as 2026-03-02T09:00:00Z";
  CHECK(rejection("start,wait", "yesterday,5") ==
        "2:1: start: \"yesterday\" is no date and time; " + expected);
  CHECK(rejection("start,wait", "2026-02-30 09:00,5") ==
        "2:1: start: \"2026-02-30 09:00\" is no date or time that exists; " + expected);
  CHECK(rejection("Time,wait", "09:00,5") ==
        "2:1: Time: \"09:00\" is a clock without a date; " + expected);
  CHECK(rejection("start,end,wait", day("9:00") + ",2026-03-02,5") ==
        "2:17: end: \"2026-03-02\" is a date without a clock; " + expected);
  CHECK(rejection("start,Time,wait", day("9:00") + ",noon,5") ==
        "2:17: Time: \"noon\" is no date and time; " + expected);
  CHECK(rejection("answer,wait", "09:00:00,5") ==
        "2:1: answer: \"09:00:00\" is a clock without a date; " + expected);
}

TEST_CASE("times out of order are rejected") {
  CHECK(rejection("start,answer,talk", day("9:00:00") + "," + day("8:59:59") + ",5") ==
        "2:20: answer: \"2026-03-02 8:59:59\" is before the start; expected the answer at or "
        "after the start");
  CHECK(rejection("start,end,talk", day("9:00:00") + "," + day("8:59:59") + ",5") ==
        "2:20: end: \"2026-03-02 8:59:59\" is before the start; expected the end at or after the "
        "start");
  CHECK(rejection("answer,end", day("9:00:00") + "," + day("8:59:59")) ==
        "2:20: end: \"2026-03-02 8:59:59\" is before the answer; expected the end at or after "
        "the answer");
  CHECK(
      record_of("start,answer,end", day("9:00:00") + "," + day("9:00:00") + "," + day("9:00:00")) ==
      "answered 09:00:00 09:00:00 09:00:00 wait 0 talk 0");
}

TEST_CASE("a hold longer than the conversation is rejected") {
  CHECK(rejection("start,answer,end,hold",
                  day("9:00:00") + "," + day("9:00:05") + "," + day("9:00:15") + ",20") ==
        "2:39: talk would be negative: end - answer - hold is -10 s; expected an end after the "
        "answer and the hold");
}

TEST_CASE("durations that cannot be read are rejected") {
  CHECK(rejection("wait,talk", "5,-3") ==
        "2:3: talk: \"-3\" is a negative duration; expected seconds or H:MM:SS");
  CHECK(rejection("wait,talk", "five,3") ==
        "2:1: wait: \"five\" is no duration; expected seconds or H:MM:SS");
  CHECK(rejection("Wait (sec),talk", "0:75:00,3") ==
        "2:1: Wait (sec): \"0:75:00\" is no duration; expected seconds or H:MM:SS");
  CHECK(rejection("wait,talk", "99999999999999999999,3") ==
        "2:1: wait: \"99999999999999999999\" is no duration; expected seconds or H:MM:SS");
}

TEST_CASE("numbers and words that cannot be read are rejected") {
  CHECK(rejection("wait,csat", "5,good") ==
        "2:3: csat: \"good\" is no number; expected a number such as 4 or 3.5");
  CHECK(rejection("wait,resolved", "5,partly") ==
        "2:3: resolved: \"partly\" is no known word; expected yes or no; or --value "
        "resolved:WORD=yes");
  CHECK(rejection("wait,direction", "5,up") ==
        "2:3: direction: \"up\" is no known word; expected inbound, outbound or internal; or "
        "--value direction:WORD=inbound");
  CHECK(rejection("wait,answered", "5,perhaps") ==
        "2:3: answered: \"perhaps\" is no known word; expected yes or no; or --value "
        "answered:WORD=yes");
}

TEST_CASE("texts in messages cannot act on a terminal") {
  CHECK(rejection("Wait (\x1B[31m),talk", "\x1B[2J,3").find("\x1B") == std::string::npos);
  CHECK(rejection("wait,csat", "5,\x1B[2J") ==
        "2:3: csat: \"\\x1b[2J\" is no number; expected a number such as 4 or 3.5");
}

TEST_CASE("positions count lines as they stand in the file") {
  const Outcomes found = read_log("\nwait,queue\n5,\"two\nlines\"\n\nx,sales\n");
  CHECK(found.rejects ==
        std::vector<std::string>{"6:1: wait: \"x\" is no duration; expected seconds or H:MM:SS"});
  CHECK(found.inputs[0].skipped == 2);
  CHECK(found.inputs[0].records == 1);
}

TEST_CASE("numbers and durations of two meanings are rejected with the option that decides") {
  CHECK(rejection("talk;wait", "\"1,234\";5") ==
        "2:1: talk: \"1,234\" is a number with decimals or with thousands; expected --decimal , or "
        ". to decide it");
  CHECK(rejection("cost;talk", "1,234;5") ==
        "2:1: cost: \"1,234\" is a number with decimals or with thousands; expected --decimal , or "
        ". to decide it");
  CHECK(rejection("talk;wait", "2:23;5") ==
        "2:1: talk: \"2:23\" is either hours and minutes or minutes and seconds; expected "
        "--duration-unit hms or m:ss to decide it");
}

TEST_CASE("options decide what numbers and durations mean") {
  const auto talk = [](const std::string& text, const InputOptions& options) {
    const Outcomes found = read_log("wait;talk\n5;" + text + "\n", options, {}, handling_of);
    return found.records.empty() ? found.rejects.front() : found.records.front();
  };
  InputOptions options;
  options.decimal_mark = DecimalMark::Comma;
  CHECK(talk("1,234", options) == "talk 1.234 hold - acw -");
  CHECK(talk("1.234", options) == "talk 1234 hold - acw -");
  options.decimal_mark = DecimalMark::Point;
  CHECK(talk("1,234", options) == "talk 1234 hold - acw -");
  CHECK(talk("1,5", options) == "2:3: talk: \"1,5\" is no duration; expected seconds or H:MM:SS");
  options = {};
  options.duration_unit = DurationUnit::HoursMinutesSeconds;
  CHECK(talk("2:23", options) == "talk 8580 hold - acw -");
  CHECK(talk("23", options) == "talk 23 hold - acw -");
  options.duration_unit = DurationUnit::MinutesSeconds;
  CHECK(talk("2:23", options) == "talk 143 hold - acw -");
  options.duration_unit = DurationUnit::Days;
  CHECK(talk("0,00165509", options) == "talk 143 hold - acw -");
}

TEST_CASE("scores may be percentages and costs may name a currency") {
  const auto scores = [](const CallRecord& record) {
    const auto number = [](Amount amount) { return amount ? std::to_string(*amount) : "-"; };
    return number(record.csat) + " " + number(record.qa) + " " + number(record.cost);
  };
  CHECK(record_of("talk;csat;qa;cost", "5;94,5%;94,5%;€ 1,20", scores) ==
        "945000 94500000 1200000");
  CHECK(record_of("talk;csat;qa;cost", "5;none;#N/A;-", scores) == "- - -");
  CHECK(rejection("talk;cost", "5;5%") ==
        "2:3: cost: \"5%\" is no number; expected a number such as 4 or 3.5");
}

TEST_CASE("words for nothing are texts where they may be names") {
  CHECK(record_of("talk,queue,agent,reason,caller", "none,None,NA,(blank),NaN", texts_of) ==
        "|inbound|voice|None|NA|||");
}

}  // namespace kpi::record_builder_test
