// SPDX-License-Identifier: MIT
// What a single row adds to a figure.
#include "report/row_share.hpp"

#include <array>

namespace kpi {
namespace {

/// Contacts of every kind of which everything is known, so that every KPI has a value: what a row
/// adds to it is then told by the change.
Aggregate some_contacts(const ObservationRules& rules) {
  constexpr std::array kOutcomes{Outcome::Answered, Outcome::Abandoned, Outcome::Voicemail,
                                 Outcome::Callback, Outcome::Overflow,  Outcome::Disconnected,
                                 Outcome::Blocked};
  Aggregate some;
  for (const Outcome outcome : kOutcomes) {
    CallRecord record;
    record.outcome = outcome;
    record.wait = record.ring = record.talk = record.acw = record.first_response = 0;
    record.hold = 1;
    record.transferred = record.resolved = record.converted = YesNo::Yes;
    const Definitions& definitions = *rules.definitions;
    record.csat = definitions.csat.high;
    record.nps = definitions.nps.high;
    record.ces = definitions.ces.high;
    record.qa = definitions.qa.high;
    record.cost = 0;
    Observation seen;
    observe(record, 0, rules, seen);
    add_selected(some, seen, rules);
    add_any_direction(some, seen);
  }
  return some;
}

/// The KPI whose denominator counts the rows.
const Kpi& kpi_of_rows(const Kpi& kpi) {
  return kpi.rows_of.empty() ? kpi : *find_kpi(kpi.rows_of);
}

bool differ(const Exact& a, const Exact& b) {
  return a.units * b.scale != b.units * a.scale;
}

}  // namespace

bool has_rows(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  constexpr Observe kTogether = Observe::Repeats | Observe::Intervals | Observe::Presence;
  return kpi.section != Section::Staffing &&
         without(observed_in_force(kpi, definitions, facts), kTogether) ==
             observed_in_force(kpi, definitions, facts);
}

RowShare::RowShare(const Kpi& kpi, const Context& context, const ObservationRules& rules)
    : kpi_{kpi_of_rows(kpi)},
      context_{context},
      rules_{rules},
      some_{some_contacts(rules)},
      before_{value_of(some_)},
      is_share_{unit_in_force(kpi, context.definitions, context.facts) == Unit::Ratio} {}

Value RowShare::value_of(const Aggregate& contacts) const {
  Context context = context_;
  context.report_rows = contacts.rows;
  return kpi_.compute(contacts, context);
}

RowShare::Sides RowShare::of(const Observation& row, bool selected) const {
  Aggregate with_row = some_;
  if (selected) add_selected(with_row, row, rules_);
  add_any_direction(with_row, row);
  const Value after = value_of(with_row);
  const bool numerator = differ(after.numerator(), before_.numerator());
  if (!after.is_quotient()) return {numerator, numerator};
  const bool denominator = differ(after.denominator(), before_.denominator());
  if (is_share_) return {numerator, denominator};
  // Counts per hour have the rows above the line, means below it.
  return denominator ? Sides{true, true}
                     : Sides{kpi_.unit == Unit::PerHour && numerator,
                             kpi_.unit == Unit::PerHour && numerator};
}

}  // namespace kpi
