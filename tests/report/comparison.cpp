// SPDX-License-Identifier: MIT
// Two logs compared: values, changes, better or worse, groups of both sides, and what is refused.
#include "kpi/comparison.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "input/logs.hpp"
#include "metrics/contacts.hpp"
#include "output/numbers.hpp"

namespace kpi::comparison_test {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kMonday =
    "start,queue,outcome,wait,talk\n"
    "2026-03-02T09:00:00Z,sales,answered,10,60\n"
    "2026-03-02T09:01:00Z,sales,answered,30,80\n"
    "2026-03-02T09:02:00Z,sales,abandoned,50,\n"
    "2026-03-02T09:03:00Z,help,answered,10,100\n";
constexpr const char* kTuesday =
    "start,queue,outcome,wait,talk\n"
    "2026-03-03T09:00:00Z,sales,answered,10,60\n"
    "2026-03-03T09:01:00Z,sales,answered,20,80\n"
    "2026-03-03T09:02:00Z,vip,answered,60,40\n"
    "2026-03-03T09:03:00Z,vip,abandoned,20,\n";

Query asking(const Texts& kpis, const std::vector<Texts>& group_by = {}) {
  Query query;
  query.kpis = kpis;
  query.group_by = group_by;
  query.squares = true;
  return query;
}

Report report_of(const std::string& log, const Query& query) {
  input_test::LogFolder folder;
  InputOptions options;
  options.files = {folder.put("calls.csv", log)};
  LogReader reader{options};
  return compute(reader, query);
}

ReportComparison compared(const Query& query, const std::string& a = kMonday,
                          const std::string& b = kTuesday) {
  return compare({"a", report_of(a, query)}, {"b", report_of(b, query)});
}

std::string turn_text(Turn turn) {
  switch (turn) {
    case Turn::Better:
      return "better";
    case Turn::Worse:
      return "worse";
    case Turn::Same:
      return "same";
    case Turn::NoDirection:
      return "-";
    case Turn::Unknown:
      break;
  }
  return "?";
}

/// "group: a b change turn" of each KPI, or why there is no change.
Texts texts(const ReportComparison& comparison) {
  Texts all;
  for (const ComparedResult& result : comparison.results) {
    for (std::size_t i = 0; i < result.values.size(); ++i) {
      const ComparedValue& value = result.values[i];
      std::string text = result.grouping == 0 ? "total" : result.group.front();
      text += " " + std::string{comparison.kpis[i].column.kpi->id} + ": " +
              metrics_test::value_text(value.a) + " | " + metrics_test::value_text(value.b) + " | ";
      text += value.absolute ? machine_text(*value.absolute) + " " + turn_text(value.turn)
                             : value.reason;
      all.push_back(text);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("each KPI has both values, the change, and whether it is better") {
  CHECK(texts(compared(asking({"offered", "service_level", "asa", "answer_rate"}))) ==
        Texts{"total offered: 4 | 4 | 0 -", "total service_level: 2/4 | 2/4 | 0 same",
              "total asa: 50/3 | 90/3 | 13.333333 worse", "total answer_rate: 3/4 | 3/4 | 0 same"});
}

TEST_CASE("groups are joined by their texts") {
  CHECK(texts(compared(asking({"abandonment_rate"}, {{"queue"}}))) ==
        Texts{"total abandonment_rate: 1/4 | 1/4 | 0 same",
              "help abandonment_rate: 0/1 | none: no contacts in B | no contacts in B",
              "sales abandonment_rate: 1/3 | 0/2 | -0.333333 better",
              "vip abandonment_rate: none: no contacts in A | 1/2 | no contacts in A"});
}

TEST_CASE("a group says on which sides it is") {
  const ReportComparison comparison = compared(asking({"offered"}, {{"queue"}}));
  REQUIRE(comparison.results.size() == 4);
  CHECK((comparison.results[1].in_a && !comparison.results[1].in_b));
  CHECK((comparison.results[2].in_a && comparison.results[2].in_b));
  CHECK((!comparison.results[3].in_a && comparison.results[3].in_b));
}

TEST_CASE("groups that only tell why are not among the results") {
  const Query query = asking({"asa"}, {{"queue"}});
  const ReportComparison comparison =
      compare({"a", report_of(kMonday, query)}, {"b", report_of(kTuesday, query)}, true);
  CHECK(comparison.results.size() == 1);
  REQUIRE(comparison.decompositions.size() == 1);
  const Decomposition& found = comparison.decompositions.front().front();
  // help: s from 1/3 to 0, r = 10: (0 - 1/3) (10 - 70/3) = 40/9.
  // sales: s = 2/3 on both sides, r from 20 to 15: -10/3. vip: (1/3) (60 - 70/3) = 110/9.
  Texts parts;
  for (const Contribution& part : found.contributions) {
    parts.push_back(part.group.front() + " " + machine_text(part.mix) + " " +
                    machine_text(part.rate));
  }
  CHECK(parts == Texts{"vip 12.222222 0", "help 4.444444 0", "sales 0 -3.333333"});
  CHECK(machine_text(found.mix) == "16.666667");
  CHECK(machine_text(found.rate) == "-3.333333");
}

TEST_CASE("what is no share and no mean is not taken apart") {
  const ReportComparison comparison =
      compared(asking({"offered", "longest_wait", "arrival_rate", "csat"}, {{"queue"}}));
  Texts reasons;
  for (const auto& of_kpi : comparison.decompositions) reasons.push_back(of_kpi.front().reason);
  CHECK(reasons == Texts{"neither a share nor a mean", "neither a share nor a mean",
                         "the figures of the groups do not add up to the total",
                         "there is no change to take apart"});
}

TEST_CASE("worse is what is worse in total by its exact value") {
  CHECK(compared(asking({"asa"})).is_worse());
  CHECK_FALSE(compared(asking({"asa"}), kTuesday, kMonday).is_worse());
  // Without a direction nothing is worse.
  CHECK_FALSE(compared(asking({"offered", "time_to_abandon"})).is_worse());
  // A group that is worse is none of the total.
  CHECK_FALSE(compared(asking({"answer_rate"}, {{"queue"}})).is_worse());
}

TEST_CASE("a KPI that one side lacks has no change") {
  Query both = asking({"offered", "asa"});
  Query one = asking({"offered"});
  const ReportComparison comparison =
      compare({"a", report_of(kMonday, one)}, {"b", report_of(kTuesday, both)});
  CHECK(texts(comparison) ==
        Texts{"total offered: 4 | 4 | 0 -",
              "total asa: none: A does not have it | 90/3 | A does not have it"});
}

TEST_CASE("values of other definitions are not compared") {
  Query longer = asking({"service_level", "asa"});
  longer.definitions.service.threshold = 30 * kSecond;
  const ReportComparison comparison =
      compare({"a", report_of(kMonday, asking({"service_level", "asa"}))},
              {"b", report_of(kTuesday, longer)});
  CHECK(texts(comparison) ==
        Texts{"total service_level: 2/4 | 2/4 | A counts answered within 20 s / offered; B counts "
              "answered within 30 s / offered",
              "total asa: 50/3 | 90/3 | 13.333333 worse"});
}

TEST_CASE("a value that a side lacks is no change, and keeps its reason") {
  CHECK(texts(compared(asking({"transfer_rate"}))) ==
        Texts{"total transfer_rate: none: needs column transferred | none: needs column "
              "transferred | needs column transferred"});
}

TEST_CASE("intervals are not compared, which is said once") {
  const ReportComparison comparison = compared(asking({"offered"}, {{"day"}, {"queue", "day"}}));
  Texts notes;
  for (const Note& note : comparison.notes) notes.push_back(note.code + " " + note.text);
  CHECK(notes == Texts{"N230 results by day are not compared: no interval is in both periods",
                       "N230 results by queue, day are not compared: no interval is in both "
                       "periods"});
  CHECK(comparison.groupings.size() == 1);
}

TEST_CASE("groupings that one side lacks are named") {
  const ReportComparison comparison =
      compare({"a", report_of(kMonday, asking({"offered"}, {{"queue"}}))},
              {"b", report_of(kTuesday, asking({"offered"}, {{"channel"}}))});
  Texts notes;
  for (const Note& note : comparison.notes) notes.push_back(note.code + " " + note.text);
  CHECK(notes == Texts{"N231 results by queue are not compared: B has none",
                       "N231 results by channel are not compared: A has none"});
}

TEST_CASE("logs without any contact have no change") {
  const std::string empty = "start,queue,outcome,wait,talk\n";
  CHECK(texts(compared(asking({"offered", "asa"}), empty, empty)) ==
        Texts{"total offered: 0 | 0 | 0 -",
              "total asa: none: no answered contacts | none: no answered contacts | no answered "
              "contacts"});
}

TEST_CASE("squares of waits, talk and scores make means testable") {
  std::string log = "start,queue,outcome,wait,talk,csat,nps\n";
  std::string later = log;
  for (int i = 0; i < 40; ++i) {
    const std::string start = "2026-03-02T09:" + std::to_string(10 + i) + ":00Z,q,answered,";
    log += start + std::to_string(i % 5) + ",60,4,9\n";
    later += start + std::to_string(20 + i % 5) + ",60." + std::to_string(i % 3) + ",5,9\n";
  }
  Query query = asking({"asa", "average_wait", "talk_time", "csat", "nps"});
  query.definitions.formulas["csat"] = "mean";
  const ReportComparison comparison = compared(query, log, later);
  Texts found;
  for (const ComparedValue& value : comparison.results.front().values) {
    const Significance& test = value.significance;
    found.push_back(test.tested() ? std::string{name(test.test)} +
                                        (test.significant() ? " significant" : " chance")
                                  : test.reason);
  }
  CHECK(found == Texts{"welch significant", "welch significant", "welch significant",
                       "all contacts of a side have the same value",
                       "all contacts of a side have the same value"});
}

}  // namespace kpi::comparison_test
