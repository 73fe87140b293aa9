// SPDX-License-Identifier: MIT
// From a log in a file to a finished report: period, groups, figures, notes and faults.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "input/logs.hpp"
#include "kpi/report.hpp"
#include "metrics/contacts.hpp"

namespace kpi::compute_test {
namespace {

using Texts = std::vector<std::string>;

Query asking(const Texts& kpis = {"@core"}, const std::vector<Texts>& group_by = {}) {
  Query query;
  query.kpis = kpis;
  query.group_by = group_by;
  return query;
}

Report report_of(const std::string& log, const Query& query = asking()) {
  input_test::LogFolder folder;
  InputOptions options;
  options.files = {folder.put("calls.csv", log)};
  LogReader reader{options};
  return compute(reader, query);
}

/// "message | hint" of every fault.
Texts faults_of(const Texts& logs, const Query& query) {
  input_test::LogFolder folder;
  InputOptions options;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    options.files.push_back(folder.put("log" + std::to_string(i) + ".csv", logs[i]));
  }
  Texts texts;
  try {
    LogReader reader{options};
    compute(reader, query);
  } catch (const Error& error) {
    for (const Fault& fault : error.faults()) {
      texts.push_back(folder.without_path(fault.message + " | " + fault.hint));
    }
  }
  return texts;
}

std::string span_text(const std::optional<Interval>& span, const Calendar& calendar = Calendar{}) {
  return span ? calendar.stamp(span->begin) + " .. " + calendar.stamp(span->end) : "none";
}

std::string period_of(const std::string& log, const Query& query = asking()) {
  return span_text(report_of(log, query).period, query.calendar);
}

/// Each result as "group: value value", the total without group.
Texts results_of(const Report& report) {
  Texts texts;
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    const Result result = report.results[i];
    std::string text;
    for (const std::string& key : result.group) text += key + "/";
    if (report.groupings[result.grouping].length) {
      text += report.calendar.stamp(result.span->begin).substr(0, 16);
    }
    text += ":";
    for (const Value& value : result.values) text += " " + metrics_test::value_text(value);
    texts.push_back(text);
  }
  return texts;
}

Texts notes_of(const Report& report) {
  Texts texts;
  for (const Note& note : report.notes) texts.push_back(note.code + " " + note.text);
  return texts;
}

const std::string kDayLog =
    "start,queue,agent,outcome,wait,talk\n"
    "2026-03-02 09:12:00,sales,ann,answered,5,60\n"
    "2026-03-02 09:40:00,support,ben,answered,25,90\n"
    "2026-03-02 10:05:00,sales,,abandoned,40,\n"
    "2026-03-02 10:30:00,sales,ben,answered,20,30\n"
    "2026-03-02 10:10:00,,ann,answered,0,30\n";

const std::string kTwoMonths =
    "start,wait,talk\n2026-01-30 09:12:00,5,60\n2026-02-02 10:30:00,5,60\n";

}  // namespace

TEST_CASE(
    "the default period is from the half-hour mark before the first to the one after the "
    "last") {
  CHECK(period_of(kDayLog) == "2026-03-02T09:00:00Z .. 2026-03-02T11:00:00Z");
  CHECK(period_of("start,wait\n2026-03-02 09:30:00,5\n") ==
        "2026-03-02T09:30:00Z .. 2026-03-02T10:00:00Z");
  Query nepal;
  nepal.calendar = Calendar{*TimeZone::parse("+05:45")};
  CHECK(period_of("start,wait\n2026-03-02T09:30:00Z,5\n", nepal) ==
        "2026-03-02T15:00:00+05:45 .. 2026-03-02T15:30:00+05:45");
}

TEST_CASE("the default period is of all records read, also of those that the report leaves out") {
  CHECK(period_of("start,direction,talk\n2026-03-02 09:12:00,in,5\n2026-03-02 12:00:00,out,5\n"
                  "2026-03-02 07:59:00,in,\n") == "2026-03-02T07:30:00Z .. 2026-03-02T12:30:00Z");
}

TEST_CASE("the default period is widened to whole intervals of every length asked for") {
  Query query;
  query.interval = IntervalLength::Month;
  CHECK(period_of(kTwoMonths, query) == "2026-01-01T00:00:00Z .. 2026-03-01T00:00:00Z");
  query.interval = IntervalLength::Hour;
  CHECK(period_of(kTwoMonths, query) == "2026-01-30T09:00:00Z .. 2026-02-02T11:00:00Z");
  query.interval.reset();
  query.group_by = {{"day"}, {"15m"}};
  CHECK(period_of(kTwoMonths, query) == "2026-01-30T00:00:00Z .. 2026-02-03T00:00:00Z");
  query.group_by = {{"week"}, {"month"}};
  CHECK(period_of(kTwoMonths, query) == "2026-01-01T00:00:00Z .. 2026-03-01T00:00:00Z");
  query.group_by = {{"week"}};
  CHECK(period_of(kTwoMonths, query) == "2026-01-26T00:00:00Z .. 2026-02-09T00:00:00Z");
}

TEST_CASE("without records or without starts there is no period") {
  CHECK(period_of("start,wait\n") == "none");
  CHECK(period_of("wait,talk\n5,6\n") == "none");
}

TEST_CASE("the total and the groups, in the order of their texts") {
  const Report report =
      report_of(kDayLog, asking({"offered", "service_level"}, {{"queue"}, {"agent"}}));
  CHECK(results_of(report) == Texts{": 5 3/5", "/: 1 1/1", "sales/: 3 2/3", "support/: 1 0/1",
                                    "/: 1 0/1", "ann/: 2 2/2", "ben/: 2 1/2"});
  REQUIRE(report.groupings.size() == 3);
  CHECK(report.groupings[0].names().empty());
  CHECK(report.groupings[1].names() == Texts{"queue"});
  CHECK(report.groupings[2].names() == Texts{"agent"});
}

TEST_CASE("groups in time follow their dimensions, each with its own interval") {
  Query query = asking({"offered"}, {{"queue", "1h"}});
  const Report report = report_of(kDayLog, query);
  CHECK(results_of(report) == Texts{": 5", "/2026-03-02T10:00: 1", "sales/2026-03-02T09:00: 1",
                                    "sales/2026-03-02T10:00: 2", "support/2026-03-02T09:00: 1"});
  CHECK(span_text(report.results[2].span) == "2026-03-02T09:00:00Z .. 2026-03-02T10:00:00Z");
  CHECK(span_text(report.results[0].span) == span_text(report.period));
  query.group_by = {{"queue"}};
  query.interval = IntervalLength::Hour;
  CHECK(results_of(report_of(kDayLog, query)) == results_of(report));
  query.group_by = {};
  CHECK(results_of(report_of(kDayLog, query)) ==
        Texts{": 5", "2026-03-02T09:00: 2", "2026-03-02T10:00: 3"});
}

TEST_CASE("arrivals are per hour of the interval, or of the period") {
  CHECK(results_of(report_of(kDayLog, asking({"arrival_rate"}, {{"queue"}, {"1h"}}))) ==
        Texts{": 5/2", "/: 1/2", "sales/: 3/2", "support/: 1/2", "2026-03-02T09:00: 2/1",
              "2026-03-02T10:00: 3/1"});
}

TEST_CASE("any column of the file is a dimension") {
  const std::string log = "wait,talk,Team Lead\n5,6,zoe\n5,,amy\n7,8,amy\n";
  CHECK(results_of(report_of(log, asking({"offered"}, {{"team_lead"}}))) ==
        Texts{": 3", "amy/: 2", "zoe/: 1"});
  CHECK(report_of(log, asking({"offered"}, {{"team_lead"}})).groupings[1].dimensions ==
        Texts{"Team Lead"});
  CHECK(results_of(report_of(log, asking({"offered"}, {{"outcome", "channel"}}))) ==
        Texts{": 3", "abandoned/voice/: 1", "answered/voice/: 2"});
}

TEST_CASE("an unknown dimension is refused with the nearest name") {
  CHECK(faults_of({kDayLog}, asking({"asa"}, {{"quue"}})) ==
        Texts{"--group-by: the log has no column \"quue\" | did you mean queue?"});
  CHECK(faults_of({kDayLog}, asking({"asa"}, {{"weather"}})) ==
        Texts{"--group-by: the log has no column \"weather\" | kpi groups by any field or column "
              "of the file"});
  CHECK(faults_of({kDayLog}, asking({"asa"}, {{"reason"}, {"agnt"}})) ==
        Texts{"--group-by: the log has no column \"reason\" | say which column holds it: -c "
              "reason=COLUMN",
              "--group-by: the log has no column \"agnt\" | did you mean agent?"});
  Query query;
  query.definitions.service_rules = {{"team", "vip", {}}};
  CHECK(faults_of({kDayLog}, query) ==
        Texts{"--sl: the log has no column \"team\" | teams of agents are told by --roster with "
              "a column team"});
}

TEST_CASE("faults of the files come before wrong names") {
  const Texts faults =
      faults_of({kDayLog, "wait,queue\n5,\"sales\n"}, asking({"asa"}, {{"weather"}}));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].substr(0, 49) == "log1.csv:2:3: the quote opened here is never clos");
}

TEST_CASE("intervals need a start in every file") {
  Query query = asking({"offered"});
  query.interval = IntervalLength::Hour;
  CHECK(
      faults_of({"wait,talk\n5,6\n"}, query) ==
      Texts{
          "grouping by time: the log has no start column to place calls in time | say which column "
          "holds the start: -c start=COLUMN"});
  CHECK(faults_of({kDayLog, "wait,talk\n5,6\n"}, query).size() == 1);
  CHECK(faults_of({kDayLog, "wait,talk\n5,6\n"}, asking({"offered"})).empty());
}

TEST_CASE("rows that are left out are counted once") {
  const Report report = report_of(
      "start,direction,answer,talk\n2026-03-02 09:00,in,,5\n2026-03-02 09:00,out,,5\n"
      "2026-03-02 09:00,out,,\n2026-03-02 09:00,internal,,5\n2026-03-02 09:00,in,,\n",
      asking({"offered"}));
  CHECK(results_of(report) == Texts{": 1"});
  CHECK(report.filtered.direction == 2);
  CHECK(report.filtered.open == 2);
  REQUIRE(report.inputs.size() == 1);
  CHECK(report.inputs[0].records == 5);
}

TEST_CASE("calls of several rows are reported as one contact each, in any order of rows") {
  const std::string header = "call_id,start,queue,agent,direction,outcome,wait,talk,caller\n";
  Texts rows{"1,2026-03-02 09:00:00,A,,inbound,overflow,10,,+1\n",
             "1,2026-03-02 09:00:10,B,ann,,answered,300,60,\n",
             "2,2026-03-02 09:10:00,C,ben,outbound,answered,0,30,+1\n",
             "3,2026-03-02 10:00:00,A,ben,inbound,answered,0,30,+1\n",
             "4,2026-03-02 11:30:00,A,,inbound,,,,+1\n"};
  Query query = asking({"offered", "longest_wait", "repeat_rate", "occupancy"}, {{"queue"}});
  query.definitions.repeat_window = kHour;
  std::sort(rows.begin(), rows.end());
  do {
    input_test::LogFolder folder;
    InputOptions options;
    std::string log = header;
    for (const std::string& row : rows) log += row;
    options.files = {folder.put("calls.csv", log)};
    options.unit = CountingUnit::Call;
    LogReader reader{options};
    const Report report = compute(reader, query, 2);
    REQUIRE(results_of(report) == Texts{": 2 310 1/1 120/3090",
                                        "A/: 2 310 1/1 none: span occupancy is given for the "
                                        "total, by agent and by day or longer"});
    REQUIRE(report.calls == 4U);
    REQUIRE(report.filtered.direction == 1);
    REQUIRE(report.filtered.open == 1);
    REQUIRE(report.inputs[0].records == 5);
  } while (std::next_permutation(rows.begin(), rows.end()));
}

TEST_CASE("the direction asked for") {
  const std::string log = "direction,talk\nin,5\nout,5\nout,6\ninternal,5\n";
  Query query = asking({"offered"});
  query.direction = DirectionFilter::Outbound;
  CHECK(results_of(report_of(log, query)) == Texts{": 2"});
  query.direction = DirectionFilter::All;
  CHECK(results_of(report_of(log, query)) == Texts{": 4"});
}

TEST_CASE("the counts of a report, absent where the log cannot tell") {
  const Counts counts = report_of(kDayLog).results[0].counts;
  CHECK(counts.offered == Amount{5});
  CHECK(counts.answered == Amount{4});
  CHECK(counts.answered_within == Amount{3});
  CHECK(counts.abandoned == Amount{1});
  CHECK(counts.abandoned_within == Amount{0});
  CHECK(counts.abandoned_short == Amount{0});
  CHECK(counts.blocked == Amount{0});
  const Counts waitless = report_of("outcome,queue\nabandoned,x\nanswered,x\n").results[0].counts;
  CHECK(waitless.abandoned == Amount{1});
  CHECK_FALSE(waitless.abandoned_within);
  CHECK_FALSE(waitless.abandoned_short);
  const Counts silent = report_of("start,wait\n2026-03-02 09:00,5\n").results[0].counts;
  CHECK_FALSE(silent.offered);
  CHECK_FALSE(silent.blocked);
}

TEST_CASE("a header without rows is a report of no calls") {
  const Report report = report_of("start,wait,talk\n", asking({"offered", "asa"}));
  CHECK(results_of(report) == Texts{": 0 none: no answered contacts"});
  CHECK(notes_of(report) == Texts{"N200 the log has no calls"});
}

TEST_CASE("notes tell what was left out of the figures that are shown") {
  const std::string log =
      "outcome,wait,talk\nanswered,,60\nanswered,,60\nabandoned,,\nvoicemail,,\nanswered,5,\n,,\n";
  CHECK(notes_of(report_of(log, asking({"service_level"}))) ==
        Texts{"N201 2 answered contacts without a wait are left out of service level, ASA and "
              "percentiles",
              "N202 1 abandoned contact without a wait is neither within a threshold nor short",
              "N203 1 other exit without a wait is not within a threshold"});
  CHECK(notes_of(report_of(log, asking({"talk_time"}))) ==
        Texts{"N204 1 answered contact without a talk time is left out of talk and handle times"});
  CHECK(notes_of(report_of(log, asking({"offered"}))).empty());
  CHECK(notes_of(report_of("start,wait\n2026-03-02 09:00,5\n", asking({"offered"}))) ==
        Texts{"N208 1 contact does not say how it ended and is not offered"});
}

TEST_CASE("callers are shown as pseudonyms, equal for one number however it is written") {
  const std::string log = "caller,talk\n+34 600-100,5\n+34600100,6\n+34600200,7\n";
  const Report report = report_of(log, asking({"offered"}, {{"caller"}}));
  REQUIRE(report.results.size() == 3);
  for (std::size_t i = 1; i < 3; ++i) {
    const std::string key = report.results[i].group[0];
    CHECK(key.substr(0, 2) == "p_");
    CHECK(key.size() == 34);
    CHECK(key.find_first_not_of("0123456789abcdef", 2) == std::string::npos);
  }
  CHECK(notes_of(report) == Texts{"N212 callers are shown as pseudonyms that differ from run to "
                                  "run; --show-callers shows them"});
  Query shown = asking({"offered"}, {{"caller"}});
  shown.show_callers = true;
  CHECK(results_of(report_of(log, shown)) ==
        Texts{": 3", "+34 600-100/: 1", "+34600100/: 1", "+34600200/: 1"});
  CHECK(notes_of(report_of(log, shown)).empty());
}

TEST_CASE("repeat calls are the same whether callers are shown or not") {
  const std::string log =
      "start,caller,talk\n2026-03-01 00:00,x,5\n2026-03-10 00:00,+34 600-100,5\n"
      "2026-03-11 00:00,+34600100,5\n2026-03-12 00:00,+34600100,5\n2026-03-30 00:00,y,5\n";
  Query query = asking({"repeat_rate", "fcr"});
  const Texts hidden = results_of(report_of(log, query));
  query.show_callers = true;
  CHECK(results_of(report_of(log, query)) == hidden);
}

TEST_CASE("first-call resolution by repeat calls, from the file to the figure") {
  const std::string log =
      "start,caller,talk\n2026-03-01 00:00,x,5\n2026-03-10 00:00,ann,5\n2026-03-17 00:00,ann,5\n"
      "2026-03-10 00:00,ben,5\n2026-03-17 00:01,ben,5\n2026-03-30 00:00,y,5\n";
  const Report report = report_of(log, asking({"fcr", "repeat_rate"}));
  CHECK(results_of(report) == Texts{": 2/3 1/5"});
  CHECK(notes_of(report) == Texts{"N210 2 cases are too near an edge of the log to be judged"});
}

TEST_CASE("figures do not depend on the order of rows or files") {
  const std::string header = "start,queue,agent,outcome,wait,talk\n";
  const auto results = [&](const Texts& logs) {
    input_test::LogFolder folder;
    InputOptions options;
    for (std::size_t i = 0; i < logs.size(); ++i) {
      options.files.push_back(folder.put(std::to_string(i) + ".csv", logs[i]));
    }
    LogReader reader{options};
    return results_of(compute(reader, asking({"@all"}, {{"queue", "30m"}, {"agent"}})));
  };
  const std::string a = "2026-03-02 09:12:00,sales,ann,answered,5,60\n";
  const std::string b = "2026-03-02 09:40:00,support,ben,answered,25,90\n";
  const std::string c = "2026-03-02 10:05:00,sales,,abandoned,40,\n";
  const Texts whole = results({header + a + b + c});
  CHECK(results({header + c + b + a}) == whole);
  CHECK(results({header + b, header + c + a}) == whole);
  CHECK(results({header + a, header, header + b, header + c}) == whole);
}

}  // namespace kpi::compute_test
