// SPDX-License-Identifier: MIT
// The calls behind a figure are as many as it counts.
#include "kpi/calls.hpp"

#include <catch2/catch.hpp>

#include "input/logs.hpp"
#include "report/row_share.hpp"

namespace kpi::calls_test {
namespace {

using input_test::LogFolder;

/// Answered in and out of time, without a wait, without a talk; abandoned at once, late and without
/// a wait; every other exit, blocked and open; an outbound call.
constexpr const char* kLog =
    "call_id,start,direction,queue,caller,outcome,wait,talk,hold,acw,transferred,resolved,csat,nps,"
    "first_response,cost\n"
    "a,2026-03-02T09:00:00Z,inbound,sales,c1,answered,5,60,0,10,no,yes,5,10,5,2.5\n"
    "b,2026-03-02T09:01:00Z,inbound,sales,c2,answered,45,30,12,,yes,no,2,6,,\n"
    "c,2026-03-02T09:02:00Z,inbound,sales,c3,answered,,90,0,5,,yes,,8,,1\n"
    "d,2026-03-02T09:03:00Z,inbound,vip,c4,answered,0,,,,no,,0,,7,\n"
    "e,2026-03-02T09:04:00Z,inbound,vip,c5,abandoned,3,,,,,,,,,\n"
    "f,2026-03-02T09:05:00Z,inbound,vip,c6,abandoned,15,,,,,,,,,\n"
    "g,2026-03-02T09:06:00Z,inbound,vip,c7,abandoned,300,,,,,,,,,\n"
    "h,2026-03-02T09:07:00Z,inbound,vip,c8,abandoned,,,,,,,,,,\n"
    "i,2026-03-02T09:08:00Z,inbound,sales,c9,voicemail,20,,,,,,,,,\n"
    "j,2026-03-02T09:09:00Z,inbound,sales,c1,callback,9,,,,,,,,,\n"
    "k,2026-03-02T09:10:00Z,inbound,sales,c2,overflow,60,,,,,,,,,\n"
    "l,2026-03-02T09:11:00Z,inbound,sales,c3,blocked,,,,,,,,,,\n"
    "m,2026-03-02T09:12:00Z,outbound,sales,c4,answered,2,20,0,1,no,yes,4,9,,\n"
    "n,2026-03-02T09:13:00Z,inbound,sales,c5,,,,,,,,,,,\n";

struct Listed {
  std::vector<std::string> columns, ids, callers;
  std::int64_t rows = 0;
};

class Counting : public RowSink {
 public:
  void begin_file(const std::string&, const std::vector<std::string>& names) override {
    found.columns = names;
  }
  void take(std::span<const std::string_view> texts) override {
    ++found.rows;
    found.ids.emplace_back(texts[0]);
    found.callers.emplace_back(texts[9]);
  }
  Listed found;
};

LogReader open(LogFolder& folder) {
  InputOptions options;
  options.files = {folder.put("calls.csv", kLog)};
  options.read_twice = true;
  return LogReader{options};
}

Listed listed(const Query& query, const std::string& kpi, CallRole role) {
  LogFolder folder;
  LogReader reader = open(folder);
  Counting calls;
  list_calls(reader, {query, kpi, role}, calls);
  return calls.found;
}

Value figure(const Query& asked, const std::string& kpi) {
  LogFolder folder;
  LogReader reader = open(folder);
  Query query = asked;
  query.kpis = {kpi};
  return compute(reader, query).results.total().values.front();
}

}  // namespace

TEST_CASE("every KPI under every formula lists as many calls as it counts") {
  LogFolder folder;
  LogFacts facts;
  facts.columns = open(folder).columns();
  for (const Kpi& kpi : catalogue()) {
    for (const Formula& formula : kpi.formulas) {
      Query query;
      if (!formula.id.empty()) query.definitions.formulas[std::string{kpi.id}] = formula.id;
      if (!has_rows(kpi, query.definitions, facts)) continue;
      const std::string id{kpi.id};
      INFO(id << " " << formula.id);
      const Value value = figure(query, id);
      const Listed all = listed(query, id, CallRole::Denominator);
      if (!value.has_value()) {
        CHECK(all.rows == 0);
        continue;
      }
      if (!kpi.rows_of.empty()) {
        CHECK(all.rows == figure(query, std::string{kpi.rows_of}).denominator().units);
        continue;
      }
      const bool above = !value.is_quotient() || kpi.unit == Unit::PerHour;
      CHECK(all.rows == (above ? value.numerator() : value.denominator()).units);
      if (unit_in_force(kpi, query.definitions, facts) != Unit::Ratio) continue;
      const std::int64_t numerator = static_cast<std::int64_t>(value.numerator().units);
      CHECK(listed(query, id, CallRole::Numerator).rows == numerator);
      CHECK(listed(query, id, CallRole::Missed).rows == all.rows - numerator);
    }
  }
}

TEST_CASE("the cost of agents' hours is borne by calls of all directions") {
  using Ids = std::vector<std::string>;
  Query query;
  query.definitions.cost_per_hour = Exact{30, 1};
  query.definitions.staffed_hours = Exact{2, 1};
  const auto bearing = [&](const char* formula) {
    query.definitions.formulas["cost_per_call"] = formula;
    return listed(query, "cost_per_call", CallRole::Denominator).ids;
  };
  CHECK(bearing("answered") == Ids{"a", "b", "c", "d", "m"});
  CHECK(figure(query, "cost_per_call").denominator().units == 5);
  CHECK(bearing("offered") == Ids{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m"});
  CHECK(bearing("resolved") == Ids{"a", "c", "m"});
  // Booked cost, and that of the selection, are borne by the calls that are selected.
  query.definitions.cost_per_hour.reset();
  CHECK(bearing("answered") == Ids{"a", "b", "c", "d"});
  query.definitions.cost = Exact{100, 1};
  CHECK(bearing("answered") == Ids{"a", "b", "c", "d"});
  CHECK(listed(query, "answered", CallRole::Denominator).ids == Ids{"a", "b", "c", "d"});
  query.direction = DirectionFilter::Outbound;
  CHECK(bearing("answered") == Ids{"m"});
}

TEST_CASE("calls that miss the service level, and those that are in none of its roles") {
  using Ids = std::vector<std::string>;
  CHECK(listed({}, "service_level", CallRole::Numerator).ids == Ids{"a", "d"});
  CHECK(listed({}, "service_level", CallRole::Missed).ids ==
        Ids{"b", "e", "f", "g", "h", "i", "j", "k"});
  Query by_rule;
  by_rule.definitions.service_rules = {{"queue", "sales", {kMinute, 800'000}}};
  CHECK(listed(by_rule, "service_level", CallRole::Numerator).ids == Ids{"a", "b", "d"});
  Query outbound;
  outbound.direction = DirectionFilter::Outbound;
  CHECK(listed(outbound, "answered", CallRole::Denominator).ids == Ids{"m"});
}

TEST_CASE("without a KPI all selected calls are listed, callers as pseudonyms") {
  LogFolder folder;
  LogReader reader = open(folder);
  Counting calls;
  CHECK(list_calls(reader, {}, calls).rows == 12);
  CHECK(calls.found.columns.front() == "call_id");
  CHECK(calls.found.callers.front().starts_with("p_"));
  CHECK(calls.found.callers.front() == calls.found.callers[9]);
  Counting shown;
  Query query;
  query.show_callers = true;
  list_calls(reader, {query}, shown);
  CHECK(shown.found.callers.front() == "c1");
}

TEST_CASE("what has no calls of its own, and what no call misses, is refused") {
  const auto refusal = [](const char* kpi, CallRole role) {
    try {
      listed({}, kpi, role);
    } catch (const Error& error) {
      CHECK(error.faults().front().kind == FaultKind::Usage);
      return error.faults().front().message + " | " + error.faults().front().hint;
    }
    return std::string{"accepted"};
  };
  CHECK(refusal("intervals_met", CallRole::Numerator) ==
        "--kpi intervals_met: no single calls are behind this figure | it is told by agent time, "
        "intervals or repeat calls, which several rows make together");
  CHECK(refusal("asa", CallRole::Missed) ==
        "--role missed: asa is no share of calls, so none miss it | --role denominator lists the "
        "calls that it counts");
}

}  // namespace kpi::calls_test
