// SPDX-License-Identifier: MIT
// What only all rows together can decide: the order of day and month, rival columns, odd outcomes.
#include "input/survey.hpp"

#include <catch2/catch.hpp>

#include <cstdio>

#include "input/logs.hpp"

namespace kpi::survey_test {
namespace {

using input_test::LogFolder;
using input_test::LogRun;
using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

std::string start_of(const CallRecord& record) {
  return Calendar{}.stamp(*record.start).substr(0, 10);
}

Outcomes starts(const std::string& rows, InputOptions options = {}) {
  return read_log("start,wait\n" + rows, std::move(options), {}, start_of);
}

std::string wait_of(const CallRecord& record) {
  return input_test::seconds(record.wait);
}

/// One row a day of March 2021, written with the day first.
std::string march(int first, int last) {
  std::string rows;
  for (int day = first; day <= last; ++day) {
    char row[40];
    std::snprintf(row, sizeof row, "%02d/03/2021 09:00,5\n", day);
    rows += row;
  }
  return rows;
}

}  // namespace

TEST_CASE("a day above 12 decides for all rows") {
  const Outcomes day_first = starts("03/04/2021 09:00,5\n25/04/2021 09:00,5\n");
  CHECK(day_first.records == Texts{"2021-04-03", "2021-04-25"});
  CHECK(day_first.notes == Texts{"N104 calls.csv: dates are read as day/month/year "
                                 "(\"25/04/2021 09:00\" at calls.csv:3:1)"});
  const Outcomes month_first = starts("03/04/2021 09:00,5\n04/25/2021 09:00,5\n");
  CHECK(month_first.records == Texts{"2021-03-04", "2021-04-25"});
  CHECK(month_first.notes == Texts{"N104 calls.csv: dates are read as month/day/year "
                                   "(\"04/25/2021 09:00\" at calls.csv:3:1)"});
}

TEST_CASE("days that follow one another decide where none is above 12") {
  const Outcomes found = starts(march(1, 9));
  CHECK(found.records.front() == "2021-03-01");
  CHECK(found.records.back() == "2021-03-09");
  CHECK(found.notes == Texts{"N104 calls.csv: dates are read as day/month/year (the days follow "
                             "one another)"});
  CHECK(starts("03/08/2021 09:00,5\n03/09/2021 09:00,5\n03/12/2021 09:00,5\n").records ==
        Texts{"2021-03-08", "2021-03-09", "2021-03-12"});
}

TEST_CASE("dates that neither a day nor their sequence decides are refused with both readings") {
  const Outcomes one = starts("03/04/2021 09:00,5\n");
  CHECK(one.records.empty());
  CHECK(one.faults ==
        Texts{"calls.csv:2:1: the order of day and month in \"03/04/2021 09:00\" cannot be "
              "decided: as day/month the log covers 2021-04-03, as month/day 2021-03-04 | "
              "--date-format d/m/Y or --date-format m/d/Y"});
  CHECK(one.kinds == std::vector{FaultKind::Data});
  CHECK(starts("01/02/2021 09:00,5\n05/07/2021 09:00,5\n").faults ==
        Texts{"calls.csv:2:1: the order of day and month in \"01/02/2021 09:00\" cannot be "
              "decided: as day/month the log covers 2021-02-01 to 2021-07-05, as month/day "
              "2021-01-02 to 2021-05-07 | --date-format d/m/Y or --date-format m/d/Y"});
  CHECK(starts("25/03/2021 09:00,5\n03/25/2021 09:00,5\n").faults ==
        Texts{"calls.csv:2:1: the order of day and month in \"25/03/2021 09:00\" cannot be "
              "decided: 1 rows are no dates as day/month (first at calls.csv:3:1), 1 as month/day "
              "(first at calls.csv:2:1) | --date-format d/m/Y or --date-format m/d/Y"});
}

TEST_CASE("the option decides without a look at the rows") {
  InputOptions options;
  options.date_order = DateOrder::MonthFirst;
  const Outcomes found = starts("03/04/2021 09:00,5\n25/04/2021 09:00,5\n", options);
  CHECK(found.records == Texts{"2021-03-04"});
  CHECK(found.notes.empty());
  CHECK(found.rejects ==
        Texts{"3:1: start: \"25/04/2021 09:00\" is no date; expected month/day/year"});
  options.date_order = DateOrder::DayFirst;
  CHECK(starts("03/04/2021 09:00,5\n", options).records == Texts{"2021-04-03"});
}

TEST_CASE("dates that both orders read alike need no decision") {
  const Outcomes found = starts("05/05/2021 09:00,5\n08/08/2021 09:00,5\n");
  CHECK(found.records == Texts{"2021-05-05", "2021-08-08"});
  CHECK(found.notes.empty());
}

TEST_CASE("one bad row does not change the reading of the others") {
  const Outcomes found = starts(march(1, 28) + "03/25/2021 09:00,5\n");
  CHECK(found.records.size() == 28);
  CHECK(found.records.front() == "2021-03-01");
  CHECK(found.rejects ==
        Texts{"30:1: start: \"03/25/2021 09:00\" is no date; expected day/month/year"});
  const Outcomes early = starts("03/25/2021 09:00,5\n" + march(1, 12) + march(1, 12));
  CHECK(early.records.size() == 24);
  CHECK(early.records.back() == "2021-03-12");
  CHECK(early.rejects.size() == 1);
}

TEST_CASE("a date that exists in no order is rejected and decides nothing") {
  const Outcomes found = starts("99/99/2021 09:00,5\n" + march(1, 9));
  CHECK(found.records.size() == 9);
  CHECK(found.rejects ==
        Texts{"2:1: start: \"99/99/2021 09:00\" is no date; expected day/month/year"});
}

TEST_CASE("dates with years of two digits take part") {
  const Outcomes found = starts("03/04/21 09:00,5\n25/04/21 09:00,5\n");
  CHECK(found.records == Texts{"2021-04-03", "2021-04-25"});
  CHECK(found.notes == Texts{"N104 calls.csv: dates are read as day/month/year (\"25/04/21 "
                             "09:00\" at calls.csv:3:1)"});
  CHECK(starts("24-03-21 09:00,5\n25-03-21 09:00,5\n").records ==
        Texts{"2021-03-24", "2021-03-25"});
  CHECK(starts("5.3.21 09:00,5\n").records == Texts{"2021-03-05"});
}

TEST_CASE("dates that may as well begin with a year of two digits are refused") {
  const std::string march = "21-03-05 09:00,5\n21-03-06 09:00,5\n";
  CHECK(starts(march).faults ==
        Texts{"calls.csv:2:1: the order of day, month and year in \"21-03-05 09:00\" cannot be "
              "decided: with the year at the end the log covers 2005-03-21 to 2006-03-21, with the "
              "year first 2021-03-05 to 2021-03-06 | --date-format d-m-y, --date-format m-d-y or "
              "--date-format y-m-d"});
  CHECK(starts("21/03/05 09:00,5\n21/03/06 09:00,5\n").faults.size() == 1);
  CHECK(starts("25-03-21 09:00,5\n").faults.size() == 1);
  CHECK(starts("25/03/21 09:00,5\n").records == Texts{"2021-03-25"});
  InputOptions options;
  options.date_order = DateOrder::YearFirst;
  CHECK(starts(march, options).records == Texts{"2021-03-05", "2021-03-06"});
  options.date_order = DateOrder::DayFirst;
  CHECK(starts(march, options).records == Texts{"2005-03-21", "2006-03-21"});
}

TEST_CASE("files with the same header are decided together") {
  LogFolder folder;
  const std::string header = "start,wait\n";
  const std::string open = folder.put("open.csv", header + "03/04/2021 09:00,5\n");
  const std::string plain = folder.put("plain.csv", header + "25/04/2021 09:00,5\n");
  const std::string other = folder.put("other.csv", "wait,start\n5,03/14/2021 09:00\n");
  const Outcomes found =
      LogRun{folder}.read(input_test::options_of({open, plain, other}), {}, start_of);
  CHECK(found.faults.empty());
  CHECK(found.records == Texts{"2021-04-03", "2021-04-25", "2021-03-14"});
  CHECK(found.notes == Texts{"N104 open.csv: dates are read as day/month/year (\"25/04/2021 "
                             "09:00\" at plain.csv:2:1)",
                             "N104 plain.csv: dates are read as day/month/year (\"25/04/2021 "
                             "09:00\" at plain.csv:2:1)",
                             "N104 other.csv: dates are read as month/day/year (\"03/14/2021 "
                             "09:00\" at other.csv:2:3)"});
}

TEST_CASE("of two columns that never contradict each other the fuller is read") {
  const Outcomes found =
      read_log("Wait Time,Queue Time,talk\n0:02:23,143,9\n,20,9\n7,,9\n0:00:30,30,9\n-,5.0,9\n", {},
               {}, wait_of);
  CHECK(found.records == Texts{"143", "20", "-", "30", "5"});
  CHECK(found.notes == Texts{"N102 calls.csv: wait is read from \"Queue Time\"; \"Wait Time\" "
                             "never contradicts it and is a dimension"});
  CHECK(read_log("Wait Time,Queue Time (ms),talk\n7,7000,9\n", {}, {}, wait_of).records ==
        Texts{"7"});
  CHECK(read_log("Wait Time,Queue Time,talk\n2m 23s,\"143,0\",9\n", {}, {}, wait_of).records ==
        Texts{"143"});
}

TEST_CASE("columns that contradict each other are refused") {
  const Outcomes found = read_log("Wait Time,Queue Time,talk\n5,5,9\n6,7,9\n");
  CHECK(found.records.empty());
  CHECK(found.faults ==
        Texts{"calls.csv:3:3: columns \"Wait Time\" and \"Queue Time\" could both "
              "hold wait and contradict each other here: \"6\" and \"7\" | choose one: -c "
              "wait=\"Wait Time\" or -c wait=\"Queue Time\""});
  InputOptions options;
  options.columns = {{"wait", "Queue Time"}};
  CHECK(read_log("Wait Time,Queue Time,talk\n5,5,9\n6,7,9\n", options, {}, wait_of).records ==
        Texts{"5", "7"});
}

TEST_CASE("the unit that is asked for holds for rival columns too") {
  InputOptions options;
  options.duration_unit = DurationUnit::Minutes;
  const Outcomes found =
      read_log("Wait Time,Queue Time (sec),talk\n2,2,9\n3,,9\n", options, {}, wait_of);
  CHECK(found.faults.empty());
  CHECK(found.records == Texts{"120", "180"});
}

TEST_CASE("a canonical name beats synonyms, which may contradict it") {
  const Outcomes found = read_log("Queue Time,wait,talk\n5,6,9\n", {}, {}, wait_of);
  CHECK(found.records == Texts{"6"});
  CHECK(found.notes ==
        Texts{"N101 calls.csv: wait is read from \"wait\"; \"Queue Time\" is a dimension"});
}

TEST_CASE("words that are no outcomes are a dimension where something else tells the outcome") {
  const auto line = [](const CallRecord& record) {
    return std::string{name(record.outcome)} + " " + std::string{record.extra[0]};
  };
  const Outcomes found =
      read_log("Answered (Y/N),Status,talk\nY,Solved,5\nN,answered,\n", {}, {"Status"}, line);
  CHECK(found.records == Texts{"answered Solved", "abandoned answered"});
  CHECK(found.notes == Texts{"N103 calls.csv: \"Status\" has words that are no outcomes "
                             "(\"Solved\") and is a dimension; answered and abandoned are told by "
                             "\"Answered (Y/N)\""});
  const Outcomes by_time =
      read_log("answer,Status\n2026-03-02 09:00,Solved\n,Solved\n", {}, {"Status"}, line);
  CHECK(by_time.records == Texts{"answered Solved", "open Solved"});
}

TEST_CASE("words that are no outcomes are refused where nothing else tells the outcome") {
  const Outcomes found = read_log("Status,talk\nSolved,5\nanswered,6\nSolved,7\nGone,\n");
  CHECK(found.kinds == std::vector{FaultKind::Data});
  CHECK(found.faults ==
        Texts{"calls.csv:5:1: unknown outcome words: \"Gone\" (1 row, first at calls.csv:5:1), "
              "\"Solved\" (2 rows, first at calls.csv:2:1); expected answered, abandoned or "
              "another outcome | say what each means: --value \"outcome:Gone=OUTCOME\""});
  InputOptions options;
  options.words = {{"outcome", "solved", "answered"}, {"outcome", "gone", "abandoned"}};
  CHECK(read_log("Status,talk\nSolved,5\nGone,\n", options).faults.empty());
}

}  // namespace kpi::survey_test
