// SPDX-License-Identifier: MIT
// Questions taken apart, and what is said of wrong ones before any file is opened.
#include "report/query.hpp"

#include <catch2/catch.hpp>

#include "kpi/error.hpp"

namespace kpi::query_test {
namespace {

/// "message | hint", or "accepted".
std::string refusal(const Query& query) {
  try {
    check_query(query);
  } catch (const Error& error) {
    const Fault& fault = error.faults().front();
    CHECK(fault.kind == FaultKind::Usage);
    return fault.message + (fault.hint.empty() ? "" : " | " + fault.hint);
  }
  return "accepted";
}

std::string refused_kpi(const std::string& id) {
  Query query;
  query.kpis = {id};
  return refusal(query);
}

std::string refused_grouping(const std::vector<std::string>& names) {
  Query query;
  query.group_by = {names};
  return refusal(query);
}

std::string ids(const std::vector<std::string>& asked, FieldSet columns) {
  LogFacts facts;
  facts.columns = columns;
  std::string text;
  for (const Kpi* kpi : asked_kpis(asked, {}, facts)) text += std::string{kpi->id} + " ";
  return text;
}

}  // namespace

TEST_CASE("an unknown KPI is refused with the nearest one") {
  CHECK(refused_kpi("service_levle") ==
        "--kpi: unknown KPI \"service_levle\" | did you mean service_level?");
  CHECK(refused_kpi("@cor") == "--kpi: unknown KPI \"@cor\" | did you mean @core?");
  CHECK(refused_kpi("weather") == "--kpi: unknown KPI \"weather\" | kpi explain lists them all");
  CHECK(refused_kpi("asa") == "accepted");
  CHECK(refused_kpi("@all") == "accepted");
}

TEST_CASE("groupings that make no sense are refused") {
  CHECK(refused_grouping({"queue", "queue"}) == "--group-by: \"queue\" is named twice");
  CHECK(refused_grouping({"queue", ""}) ==
        "--group-by: an empty name | name fields, such as -g queue,agent");
  CHECK(refused_grouping({"1h", "day"}) ==
        "--group-by: two interval lengths, 1h and day | ask for two groupings: -g … -g …");
  CHECK(refused_grouping({"queue", "30m"}) == "accepted");
  Query query;
  query.interval = IntervalLength::Hour;
  query.group_by = {{"queue", "day"}};
  CHECK(refusal(query).substr(0, 49) == "--group-by: two interval lengths, 1h and day | as");
  query.group_by = {{"queue", "1h"}};
  CHECK(refusal(query) == "accepted");
}

TEST_CASE("a grouping is dimensions and at most one interval length") {
  const GroupingNames named = split_names({"queue", "30m", "agent"}, std::nullopt);
  CHECK(named.dimensions == std::vector<std::string>{"queue", "agent"});
  CHECK(named.length == IntervalLength::Minutes30);
  CHECK(split_names({"queue"}, IntervalLength::Day).length == IntervalLength::Day);
  CHECK_FALSE(split_names({"queue"}, std::nullopt).length);
  const Grouping grouping{{"queue", "agent"}, IntervalLength::Minutes30};
  CHECK(grouping.names() == std::vector<std::string>{"queue", "agent", "30m"});
}

TEST_CASE("the key of repeat calls is of text fields with the caller among them") {
  Query query;
  query.definitions.repeat_key = {Field::Caller, Field::Wait};
  CHECK(refusal(query) ==
        "--fcr-key: wait is no text field | it takes fields such as caller,reason");
  query.definitions.repeat_key = {Field::Reason};
  CHECK(refusal(query) == "--fcr-key: needs caller among its fields");
  query.definitions.repeat_key = {Field::Queue, Field::Caller};
  CHECK(refusal(query) == "accepted");
}

TEST_CASE("at most 64 thresholds of single dimensions") {
  Query query;
  query.definitions.service_rules.resize(64, {"queue", "vip", {}});
  CHECK(refusal(query) == "accepted");
  query.definitions.service_rules.resize(65, {"queue", "vip", {}});
  CHECK(refusal(query) == "--sl: more than 64 thresholds of single dimensions");
}

TEST_CASE("the core KPIs are those whose input exists, in the order of the catalogue") {
  const std::string always =
      "offered answered abandoned service_level asa wait_p90 longest_wait abandonment_rate aht "
      "talk_time acw_time hold_time transfer_rate ";
  CHECK(ids({"@core"}, {Field::Wait}) == always + "csat ");
  CHECK(ids({"@core"}, {Field::Outcome, Field::Resolved, Field::Cost}) ==
        always + "fcr csat cost_per_call ");
}

TEST_CASE("KPIs are reported once, in the order in which they are asked for") {
  CHECK(ids({"csat", "asa", "csat"}, {}) == "csat asa ");
  const std::string core = ids({"@core"}, {});
  CHECK(ids({"asa", "@core"}, {}).substr(0, 12) == "asa offered ");
  CHECK(ids({"asa", "@core"}, {}).size() == core.size());
  std::string all;
  for (const Kpi& kpi : catalogue()) all += std::string{kpi.id} + " ";
  CHECK(ids({"@all"}, {}) == all);
  CHECK(ids({"@all", "@core", "asa"}, {}) == all);
}

TEST_CASE("counts have the names of the report") {
  Counts counts;
  counts.offered = 3;
  std::string names;
  for (const Counts::Named& count : counts.named()) names += std::string{count.name} + " ";
  CHECK(names ==
        "offered answered answered_within abandoned abandoned_within abandoned_short other_exits "
        "callbacks callbacks_within blocked ");
  CHECK(counts.named()[0].value == Amount{3});
  CHECK_FALSE(counts.named()[1].value);
}

}  // namespace kpi::query_test
