// SPDX-License-Identifier: MIT
// How easily callers got through: answer rate, waits, abandonment and blocking.
#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/expression.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

constexpr std::string_view kPercentile =
    "nearest-rank percentile: the ceil(P n / 100)-th smallest of n waits";

/// A share in which every answered contact counts, with or without a wait.
Value share_of_all(const ExitShare& share, const Aggregate& contacts, const Context& context) {
  const bool has_waits = context.facts.columns.contains(Field::Wait);
  return needing({Field::Outcome}, context,
                 share_of(share, contacts.exits, CountAnswered::All, has_waits));
}

Value answer_rate(const Aggregate& contacts, const Context& context) {
  static const ExitShare kShare = parse_exit_share("A/N");
  return share_of_all(kShare, contacts, context);
}

Kpi answer_rate_row() {
  return {.id = "answer_rate",
          .name = "Answer rate",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .better = Better::Higher,
          .formulas = {{.id = "", .text = "answered / offered", .expression = "A/N"}},
          .needs = kNeedsOutcome,
          .source = kCommonUsage,
          .compute = answer_rate};
}

Value wait_of(Exit exit, const char* kind, const Aggregate& contacts, const Context& context) {
  const ExitTally& tally = of(contacts.exits, exit);
  return needing(
      {Field::Outcome, Field::Wait}, context,
      mean_seconds({tally.wait, tally.with_wait}, none_with(tally.count, kind, "a wait")));
}

Value asa(const Aggregate& contacts, const Context& context) {
  return wait_of(Exit::Answered, "answered", contacts, context);
}

std::optional<Exact> asa_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.wait[static_cast<std::size_t>(Exit::Answered)]);
}

Kpi asa_row() {
  return {.id = "asa",
          .name = "Average speed of answer",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "",
                        .text = "wait of answered contacts / answered with a wait; waits of zero "
                                "included"}},
          .needs = kNeedsWait,
          .source =
              "common usage in contact centres; Cisco Unified CCE (average speed of answer), "
              "Amazon Connect (average queue answer time)",
          .core = Kpi::Core::Yes,
          .compute = asa,
          .squares = asa_squares};
}

Value average_wait(const Aggregate& contacts, const Context& context) {
  Tally waits;
  for (const ExitTally& exit : contacts.exits) waits.merge({exit.wait, exit.with_wait});
  return needing({Field::Outcome, Field::Wait}, context,
                 mean_seconds(waits, none_with(offered(contacts.exits), "offered", "a wait")));
}

std::optional<Exact> average_wait_squares(const Aggregate& contacts) {
  SquareSum all;
  for (const SquareSum& exit : contacts.squares.wait) all.merge(exit);
  return squares_of(all);
}

Kpi average_wait_row() {
  return {.id = "average_wait",
          .name = "Average wait",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "wait of all exits / exits with a wait"}},
          .needs = kNeedsWait,
          .source = kCommonUsage,
          .compute = average_wait,
          .squares = average_wait_squares};
}

Value wait_percentile(unsigned percent, const Aggregate& contacts, const Context& context) {
  return needing(
      {Field::Outcome, Field::Wait}, context,
      percentile_seconds(contacts.waits, percent, none_answered_with(contacts, "a wait")));
}

Value wait_p50(const Aggregate& contacts, const Context& context) {
  return wait_percentile(50, contacts, context);
}

Kpi wait_p50_row() {
  return {.id = "wait_p50",
          .name = "Wait, median",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "50th percentile of the wait of answered contacts"}},
          .needs = kNeedsWait,
          .source = kPercentile,
          .observes = Observe::Waits,
          .rows_of = "asa",
          .compute = wait_p50};
}

Value wait_p90(const Aggregate& contacts, const Context& context) {
  return wait_percentile(90, contacts, context);
}

Kpi wait_p90_row() {
  return {.id = "wait_p90",
          .name = "Wait, 90th percentile",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "90th percentile of the wait of answered contacts"}},
          .needs = kNeedsWait,
          .source = kPercentile,
          .observes = Observe::Waits,
          .core = Kpi::Core::Yes,
          .rows_of = "asa",
          .compute = wait_p90};
}

Value wait_p95(const Aggregate& contacts, const Context& context) {
  return wait_percentile(95, contacts, context);
}

Kpi wait_p95_row() {
  return {.id = "wait_p95",
          .name = "Wait, 95th percentile",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "95th percentile of the wait of answered contacts"}},
          .needs = kNeedsWait,
          .source = kPercentile,
          .observes = Observe::Waits,
          .rows_of = "asa",
          .compute = wait_p95};
}

Value longest_wait(const Aggregate& contacts, const Context& context) {
  const Amount longest = contacts.longest_wait;
  return needing({Field::Outcome, Field::Wait}, context,
                 longest ? Value::number(seconds(*longest))
                         : Value::none(none_with(offered(contacts.exits), "offered", "a wait")));
}

Kpi longest_wait_row() {
  return {.id = "longest_wait",
          .name = "Longest wait",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "the longest wait of any exit"}},
          .needs = kNeedsWait,
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .rows_of = "average_wait",
          .compute = longest_wait};
}

Value time_to_abandon(const Aggregate& contacts, const Context& context) {
  return wait_of(Exit::Abandoned, "abandoned", contacts, context);
}

std::optional<Exact> time_to_abandon_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.wait[static_cast<std::size_t>(Exit::Abandoned)]);
}

Kpi time_to_abandon_row() {
  return {.id = "time_to_abandon",
          .name = "Average time to abandon",
          .section = Section::Access,
          .unit = Unit::Seconds,
          .formulas = {{.id = "", .text = "wait of abandoned contacts / abandoned with a wait"}},
          .needs = kNeedsWait,
          .source = "common usage in contact centres; Amazon Connect (average queue abandon time)",
          .compute = time_to_abandon,
          .squares = time_to_abandon_squares};
}

std::vector<Formula> abandonment_formulas() {
  return {
      {.id = "offered", .text = "abandoned / offered", .expression = "B/N"},
      {.id = "net-of-short",
       .text = "(abandoned - abandoned {S}) / (offered - abandoned {S})",
       .expression = "(B-B_S)/(N-B_S)"},
      {.id = "after-threshold",
       .text = "(abandoned - abandoned {T}) / offered",
       .expression = "(B-B_T)/N"},
      {.id = "not-answered", .text = "(offered - answered) / offered", .expression = "(N-A)/N"}};
}

Value abandonment_rate(const Aggregate& contacts, const Context& context) {
  static const NamedShares kShares{abandonment_formulas()};
  const ExitShare* share =
      kShares.find(chosen_formula(context.definitions, "abandonment_rate", kShares.default_name()));
  return share != nullptr ? share_of_all(*share, contacts, context)
                          : Value::none("abandonment_rate has no such formula");
}

Kpi abandonment_rate_row() {
  return {.id = "abandonment_rate",
          .name = "Abandonment rate",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .better = Better::Lower,
          .formulas = abandonment_formulas(),
          .needs = "outcome (or answer, or talk); net-of-short and after-threshold also wait",
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = abandonment_rate};
}

Value short_abandon_rate(const Aggregate& contacts, const Context& context) {
  static const ExitShare kShare = parse_exit_share("B_S/N");
  return share_of_all(kShare, contacts, context);
}

Kpi short_abandon_rate_row() {
  return {.id = "short_abandon_rate",
          .name = "Short abandon rate",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .formulas = {{.id = "", .text = "abandoned {S} / offered", .expression = "B_S/N"}},
          .needs = kNeedsWait,
          .source = kCommonUsage,
          .compute = short_abandon_rate};
}

Value blocked_rate(const Aggregate& contacts, const Context& context) {
  // Most logs never record refused contacts; their silence is not a rate of 0.
  if (context.facts.columns.contains(Field::Outcome) && !context.facts.blocked_seen) {
    return Value::none("no row says blocked");
  }
  const std::int64_t attempts = contacts.blocked + offered(contacts.exits);
  return needing(
      {Field::Outcome}, context,
      Value::quotient({contacts.blocked, 1}, {attempts, 1}, "no blocked or offered contacts"));
}

Kpi blocked_rate_row() {
  return {.id = "blocked_rate",
          .name = "Blocked rate",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "blocked / (blocked + offered)"}},
          .needs = "outcome, with rows that say blocked",
          .source = kCommonUsage,
          .compute = blocked_rate};
}

}  // namespace

std::vector<Kpi> access_kpis() {
  return {answer_rate_row(),      service_level_row(),      asa_row(),
          average_wait_row(),     wait_p50_row(),           wait_p90_row(),
          wait_p95_row(),         longest_wait_row(),       time_to_abandon_row(),
          abandonment_rate_row(), short_abandon_rate_row(), blocked_rate_row(),
          intervals_met_row()};
}

}  // namespace kpi
