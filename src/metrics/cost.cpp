// SPDX-License-Identifier: MIT
// What a contact costs.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

/// Where the cost comes from: the first given.
enum class CostSource : std::uint8_t { Total, Hours, Column };

CostSource cost_source(const Definitions& definitions) {
  if (definitions.cost) return CostSource::Total;
  return definitions.cost_per_hour ? CostSource::Hours : CostSource::Column;
}

/// The cost of a result, or no value.
Value cost_of(const Aggregate& contacts, const Context& context) {
  const Definitions& definitions = context.definitions;
  const CostSource source = cost_source(definitions);
  if (source == CostSource::Column) {
    if (!context.facts.cost_currencies.empty()) {
      return Value::none(Reason{[currencies = context.facts.cost_currencies] {
        return fmt::format("the costs are in several currencies: {}", fmt::join(currencies, ", "));
      }});
    }
    if (contacts.cost.count > 0) return Value::number({contacts.cost.sum, kUnit});
    return Value::none(context.facts.columns.contains(Field::Cost)
                           ? "no contact has a cost"
                           : "needs column cost (or --cost, or --cost-per-hour)");
  }
  if (source == CostSource::Total) {
    if (context.is_total) return Value::number(*definitions.cost);
    return Value::none("--cost describes the whole selection, not a group or an interval of it");
  }
  if (!definitions.staffed_hours && !has_file(context.facts, FileKind::AgentStates)) {
    return Value::none("--cost-per-hour needs --agent-states or --staffed-hours");
  }
  Value hours = agent_hours(context);
  if (!hours.has_value()) return hours;
  const Exact& rate = *definitions.cost_per_hour;
  return Value::number(
      {rate.units * hours.numerator().units, rate.scale * hours.numerator().scale});
}

/// The contacts that bear the cost, and what is said where there are none.
struct Bearers {
  Int128 contacts = 0;
  const char* none = "";
};

/// Agents' hours know no direction, so neither do those who bear their cost.
Bearers bearers(std::string_view formula, bool all_directions, const Aggregate& contacts) {
  const Aggregate::AllDirections& all = contacts.all_directions;
  if (formula == "offered") {
    return {all_directions ? all.offered : offered(contacts.exits), "no offered contacts"};
  }
  if (formula == "resolved") {
    return {all_directions ? all.resolved : contacts.resolved.sum, "no resolved contacts"};
  }
  return {all_directions ? all.answered : of(contacts.exits, Exit::Answered).count,
          "no answered contacts"};
}

Value cost_per_call(const Aggregate& contacts, const Context& context) {
  const std::string_view formula = chosen_formula(context.definitions, "cost_per_call", "answered");
  FieldSet fields{Field::Outcome};
  if (formula == "resolved") fields.insert(Field::Resolved);
  const Value cost = cost_of(contacts, context);
  if (!cost.has_value()) return needing(fields, context, cost);
  const bool all_directions = cost_source(context.definitions) == CostSource::Hours;
  const Bearers bearing = bearers(formula, all_directions, contacts);
  return needing(fields, context,
                 Value::quotient(cost.numerator(), {bearing.contacts, 1}, bearing.none));
}

std::string describe_cost(const Definitions& definitions, const LogFacts& facts) {
  const std::string_view formula = chosen_formula(definitions, "cost_per_call", "answered");
  switch (cost_source(definitions)) {
    case CostSource::Total:
      return fmt::format("cost of the selection (--cost) / {}", formula);
    case CostSource::Hours:
      return fmt::format("cost per hour x {} / {} of all directions", agent_hours_text(facts),
                         formula);
    case CostSource::Column:
      break;
  }
  return fmt::format("booked cost / {}", formula);
}

/// Asking for a cost by option is asking for the figure, or for the reason that there is none.
bool can_cost(const Definitions& definitions, const LogFacts& facts) {
  return cost_source(definitions) != CostSource::Column || facts.columns.contains(Field::Cost);
}

Kpi cost_per_call_row() {
  return {.id = "cost_per_call",
          .name = "Cost per contact",
          .section = Section::Cost,
          .unit = Unit::Money,
          .better = Better::Lower,
          .formulas = {{.id = "answered", .text = "cost / answered"},
                       {.id = "offered", .text = "cost / offered"},
                       {.id = "resolved", .text = "cost / resolved"}},
          .needs =
              "outcome (or answer, or talk), and the first given of --cost, --cost-per-hour "
              "with --agent-states or --staffed-hours, and column cost; resolved needs resolved",
          .source = kCommonUsage,
          .core = Kpi::Core::WhereInputExists,
          .compute = cost_per_call,
          .describe = describe_cost,
          .available = can_cost};
}

}  // namespace

std::vector<Kpi> cost_kpis() {
  return {cost_per_call_row()};
}

}  // namespace kpi
