// SPDX-License-Identifier: MIT
// Whether contacts got done what the customer came for: first-contact resolution, repeats, sales.
#include <fmt/format.h>

#include <string>

#include "metrics/blocks.hpp"
#include "metrics/families.hpp"
#include "metrics/texts.hpp"

namespace kpi {
namespace {

constexpr FieldSet kRepeatFields{Field::Outcome, Field::Caller, Field::Start};

/// A resolution that the agent noted, else the one that the caller's silence tells.
std::string choose_fcr(const Definitions& definitions, const LogFacts& facts) {
  const bool noted = facts.columns.contains(Field::Resolved);
  return std::string{chosen_formula(definitions, "fcr", noted ? "flag" : "repeat")};
}

/// "the log covers 6 days; a window of 7 days needs at least 14 days"; empty where it has enough.
Reason too_short(Millis needed, const Context& context) {
  const LogFacts& facts = context.facts;
  if (!facts.first_start || !facts.last_start) return {};
  const Millis covered = *facts.last_start - *facts.first_start;
  if (covered >= needed) return {};
  return Reason{[covered, window = context.definitions.repeat_window, needed] {
    return fmt::format("the log covers {}; a window of {} needs at least {}",
                       duration_text(covered), duration_text(window), duration_text(needed));
  }};
}

Reason no_case(const Aggregate::Repeats& repeats, const Context& context) {
  if (repeats.contacts == 0 && repeats.unjudgeable == 0) return "no keyed contacts";
  const Millis window = context.definitions.repeat_window;
  if (Reason reason = too_short(2 * window, context); !reason.empty()) return reason;
  if (repeats.unjudgeable == 0) return "only repeats, no first contact of a case";
  return Reason{[window] {
    return fmt::format("every case begins within {} of an end of the log", duration_text(window));
  }};
}

Value fcr(const Aggregate& contacts, const Context& context) {
  if (choose_fcr(context.definitions, context.facts) == "repeat") {
    const Aggregate::Repeats& repeats = contacts.repeats;
    return needing(kRepeatFields, context,
                   repeats.cases > 0 ? Value::quotient({repeats.single, 1}, {repeats.cases, 1}, {})
                                     : Value::none(no_case(repeats, context)));
  }
  return needing({Field::Outcome, Field::Resolved}, context,
                 Value::quotient({contacts.resolved.sum, 1}, {contacts.resolved.count, 1},
                                 none_answered_with(contacts, "a yes or no in resolved")));
}

bool can_fcr(const Definitions& definitions, const LogFacts& facts) {
  const bool repeat = choose_fcr(definitions, facts) == "repeat";
  return missing(facts, repeat ? kRepeatFields : FieldSet{Field::Outcome, Field::Resolved}).empty();
}

Kpi fcr_row() {
  return {.id = "fcr",
          .name = "First-contact resolution",
          .section = Section::Resolution,
          .unit = Unit::Ratio,
          .better = Better::Higher,
          .formulas = {{.id = "flag", .text = "resolved / answered with resolved known"},
                       {.id = "repeat",
                        .text = "cases of one contact / cases; a contact opens a case when none "
                                "with the same {key} came in the {W} before",
                        .observes = Observe::Repeats}},
          .needs =
              "outcome (or answer, or talk) and resolved; or caller and start over at least "
              "twice the window",
          .source = kCommonUsage,
          .core = Kpi::Core::WhereInputExists,
          .compute = fcr,
          .choose = choose_fcr,
          .available = can_fcr};
}

Reason no_repeatable(const Context& context) {
  const Millis window = context.definitions.repeat_window;
  if (Reason reason = too_short(window, context); !reason.empty()) return reason;
  return Reason{[window] {
    return fmt::format("no keyed contacts {} or more after the log's first", duration_text(window));
  }};
}

Value repeat_rate(const Aggregate& contacts, const Context& context) {
  const Aggregate::Repeats& repeats = contacts.repeats;
  return needing(kRepeatFields, context,
                 repeats.contacts > 0
                     ? Value::quotient({repeats.repeats, 1}, {repeats.contacts, 1}, {})
                     : Value::none(no_repeatable(context)));
}

Kpi repeat_rate_row() {
  return {.id = "repeat_rate",
          .name = "Repeat-contact rate",
          .section = Section::Resolution,
          .unit = Unit::Ratio,
          .better = Better::Lower,
          .formulas = {{.id = "",
                        .text = "contacts within {W} of one with the same {key} / answered inbound "
                                "contacts with a caller"}},
          .needs = "outcome (or answer, or talk), caller, and start over more than the window",
          .source = kCommonUsage,
          .observes = Observe::Repeats,
          .compute = repeat_rate};
}

Value conversion_rate(const Aggregate& contacts, const Context& context) {
  const Exact converted{contacts.converted.sum, 1};
  const bool of_offered =
      chosen_formula(context.definitions, "conversion_rate", "answered") == "offered";
  return needing(
      {Field::Outcome, Field::Converted}, context,
      of_offered ? Value::quotient(converted, {offered(contacts.exits), 1}, "no offered contacts")
                 : Value::quotient(converted, {contacts.converted.count, 1},
                                   none_answered_with(contacts, "a yes or no in converted")));
}

Kpi conversion_rate_row() {
  return {.id = "conversion_rate",
          .name = "Conversion rate",
          .section = Section::Resolution,
          .unit = Unit::Ratio,
          .better = Better::Higher,
          .formulas = {{.id = "answered", .text = "converted / answered with converted known"},
                       {.id = "offered", .text = "converted / offered"}},
          .needs = "outcome (or answer, or talk) and converted",
          .source = kCommonUsage,
          .compute = conversion_rate};
}

}  // namespace

std::vector<Kpi> resolution_kpis() {
  return {fcr_row(), repeat_rate_row(), conversion_rate_row()};
}

}  // namespace kpi
