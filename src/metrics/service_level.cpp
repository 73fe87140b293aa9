// SPDX-License-Identifier: MIT
// Service level by its published formulas or one in symbols, and the share of intervals on target.
#include <memory>
#include <optional>
#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/expression.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

std::vector<Formula> service_level_formulas() {
  return {{.id = "offered", .text = "answered {T} / offered", .expression = "A_T/N"},
          {.id = "answered", .text = "answered {T} / answered", .expression = "A_T/A"},
          {.id = "answered-abandoned",
           .text = "answered {T} / (answered + abandoned)",
           .expression = "A_T/(A+B)"},
          {.id = "exclude-short",
           .text = "answered {T} / (offered - abandoned {S})",
           .expression = "A_T/(N-B_S)"},
          {.id = "exclude-within",
           .text = "answered {T} / (offered - abandoned {T})",
           .expression = "A_T/(N-B_T)"},
          {.id = "positive",
           .text = "(answered {T} + abandoned {T}) / offered",
           .expression = "(A_T+B_T)/N"},
          {.id = "positive-short",
           .text = "(answered {T} + abandoned {S}) / offered",
           .expression = "(A_T+B_S)/N"},
          {.id = "removed",
           .text = "(answered {T} + abandoned {T} + callbacks {T}) / offered",
           .expression = "(A_T+B_T+C_T)/N"}};
}

/// The service level in force, in symbols: of a formula, or as given.
std::shared_ptr<const ExitShare> share_in_force(const Definitions& definitions) {
  const std::string_view chosen = chosen_formula(definitions, "service_level", "offered");
  const NamedShares published{service_level_formulas()};
  const ExitShare* share = published.find(chosen);
  return std::make_shared<const ExitShare>(share != nullptr ? *share : parse_exit_share(chosen));
}

/// The service level that the context has, else one of its own, which is made.
const ServiceSteps& steps_of(const Context& context, std::optional<ServiceSteps>& own) {
  return context.steps != nullptr ? *context.steps : own.emplace(context.definitions);
}

Value level(const Aggregate& contacts, const Context& context) {
  const bool has_waits = context.facts.columns.contains(Field::Wait);
  std::optional<ServiceSteps> own;
  const ServiceSteps& steps = steps_of(context, own);
  return needing({Field::Outcome}, context,
                 share_of(steps.share(), contacts.exits, CountAnswered::WithWait, has_waits));
}

/// The share asked of an interval: that of the first rule that matches all its contacts.
Micros target_of(const IntervalTally& interval, const Definitions& definitions) {
  for (std::size_t i = 0; i < definitions.service_rules.size(); ++i) {
    if (((interval.rules >> i) & 1U) != 0) return definitions.service_rules[i].target.share;
  }
  return definitions.service.share;
}

Value intervals_met(const Aggregate& contacts, const Context& context) {
  FieldSet fields{Field::Outcome, Field::Start};
  if (of(contacts.exits, Exit::Answered).count > 0) fields.insert(Field::Wait);
  std::optional<ServiceSteps> own;
  const ServiceSteps& steps = steps_of(context, own);
  std::int64_t met = 0;
  std::int64_t with_contacts = 0;
  for (const auto& [begin, interval] : contacts.intervals) {
    ++with_contacts;
    if (steps.reaches(interval, target_of(interval, context.definitions))) ++met;
  }
  return needing(fields, context,
                 Value::quotient({met, 1}, {with_contacts, 1}, "no interval has offered contacts"));
}

}  // namespace

ServiceSteps::ServiceSteps(const Definitions& definitions) : share_{share_in_force(definitions)} {
  for (std::size_t i = 0; i < kExitCount; ++i) {
    for (unsigned bits = 0; bits < 8; ++bits) {
      const Contact contact{static_cast<Exit>(i), (bits & 4U) != 0, (bits & 2U) != 0,
                            (bits & 1U) != 0};
      ExitTallies alone{};
      alone[i].count = 1;
      alone[i].with_wait = contact.has_wait ? 1 : 0;
      alone[i].within = contact.within ? 1 : 0;
      alone[i].short_wait = contact.short_wait ? 1 : 0;
      const ShareSides sides = sides_of(*share_, alone, CountAnswered::WithWait, true);
      steps_[place(contact)] = {static_cast<std::int32_t>(sides.numerator),
                                static_cast<std::int32_t>(sides.denominator)};
      if (!sides.reason.empty()) needs_waits_ |= bit(contact.exit);
    }
  }
}

bool ServiceSteps::reaches(const IntervalTally& tally, Micros share) const {
  const bool unknown = (tally.seen & ~tally.waited & needs_waits_) != 0;
  if (unknown || tally.denominator <= 0) return false;
  // Compares without dividing, so that a level of exactly the target reaches it.
  return Int128{tally.numerator} * kUnit >= Int128{tally.denominator} * share;
}

Kpi service_level_row() {
  return {.id = "service_level",
          .name = "Service level",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .better = Better::Higher,
          .formulas = service_level_formulas(),
          .needs =
              "outcome (or answer, or talk) and wait (or start with answer and end); answered "
              "contacts without a wait are left out",
          .source =
              "Cisco Unified CCX historical reports: offered (Negative Abandon), answered "
              "(Only Handled), exclude-within (Without Abandon), positive (Positive "
              "Abandon); Amazon Connect metric definitions: removed (Service level X)",
          .core = Kpi::Core::Yes,
          .compute = level};
}

Kpi intervals_met_row() {
  return {.id = "intervals_met",
          .name = "Intervals on target",
          .section = Section::Access,
          .unit = Unit::Ratio,
          .better = Better::Higher,
          .formulas = {{.id = "",
                        .text = "intervals whose service level reaches {target} / intervals with "
                                "offered contacts"}},
          .needs = "start, outcome (or answer, or talk) and wait (or answer and end)",
          .source = "common usage in workforce management",
          .observes = Observe::Intervals,
          .compute = intervals_met};
}

}  // namespace kpi
