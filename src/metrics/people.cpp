// SPDX-License-Identifier: MIT
// Who stays and who leaves, and how content those are who work there.
#include "metrics/blocks.hpp"
#include "metrics/families.hpp"
#include "metrics/texts.hpp"

namespace kpi {
namespace {

constexpr std::int64_t kFewestDays = 28;  // from which a rate is brought to a year
constexpr std::int64_t kDaysOfYear = 365;

/// Why nothing can be told of the roster; empty where something can.
Reason no_people(const Context& context, bool needs_hired, bool needs_left) {
  if (!has_file(context.facts, FileKind::Roster)) return "needs --roster";
  if (!context.workforce.carries_people) {
    return "people are counted in total, by team and by day or longer";
  }
  if (needs_hired && !context.facts.companions.hired) return "needs column hired in --roster";
  if (needs_left && !context.facts.companions.left) return "needs column left in --roster";
  if (context.workforce.days == 0) return "needs a period: the log has no start";
  return {};
}

Value attrition_rate(const Aggregate& /*contacts*/, const Context& context) {
  Reason reason = no_people(context, true, true);
  if (!reason.empty()) return Value::none(std::move(reason));
  const Headcount& people = context.workforce.people;
  const Exact average{people.at_begin + people.at_end, 2};
  const char* const nobody = "nobody on the roster at the begin or the end";
  if (chosen_formula(context.definitions, "attrition_rate", "annualised") == "plain") {
    return Value::quotient({people.leavers, 1}, average, nobody);
  }
  const std::int64_t days = context.workforce.days;
  if (days < kFewestDays) {
    return Value::none(
        "under 28 days are too few to tell of a year; --formula attrition_rate=plain");
  }
  return Value::quotient({Int128{people.leavers} * kDaysOfYear, days}, average, nobody);
}

Value retention_rate(const Aggregate& /*contacts*/, const Context& context) {
  Reason reason = no_people(context, true, true);
  if (!reason.empty()) return Value::none(std::move(reason));
  const Headcount& people = context.workforce.people;
  return Value::quotient({people.stayed, 1}, {people.at_begin, 1},
                         "nobody on the roster at the begin");
}

Value esat(const Aggregate& /*contacts*/, const Context& context) {
  Reason reason = no_people(context, false, false);
  if (!reason.empty()) return Value::none(std::move(reason));
  if (!context.facts.companions.esat) return Value::none("needs column esat in --roster");
  const LogFacts::Range& range = context.facts.esat;
  if (range.low && (*range.low < kUnit || *range.high > 5 * kUnit)) {
    return Value::none(Reason{[low = *range.low, high = *range.high] {
      return "esat is from " + decimal_text(low) + " to " + decimal_text(high) +
             ", outside its scale of 1 to 5";
    }});
  }
  const Headcount& people = context.workforce.people;
  return Value::quotient({people.satisfied, 1}, {people.scored, 1}, "nobody has an esat");
}

Value customer_churn(const Aggregate& /*contacts*/, const Context& context) {
  if (!has_file(context.facts, FileKind::Customers)) return Value::none("needs --customers");
  if (!context.workforce.carries_customers) {
    return Value::none("customers are counted in total and by day or longer");
  }
  if (!context.facts.companions.since) return Value::none("needs column since in --customers");
  if (!context.facts.companions.lost) return Value::none("needs column lost in --customers");
  if (context.workforce.days == 0) return Value::none("needs a period: the log has no start");
  const Headcount& customers = context.workforce.customers;
  return Value::quotient({customers.at_begin - customers.stayed, 1}, {customers.at_begin, 1},
                         "no customers at the begin");
}

}  // namespace

std::vector<Kpi> people_kpis() {
  return {
      {.id = "attrition_rate",
       .name = "Agent attrition",
       .section = Section::People,
       .unit = Unit::Ratio,
       .better = Better::Lower,
       .formulas = {{.id = "annualised",
                     .text = "leavers / average of the heads at begin and end, x 365 / days"},
                    {.id = "plain", .text = "leavers / average of the heads at begin and end"}},
       .needs = "--roster with hired and left, and start; annualised needs 28 days or more",
       .source = "common usage in human resources",
       .compute = attrition_rate},
      {.id = "retention_rate",
       .name = "Agent retention",
       .section = Section::People,
       .unit = Unit::Ratio,
       .better = Better::Higher,
       .formulas = {{.id = "", .text = "heads at begin still there at the end / heads at begin"}},
       .needs = "--roster with hired and left, and start",
       .source = "common usage in human resources",
       .compute = retention_rate},
      {.id = "esat",
       .name = "Employee satisfaction",
       .section = Section::People,
       .unit = Unit::Ratio,
       .better = Better::Higher,
       .formulas = {{.id = "", .text = "scores of 4 to 5 / scored people on the roster"}},
       .needs = "--roster with esat, and start",
       .source = "common usage in human resources",
       .compute = esat},
      {.id = "customer_churn",
       .name = "Customer churn",
       .section = Section::Customers,
       .unit = Unit::Ratio,
       .better = Better::Lower,
       .formulas = {{.id = "",
                     .text = "customers at begin lost in the period / customers at begin"}},
       .needs = "--customers with since and lost, and start",
       .source = kCommonUsage,
       .compute = customer_churn}};
}

}  // namespace kpi
