// SPDX-License-Identifier: MIT
// Reading logs from end to end: several files, every fault of each, and what became of the rows.
#include "kpi/reader.hpp"

#include <catch2/catch.hpp>

#include "input/logs.hpp"

namespace kpi::log_reader_test {
namespace {

using input_test::LogFolder;
using input_test::LogRun;
using input_test::options_of;
using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

std::string row_counts(const InputSummary& input) {
  return std::to_string(input.rows) + " rows, " + std::to_string(input.records) + " records, " +
         std::to_string(input.rejected) + " rejected, " + std::to_string(input.skipped) +
         " skipped";
}

Outcomes read_files(LogFolder& folder, const Texts& files) {
  return LogRun{folder}.read(options_of(files));
}

/// A log of so many rows, of which the first ones are bad.
std::string log_with_bad(int rows, int bad) {
  std::string text = "wait,talk\n";
  for (int i = 0; i < rows; ++i) text += i < bad ? "x,5\n" : "5,5\n";
  return text;
}

/// "message | hint" of options that make no sense.
std::string refusal(const InputOptions& options) {
  try {
    check_input_options(options);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Usage);
    return error.faults().front().message + " | " + error.faults().front().hint;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a log is read the same in every dress") {
  const Texts expected{"answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60",
                       "abandoned 09:30:00 - 09:30:12 wait 12 talk -"};
  for (const char* text :
       {"start,wait,talk\n2026-03-02 09:00,5,60\n2026-03-02 09:30,12,\n",
        "\xEF\xBB\xBFstart,wait,talk\r\n2026-03-02 09:00,5,60\r\n2026-03-02 09:30,12,",
        "start;wait;talk\r2026-03-02 09:00;5;60\r2026-03-02 09:30;12;\r",
        "\"talk\"|\"start\"|\"wait\"\n\"60\"|\"2026-03-02 09:00\"|\"5\"\n|2026-03-02 09:30|12\n",
        "start\twait\ttalk\t\n2026-03-02T09:00:00Z\t0:00:05\t0:01:00\t\n"
        "2026-03-02T10:30:00+01:00\t0:00:12\t\t\n"}) {
    INFO(text);
    CHECK(read_log(text).records == expected);
  }
}

TEST_CASE("rows are records or rejected, blank lines are skipped") {
  const Outcomes found = read_log("\nwait,talk\n5,6\n\n,\nx,6\n7,\n\n");
  CHECK(found.records.size() == 2);
  CHECK(row_counts(found.inputs[0]) == "3 rows, 2 records, 1 rejected, 4 skipped");
  CHECK(found.inputs[0].format == "csv");
}

TEST_CASE("a header without rows is a log without calls") {
  const Outcomes found = read_log("start,wait\n");
  CHECK(found.faults.empty());
  CHECK(row_counts(found.inputs[0]) == "0 rows, 0 records, 0 rejected, 0 skipped");
}

TEST_CASE("several files are read one after the other, whatever their columns") {
  LogFolder folder;
  const std::string a = folder.put("a.csv", "start,wait,talk\n2026-03-02 09:00,5,60\n");
  const std::string b = folder.put("b.csv", "talk;wait\n7;8\n;9\n");
  const Outcomes found = read_files(folder, {b, a});
  CHECK(found.records == Texts{"answered - - - wait 8 talk 7", "abandoned - - - wait 9 talk -",
                               "answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"});
  REQUIRE(found.inputs.size() == 2);
  CHECK(found.inputs[0].name == b);
  CHECK(row_counts(found.inputs[0]) == "2 rows, 2 records, 0 rejected, 0 skipped");
  CHECK(row_counts(found.inputs[1]) == "1 rows, 1 records, 0 rejected, 0 skipped");
}

TEST_CASE("every fault of every file is reported") {
  LogFolder folder;
  const std::string good = folder.put("good.csv", "wait,talk\n5,6\n");
  const std::string zip = folder.put("calls.xlsx", "PK\x03\x04");
  const std::string open = folder.put("open.csv", "wait,queue\n5,\"sales\n6,support\n");
  const std::string dates = folder.put("dates.csv", "start,wait\n03/04/2021 09:00,5\n");
  const std::string plain = folder.put("plain.csv", "colour,size\nred,5\n");
  const Outcomes found =
      read_files(folder, {folder.path("gone.csv"), zip, good, open, dates, plain});
  CHECK(found.faults ==
        Texts{"gone.csv: No such file or directory",
              "calls.xlsx: this is an XLSX or ZIP file, not CSV | open it and export the sheet as "
              "CSV (UTF-8)",
              "plain.csv: no usable columns: found \"colour\", \"size\"; looked for start, "
              "outcome, answer, talk or wait | name a column: -c FIELD=COLUMN, such as -c "
              "start=\"colour\"",
              "dates.csv:2:1: the order of day and month in \"03/04/2021 09:00\" cannot be "
              "decided: as day/month the log covers 2021-04-03, as month/day 2021-03-04 | "
              "--date-format d/m/Y or --date-format m/d/Y",
              "open.csv:2:3: the quote opened here is never closed, up to the end of the file in "
              "line 4; figures withheld | close the "
              "quote, or double a quote that belongs to the text"});
  CHECK(found.kinds == std::vector{FaultKind::CannotOpen, FaultKind::Data, FaultKind::Data,
                                   FaultKind::Data, FaultKind::Data});
}

TEST_CASE("a folder is no log") {
  LogFolder folder;
  const Outcomes found = read_files(folder, {folder.path("")});
  CHECK(found.kinds == std::vector{FaultKind::CannotOpen});
  CHECK(found.faults.front().find(": Is a directory") != std::string::npos);
}

TEST_CASE("an empty file is a fault alone, and a remark among others") {
  for (const char* text : {"", "\xEF\xBB\xBF", "\n\r\n\n"}) {
    CHECK(read_log(text).faults == Texts{"calls.csv: empty: no header row"});
  }
  LogFolder folder;
  const std::string empty = folder.put("empty.csv", "");
  const std::string blank = folder.put("blank.csv", "\n");
  const std::string good = folder.put("good.csv", "wait,talk\n5,6\n");
  const Outcomes some = read_files(folder, {empty, good, blank});
  CHECK(some.faults.empty());
  CHECK(some.records.size() == 1);
  CHECK(some.notes ==
        Texts{"N107 empty.csv: empty: no header row", "N107 blank.csv: empty: no header row"});
  const Outcomes none = read_files(folder, {empty, blank});
  CHECK(none.faults == Texts{"empty.csv: empty: no header row", "blank.csv: empty: no header row"});
}

TEST_CASE("headers must be text") {
  CHECK(
      read_log("wait,caf\x81\n5,6\n").faults ==
      Texts{"calls.csv:1:9: the header has a byte that is no valid UTF-8: \"\\x81\" | say how the "
            "file is encoded, such as --encoding WINDOWS-1252"});
  CHECK(read_log("\n\nwait,\"a\ncaf\x81\"\n5,6\n").faults.front().substr(0, 40) ==
        "calls.csv:4:4: the header has a byte tha");
  CHECK(read_log(std::string("wait,a\0b\n5,6\n", 13)).faults ==
        Texts{"calls.csv:1:7: the header has a NUL byte | the file may be damaged, or no text"});
  CHECK(read_log("wait,\"talk\n5,6\n").faults ==
        Texts{"calls.csv:1:6: a quote in the header is never closed"});
}

TEST_CASE("a header longer than any head is not taken for an empty file") {
  const Outcomes found = read_log("a" + std::string(300'000, 'b'));
  REQUIRE(found.faults.size() == 1);
  CHECK(found.faults[0].substr(0, 36) == "calls.csv: no usable columns: found ");
}

TEST_CASE("two columns of one name are refused where the name matters") {
  CHECK(read_log("wait,queue,Wait\n5,a,6\n").faults ==
        Texts{"calls.csv: columns 1 and 3 are both called \"wait\" | say which one holds wait: -c "
              "wait=1"});
  InputOptions options;
  options.columns = {{"wait", "3"}};
  CHECK(read_log("wait,queue,Wait\n5,a,6\n", options).records ==
        Texts{"unknown - - - wait 6 talk -"});
  options.columns = {{"wait", "WAIT"}};
  CHECK(read_log("wait,queue,Wait\n5,a,6\n", options).faults ==
        Texts{"calls.csv: -c wait=WAIT: columns 1 and 3 both have this name | name the column by "
              "its position: -c wait=1"});
  CHECK(read_log("wait,note,note\n5,a,6\n").faults.empty());
}

TEST_CASE("columns are chosen by name or by position") {
  InputOptions options;
  options.columns = {{"wait", "secs until pickup"}, {"talk", "2"}};
  CHECK(read_log("Secs_until_pickup,b\n5,60\n", options).records ==
        Texts{"answered - - - wait 5 talk 60"});
  options.columns = {{"wait", "pickup"}};
  CHECK(read_log("Secs_until_pickup,talk\n5,60\n", options).faults ==
        Texts{"calls.csv: -c wait=pickup: no such column; found \"Secs_until_pickup\", \"talk\" | "
              "give the name or the position of a column"});
  options.columns = {{"wai", "1"}};
  CHECK(refusal(options) == "--column: unknown field \"wai\" | did you mean wait?");
  options.columns = {{"colour", "1"}};
  CHECK(refusal(options) ==
        "--column: unknown field \"colour\" | fields: call_id, start, answer, end, direction, "
        "channel, queue, agent, reason, caller, outcome, wait, ring, talk, hold, acw, transferred, "
        "resolved, converted, csat, nps, ces, qa, first_response, cost, date, time, answered");
  options.columns = {{"date", "1"}, {"answered", "2"}};
  CHECK(refusal(options) == "accepted");
}

TEST_CASE("a report with counts of calls is no log") {
  CHECK(read_log("Date,Incoming Calls,Answered Calls,Wait Time\n2021-01-01,217,204,5\n").faults ==
        Texts{"calls.csv: this is a report with counts of calls per row, not a call log: "
              "\"Incoming Calls\", \"Answered Calls\" | kpi needs one row per call; export the "
              "calls themselves"});
  CHECK(read_log("Calls Answered (Y),wait\n1,5\n0,6\n").records.size() == 2);
}

TEST_CASE("columns that are misnamed for what they hold are dimensions") {
  const Outcomes found =
      read_log("start,End Date,Call Ended,talk\n2026-03-02 09:00,2026-03-02,2026-03-02 09:01,\n");
  CHECK(found.faults.empty());
  CHECK(found.notes == Texts{"N109 calls.csv: \"End Date\" holds dates without a clock and is a "
                             "dimension, not end"});
  CHECK(found.records == Texts{"abandoned 09:00:00 - 09:01:00 wait 60 talk -"});
  CHECK(read_log("data,talk\nred,5\n").notes ==
        Texts{"N109 calls.csv: \"data\" holds no times and is a dimension, not date"});
}

TEST_CASE("rows may be bad up to exactly the share that is allowed") {
  LogFolder folder;
  const auto faults = [&](int rows, int bad, MaxBad most = {}) {
    InputOptions options;
    options.files = {folder.put("calls.csv", log_with_bad(rows, bad))};
    options.max_bad = most;
    return LogRun{folder}.read(options).faults;
  };
  CHECK(faults(100, 5).empty());
  CHECK(faults(20, 1).empty());
  CHECK(faults(19, 1) ==
        Texts{"1 of 19 rows rejected, over --max-bad 5%; no figures: wait is no duration (1 row, "
              "first at calls.csv:2:1) | -v names every rejected row; --max-bad N or P% accepts "
              "more"});
  CHECK(faults(2000, 101).front().substr(0, 47) ==
        "101 of 2,000 rows rejected, over --max-bad 5%; ");
  CHECK(faults(3, 2, {.rows = 2, .percent = 5}).empty());
  CHECK(faults(100, 3, {.rows = 2, .percent = 5}).front().substr(0, 44) ==
        "3 of 100 rows rejected, over --max-bad 2; no");
  CHECK(faults(1, 1, {.rows = 0, .percent = 5}).size() == 1);
  CHECK(faults(10, 10, {.rows = {}, .percent = 100}).empty());
  CHECK(faults(0, 0, {.rows = 0, .percent = 5}).empty());
}

TEST_CASE("the allowed share is of the rows of the whole run, and the commonest reasons are told") {
  LogFolder folder;
  const std::string bad = folder.put(
      "bad.csv", "wait,csat,resolved,nps\n5,x,,\n5,y,,\n-5,,,\n5,,maybe,\n5,1\n-6,,,\n-7,,,\n");
  const std::string good = folder.put("good.csv", log_with_bad(133, 0));
  CHECK(read_files(folder, {bad, good}).faults.empty());
  CHECK(read_files(folder, {bad}).faults ==
        Texts{"7 of 7 rows rejected, over --max-bad 5%; no figures: wait is a negative duration (3 "
              "rows, first at bad.csv:4:1); csat is no number (2 rows, first at bad.csv:2:3); "
              "resolved is no known word (1 row, first at bad.csv:5:4) | -v names every rejected "
              "row; --max-bad N or P% accepts more"});
}

TEST_CASE("the reader knows which fields the log has or gives") {
  LogFolder folder;
  const auto reader_of = [&](const std::string& header) {
    return LogReader{options_of({folder.put("calls.csv", header + "\n")})};
  };
  CHECK(reader_of("start,wait").columns() ==
        FieldSet{Field::Start, Field::Wait, Field::Answer, Field::End});
  CHECK(reader_of("wait,talk").columns() == FieldSet{Field::Wait, Field::Talk, Field::Outcome});
  CHECK(reader_of("Date,answered").columns() == FieldSet{Field::Start, Field::Outcome});
  CHECK(reader_of("answer,end").columns() ==
        FieldSet{Field::Answer, Field::End, Field::Outcome, Field::Talk});
  CHECK(reader_of("start,end,outcome").columns() ==
        FieldSet{Field::Start, Field::End, Field::Outcome, Field::Wait});
  CHECK(reader_of("Date,Time,wait").every_input_has_start());
  CHECK_FALSE(reader_of("wait").every_input_has_start());
}

TEST_CASE("names are resolved to fields or to columns of the file") {
  LogFolder folder;
  const LogReader reader{
      options_of({folder.put("calls.csv", "start,QueueName,Team Lead,talk,Answered (Y/N)\n")})};
  CHECK(reader.resolve("queue").field == Field::Queue);
  CHECK(reader.resolve("QueueName").field == Field::Queue);
  CHECK(reader.resolve("queue_name").field == Field::Queue);
  CHECK(reader.resolve("channel").field == Field::Channel);
  CHECK(reader.resolve("outcome").field == Field::Outcome);
  CHECK(reader.resolve("Team Lead").extra == "Team Lead");
  CHECK(reader.resolve("team-lead").extra == "Team Lead");
  CHECK_FALSE(reader.resolve("team-lead").field);
  CHECK_FALSE(reader.resolve("agent").field);
  CHECK(reader.resolve("agent").extra.empty());
  CHECK(reader.extra_columns() == Texts{"Team Lead"});
}

TEST_CASE("the order of a date pattern") {
  CHECK(find_date_order("dmy") == DateOrder::DayFirst);
  CHECK(find_date_order("d/m/Y") == DateOrder::DayFirst);
  CHECK(find_date_order("%d.%m.%Y %H:%M") == DateOrder::DayFirst);
  CHECK(find_date_order("%m/%d/%Y") == DateOrder::MonthFirst);
  CHECK(find_date_order("MM/DD/YYYY") == DateOrder::MonthFirst);
  CHECK(find_date_order("YYYY-MM-DD") == DateOrder::YearFirst);
  CHECK_FALSE(find_date_order("dd"));
  CHECK_FALSE(find_date_order(""));
}

}  // namespace kpi::log_reader_test
