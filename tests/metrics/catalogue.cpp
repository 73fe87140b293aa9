// SPDX-License-Identifier: MIT
// The catalogue as a table under test: order, words, formulas, and merging.
#include "kpi/catalogue.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "contacts.hpp"
#include "kpi/error.hpp"
#include "metrics/expression.hpp"
#include "metrics/texts.hpp"

namespace kpi::metrics_test {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words)
    text += std::string{text.empty() ? "" : " "} + word.data();
  return text;
}

std::string ids_of(Kpi::Core core) {
  std::vector<std::string_view> ids;
  for (const Kpi& kpi : catalogue()) {
    if (kpi.core == core) ids.push_back(kpi.id);
  }
  return joined(ids);
}

/// "message | hint" of the fault of a chosen formula.
std::string fault(const std::string& kpi, const std::string& formula) {
  try {
    check_formulas(with_formula(kpi, formula).definitions);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Usage);
    return error.faults().front().message + " | " + error.faults().front().hint;
  }
  return "no fault";
}

/// A log in which every KPI has something to count.
std::vector<Contact> busy_day() {
  std::vector<Contact> contacts;
  for (std::int64_t i = 0; i < 60; ++i) {
    const YesNo answer = i % 3 == 0 ? YesNo::Yes : YesNo::No;
    contacts.push_back({.outcome = static_cast<Outcome>(i % 9 < 7 ? i % 9 : 0),
                        .wait = i % 7 == 0 ? Amount{} : Amount{i * 11 % 40},
                        .talk = 100 + i,
                        .hold = i % 5,
                        .acw = i % 4,
                        .ring = i % 6,
                        .transferred = answer,
                        .resolved = answer,
                        .converted = answer,
                        .csat = 1 + i % 5,
                        .nps = i % 11,
                        .ces = 1 + i % 7,
                        .qa = i,
                        .first_response = i * 3,
                        .cost = i,
                        .agent = i % 2 == 0 ? "ann" : "ben",
                        .answer = i * 1000,
                        .interval = i / 10});
  }
  return contacts;
}

}  // namespace

TEST_CASE("every row of the catalogue is complete") {
  std::set<std::string_view> ids;
  for (const Kpi& kpi : catalogue()) {
    INFO(kpi.id);
    CHECK(ids.insert(kpi.id).second);
    CHECK(find_kpi(kpi.id) == &kpi);
    CHECK_FALSE(kpi.name.empty());
    CHECK_FALSE(kpi.needs.empty());
    CHECK_FALSE(kpi.source.empty());
    CHECK(kpi.compute != nullptr);
    CHECK((kpi.available != nullptr) == (kpi.core == Kpi::Core::WhereInputExists));
    REQUIRE_FALSE(kpi.formulas.empty());
    std::set<std::string_view> formulas;
    for (const Formula& formula : kpi.formulas) {
      CHECK(formulas.insert(formula.id).second);
      CHECK(formula.id.empty() == (kpi.formulas.size() == 1));
      CHECK_FALSE(formula.text.empty());
      if (!formula.expression.empty()) CHECK_NOTHROW(parse_exit_share(formula.expression));
    }
  }
  CHECK(find_kpi("servicelevel") == nullptr);
}

TEST_CASE("the order of reports, section by section") {
  std::vector<std::string_view> ids;
  std::vector<std::string_view> sections;
  for (const Kpi& kpi : catalogue()) {
    ids.push_back(kpi.id);
    if (sections.empty() || sections.back() != name(kpi.section)) {
      sections.push_back(name(kpi.section));
    }
  }
  CHECK(joined(sections) ==
        "Volume Access Handling Resolution Quality Staffing Cost People Customers");
  CHECK(joined(ids) ==
        "offered answered abandoned other_exits blocked arrival_rate share answer_rate "
        "service_level asa average_wait wait_p50 wait_p90 wait_p95 longest_wait time_to_abandon "
        "abandonment_rate short_abandon_rate blocked_rate intervals_met aht aht_p50 aht_p90 "
        "talk_time acw_time hold_time hold_time_held held_rate call_duration transfer_rate fcr "
        "repeat_rate conversion_rate csat nps ces first_response_p50 first_response_p90 "
        "first_response_time qa_score occupancy utilisation shrinkage adherence conformance "
        "calls_per_agent_hour cost_per_call attrition_rate retention_rate esat customer_churn");
}

TEST_CASE("the core KPIs") {
  CHECK(ids_of(Kpi::Core::Yes) ==
        "offered answered abandoned service_level asa wait_p90 longest_wait abandonment_rate aht "
        "talk_time acw_time hold_time transfer_rate csat");
  CHECK(ids_of(Kpi::Core::WhereInputExists) == "fcr occupancy cost_per_call");
}

TEST_CASE("every formula of every KPI has a value, words without gaps, and a unit") {
  for (const Kpi& kpi : catalogue()) {
    for (const Formula& formula : kpi.formulas) {
      INFO(kpi.id << " by " << formula.id);
      Setting setting;
      if (!formula.id.empty()) setting = with_formula(std::string{kpi.id}, std::string{formula.id});
      setting.definitions.staffed_hours = Exact{20, 1};
      setting.facts.companions = {
          {FileKind::AgentStates, FileKind::Schedule, FileKind::Roster, FileKind::Customers},
          true,
          true,
          true,
          true,
          true,
          true};
      setting.workforce = {.time = {kHour, kHour, kHour, kHour, kHour, kHour, kHour},
                           .people = {9, 8, 2, 7, 5, 4},
                           .customers = {9, 8, 2, 7, 0, 0},
                           .days = 31};
      Aggregate contacts = tallied(busy_day(), setting);
      contacts.repeats = {.cases = 3, .single = 2, .repeats = 1, .contacts = 7};
      CHECK_NOTHROW(check_formulas(setting.definitions));
      CHECK(figure(kpi.id, contacts, setting).substr(0, 4) != "none");
      CHECK(text_of(kpi.id, setting).find_first_of("{}") == std::string::npos);
      CHECK(formula_in_force(kpi, setting.definitions, setting.facts) == formula.id);
      CHECK(unit_in_force(kpi, setting.definitions, setting.facts) ==
            formula.unit.value_or(kpi.unit));
    }
  }
}

TEST_CASE("figures do not depend on how the contacts were split") {
  const std::vector<Contact> day = busy_day();
  const Aggregate whole = tallied(day);
  for (const std::ptrdiff_t cut : {0, 1, 17, 59, 60}) {
    const Aggregate first = tallied({day.begin(), day.begin() + cut});
    Aggregate joined = tallied({day.begin() + cut, day.end()});
    joined.merge(first);
    CHECK(joined == whole);
    for (const Kpi& kpi : catalogue()) {
      INFO(kpi.id);
      CHECK(figure(kpi.id, joined) == figure(kpi.id, whole));
    }
  }
}

TEST_CASE("an empty log has no figure but counts of nothing") {
  for (const Kpi& kpi : catalogue()) {
    INFO(kpi.id);
    const std::string text = figure(kpi.id, Aggregate{}, {.report_rows = 0});
    const bool counts = kpi.unit == Unit::Count || kpi.id == "arrival_rate";
    CHECK(text.substr(0, 1) == (counts ? "0" : "n"));
  }
}

TEST_CASE("a wrong formula is told with what there is") {
  CHECK(fault("service_level", "A_T/(N-B_S)") == "no fault");
  CHECK(
      fault("service_level", "excludeshort") ==
      "service_level has no formula \"excludeshort\" | did you mean \"exclude-short\"? formulas of "
      "service_level: offered, answered, answered-abandoned, exclude-short, exclude-within, "
      "positive, positive-short, removed, or an expression such as '(A_T+V_T)/(A+V)'");
  CHECK(
      fault("service_level", "A_T/M") ==
      "\"M\" at position 5 of the expression \"A_T/M\"; expected one of A B F V C O X N, or '(' | "
      "write a share of exits such as '(A_T+V_T)/(A+V)'");
  CHECK(fault("abandonment_rate", "B/N") ==
        "abandonment_rate has no formula \"B/N\" | formulas of abandonment_rate: offered, "
        "net-of-short, after-threshold, not-answered");
  CHECK(
      fault("cst", "mean") ==
      "there is no KPI \"cst\" to choose a formula of | did you mean \"csat\"? KPIs with formulas: "
      "service_level, abandonment_rate, aht, fcr, conversion_rate, csat, ces, occupancy, "
      "cost_per_call, attrition_rate");
  CHECK(fault("asa", "mean") ==
        "asa has one definition and no formulas | KPIs with formulas: service_level, "
        "abandonment_rate, aht, fcr, conversion_rate, csat, ces, occupancy, cost_per_call, "
        "attrition_rate");
}

TEST_CASE("an expression is its own formula") {
  const Setting setting = with_formula("service_level", "(A_T+V_T)/(A+V)");
  const Kpi& kpi = *find_kpi("service_level");
  CHECK(formula_in_force(kpi, setting.definitions, setting.facts) == "(A_T+V_T)/(A+V)");
  CHECK(unit_in_force(kpi, setting.definitions, setting.facts) == Unit::Ratio);
}

TEST_CASE("names of units and directions") {
  CHECK(joined({name(Unit::Count), name(Unit::PerHour), name(Unit::Ratio), name(Unit::Seconds),
                name(Unit::Points), name(Unit::Money)}) ==
        "count per hour ratio seconds points money");
  CHECK(joined({name(Better::Higher), name(Better::Lower), name(Better::Neutral)}) ==
        "higher lower none");
}

TEST_CASE("durations and numbers in words") {
  CHECK(duration_text(0) == "0 s");
  CHECK(duration_text(20 * kSecond) == "20 s");
  CHECK(duration_text(1500) == "1.5 s");
  CHECK(duration_text(90 * kSecond) == "1 min 30 s");
  CHECK(duration_text(2 * kHour) == "2 h");
  CHECK(duration_text(kDay) == "1 day");
  CHECK(duration_text(7 * kDay + 30 * kMinute) == "7 days 30 min");
  CHECK(decimal_text(-500'000) == "-0.5");
  CHECK(decimal_text(1'000'001) == "1.000001");
  CHECK(decimal_text(0) == "0");
}

}  // namespace kpi::metrics_test
