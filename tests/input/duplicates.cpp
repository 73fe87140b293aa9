// SPDX-License-Identifier: MIT
// Duplicate rows are dropped and counted where they stand.
#include "input/duplicates.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "input/logs.hpp"

namespace kpi::duplicates_test {
namespace {

using input_test::LogFolder;
using input_test::LogRun;
using input_test::Outcomes;
using input_test::seconds;
using Texts = std::vector<std::string>;

std::string told(const CallRecord& record) {
  std::string line = std::string{record.call_id} + " " + std::string{record.queue} + " talk " +
                     seconds(record.talk);
  for (const std::string_view text : record.extra) line += " [" + std::string{text} + "]";
  return line;
}

Outcomes read(LogFolder& folder, const Texts& logs, Dedupe dedupe, const Texts& extra = {},
              CountingUnit unit = CountingUnit::Visit) {
  InputOptions options;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    options.files.push_back(folder.put("log" + std::to_string(i + 1) + ".csv", logs[i]));
  }
  options.dedupe = dedupe;
  options.unit = unit;
  options.max_bad.rows = 10;
  Outcomes found = LogRun{folder}.read(options, extra, told);
  std::sort(found.records.begin(), found.records.end());
  return found;
}

Outcomes read(const Texts& logs, Dedupe dedupe, const Texts& extra = {},
              CountingUnit unit = CountingUnit::Visit) {
  LogFolder folder;
  return read(folder, logs, dedupe, extra, unit);
}

std::string counts(const InputSummary& input) {
  return std::to_string(input.rows) + " rows = " + std::to_string(input.records) + " + " +
         std::to_string(input.rejected) + " + " + std::to_string(input.duplicates);
}

/// All orders of some rows under a header: what is kept must be the same in each.
Texts kept_in_every_order(const std::string& header, Texts rows, const Texts& extra = {}) {
  std::sort(rows.begin(), rows.end());
  Texts kept;
  do {
    std::string log = header;
    for (const std::string& row : rows) log += row;
    const Texts now = read({log}, Dedupe::Id, extra).records;
    if (kept.empty()) kept = now;
    CHECK(now == kept);
  } while (std::next_permutation(rows.begin(), rows.end()));
  return kept;
}

}  // namespace

TEST_CASE("identical rows are kept once") {
  const Outcomes found =
      read({"call_id,queue,talk\n1,A,5\n2,B,6\n1,A,5\n1,A,7\n1,A,5\n"}, Dedupe::Exact);
  CHECK(found.records == Texts{"1 A talk 5", "1 A talk 7", "2 B talk 6"});
  CHECK(counts(found.inputs[0]) == "5 rows = 3 + 0 + 2");
  CHECK(found.notes == Texts{"N112 2 rows dropped, identical to another (--dedupe exact)"});
}

TEST_CASE("rows are identical when every column says the same, mapped or not") {
  const Outcomes found =
      read({"queue,talk,site\nA,60,x\nA,60,y\n A ,60,x\nA,0:01:00,x\n\"A\",60,\"x\"\n"},
           Dedupe::Exact, {"site"});
  // Another way to write the same time is another text.
  CHECK(found.records == Texts{" A talk 60 [x]", " A talk 60 [x]", " A talk 60 [y]"});
  CHECK(found.inputs[0].duplicates == 2);
}

TEST_CASE("columns of the same header are all compared") {
  const Outcomes found = read({"talk,site,site\n5,x,y\n5,x,z\n5,x,y\n"}, Dedupe::Exact);
  CHECK(found.records.size() == 2);
}

TEST_CASE("the same text in another unit or order of dates is not identical") {
  const Outcomes found = read({"queue,talk\nA,5\n", "queue,Talk (min)\nA,5\n"}, Dedupe::Exact);
  CHECK(found.records == Texts{" A talk 300", " A talk 5"});
  CHECK(read({"start,talk\n03/04/2026 09:00,5\n25/04/2026 09:00,5\n",
              "Start Time;talk\n03/04/2026 09:00;5\n04/25/2026 09:00;5\n"},
             Dedupe::Exact)
            .records.size() == 4);
}

TEST_CASE("texts that are one when joined are not identical") {
  CHECK(read({"queue,agent,talk\nab,c,5\na,bc,5\n"}, Dedupe::Exact).records.size() == 2);
}

TEST_CASE("duplicates are booked on the later input, whatever the order of its columns") {
  const Outcomes found = read({"call_id,queue,talk\n1,A,5\n2,B,6\n",
                               "Talk Time;Skill;Call ID\n5;A;1\n6;B;3\n", "call_id,talk\n1,5\n"},
                              Dedupe::Exact);
  CHECK(counts(found.inputs[0]) == "2 rows = 2 + 0 + 0");
  CHECK(counts(found.inputs[1]) == "2 rows = 1 + 0 + 1");
  CHECK(counts(found.inputs[2]) == "1 rows = 1 + 0 + 0");
}

TEST_CASE("an input named twice gives nothing the second time") {
  LogFolder folder;
  InputOptions options;
  options.files = {folder.put("calls.csv", "talk\n5\n6\n"), folder.path("calls.csv")};
  CHECK(LogRun{folder}.read(options).notes ==
        Texts{"N110 calls.csv: named twice; its rows count twice"});
  options.dedupe = Dedupe::Exact;
  const Outcomes found = LogRun{folder}.read(options, {}, told);
  CHECK(found.records.size() == 2);
  CHECK(found.inputs[1].duplicates == 2);
  CHECK(found.notes == Texts{"N112 2 rows dropped, identical to another (--dedupe exact)"});
}

TEST_CASE("rejected rows are no duplicates") {
  const Outcomes found = read({"queue,talk\nA,soon\nA,soon\nA,5\nA,5\n"}, Dedupe::Exact);
  CHECK(counts(found.inputs[0]) == "4 rows = 1 + 2 + 1");
}

TEST_CASE("of an id the row with the latest end is kept") {
  const std::string header = "call_id,start,end,queue,talk\n";
  CHECK(kept_in_every_order(header, {"1,2026-03-02 09:00,2026-03-02 09:09,A,5\n",
                                     "1,2026-03-02 09:01,2026-03-02 09:08,B,6\n",
                                     "2,2026-03-02 09:00,2026-03-02 09:01,C,7\n"}) ==
        Texts{"1 A talk 5", "2 C talk 7"});
}

TEST_CASE("of equal ends the latest start, then the greatest by all fields as text") {
  const std::string header = "call_id,start,end,queue,agent,site,talk\n";
  CHECK(kept_in_every_order(header, {"1,2026-03-02 09:00,2026-03-02 09:09,Z,,,5\n",
                                     "1,2026-03-02 09:01,2026-03-02 09:09,A,,,6\n"}) ==
        Texts{"1 A talk 6"});
  CHECK(kept_in_every_order(header, {"1,2026-03-02 09:00,2026-03-02 09:09,A,y,,10\n",
                                     "1,2026-03-02 09:00,2026-03-02 09:09,A,y,,9\n",
                                     "1,2026-03-02 09:00,2026-03-02 09:09,A,x,,99\n"}) ==
        Texts{"1 A talk 9"});
  CHECK(kept_in_every_order(header,
                            {"1,2026-03-02 09:00,2026-03-02 09:09,A,y,North,10\n",
                             "1,2026-03-02 09:00,2026-03-02 09:09,A,y,South,10\n",
                             "1,2026-03-02 09:00,2026-03-02 09:09,A,y,,10\n"},
                            {"site"}) == Texts{"1 A talk 10 [South]"});
}

TEST_CASE("a row without an end comes before all that have one") {
  CHECK(kept_in_every_order("call_id,start,end,queue,talk,outcome\n",
                            {"1,2026-03-02 09:05,,A,,answered\n",
                             "1,2026-03-02 09:00,2026-03-02 09:01,B,6,answered\n"}) ==
        Texts{"1 B talk 6"});
}

TEST_CASE("rows without an id are all kept") {
  const Outcomes found = read({"call_id,queue,talk\n,A,5\n,A,5\n-,A,5\n"}, Dedupe::Id);
  CHECK(found.records.size() == 3);
  CHECK(found.notes.empty());
}

TEST_CASE("what is dropped for another of its id is booked on its own input") {
  const Outcomes found = read({"call_id,end,queue,talk\n1,2026-03-02 09:00,A,5\n"
                               "2,2026-03-02 09:00,A,5\n",
                               "call_id,end,queue,talk\n1,2026-03-02 10:00,B,5\n"
                               "2,2026-03-02 09:00,A,5\n"},
                              Dedupe::Id);
  CHECK(found.records == Texts{"1 B talk 5", "2 A talk 5"});
  CHECK(counts(found.inputs[0]) == "2 rows = 1 + 0 + 1");  // an earlier end
  CHECK(counts(found.inputs[1]) == "2 rows = 1 + 0 + 1");  // identical, so the later one
  CHECK(found.notes == Texts{"N112 2 rows dropped for another of the same call_id (--dedupe id)"});
}

TEST_CASE("an id that comes back more often than is counted") {
  std::string log = "call_id,talk\n";
  for (int i = 0; i < 700; ++i) log += "1," + std::to_string(i) + "\n2,7\n";
  const Outcomes found = read({log}, Dedupe::Id);
  CHECK(found.records == Texts{"1  talk 99", "2  talk 7"});
  CHECK(found.inputs[0].duplicates == 1398);
}

TEST_CASE("duplicates are dropped before calls are joined") {
  const Texts log{"call_id,queue,talk\n1,A,5\n1,A,5\n1,B,6\n"};
  const Outcomes exact = read(log, Dedupe::Exact, {}, CountingUnit::Call);
  CHECK(exact.records == Texts{"1 A talk 11", "1 A talk 5", "1 B talk 6"});
  CHECK(exact.notes == Texts{"N112 1 row dropped, identical to another (--dedupe exact)",
                             "N113 2 records are 1 call (--unit call)"});
  const Outcomes latest = read(log, Dedupe::Id, {}, CountingUnit::Call);
  CHECK(latest.records == Texts{"1 B talk 6"});
  CHECK(latest.notes == Texts{"N112 2 rows dropped for another of the same call_id (--dedupe id)",
                              "N113 1 record is 1 call (--unit call)"});
}

TEST_CASE("ids that no input has") {
  CHECK(read({"talk\n5\n"}, Dedupe::Id).faults ==
        Texts{"--dedupe id: the log has no call_id to tell the rows of a call by | say which "
              "column holds it: -c call_id=COLUMN"});
}

TEST_CASE("a log may be read again without its duplicates") {
  LogFolder folder;
  InputOptions options = input_test::options_of({folder.put("a.csv", "call_id,talk\n1,5\n1,6\n")});
  class Count : public RecordSink {
   public:
    void consume(std::span<const CallRecord> records) override { count += records.size(); }
    std::size_t count = 0;
  };
  for (const Dedupe dedupe : {Dedupe::Exact, Dedupe::Id}) {
    options.dedupe = dedupe;
    LogReader reader{options};
    CHECK(reader.keeps_order() == (dedupe == Dedupe::Exact));
    Count first;
    reader.read({}, first);
    Count second;
    reader.read({}, second);
    CHECK(first.count == second.count);
    CHECK(reader.inputs()[0].duplicates == 2 - first.count);
    CHECK_FALSE(reader.calls());
  }
}

}  // namespace kpi::duplicates_test
