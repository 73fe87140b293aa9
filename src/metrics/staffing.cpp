// SPDX-License-Identifier: MIT
// How busy agents were: occupancy, and contacts per agent hour.
#include <string>
#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

constexpr const char* kTotalOnly =
    "--staffed-hours describes the whole selection, not a group or an interval of it";
constexpr FieldSet kStaffedFields{Field::Outcome, Field::Talk};
constexpr FieldSet kSpanFields{Field::Outcome, Field::Talk, Field::Agent, Field::Answer};

/// The first formula whose input exists.
std::string choose_occupancy(const Definitions& definitions, const LogFacts& facts) {
  const char* const first = has_file(facts, FileKind::AgentStates) ? "states"
                            : definitions.staffed_hours            ? "staffed"
                                                                   : "span";
  return std::string{chosen_formula(definitions, "occupancy", first)};
}

Value states_occupancy(const Context& context) {
  if (!has_file(context.facts, FileKind::AgentStates)) return Value::none("needs --agent-states");
  if (!has_agent_time(context)) return Value::none(kNoAgentTime);
  const AgentTime& time = context.workforce.time;
  return Value::quotient(seconds(time.handling), seconds(time.handling + time.available),
                         "no time handling contacts or available");
}

Value staffed_occupancy(const Aggregate& contacts, const Context& context) {
  const std::optional<Exact>& hours = context.definitions.staffed_hours;
  if (!hours) return Value::none("needs --staffed-hours");
  if (!context.is_total) return Value::none(kTotalOnly);
  if (!context.selects_agent_time) return Value::none(kNoAgentTime);
  const Aggregate::AllDirections& all = contacts.all_directions;
  if (all.visits_answered > 0 && all.handle.count == 0) {
    return needing(kStaffedFields, context,
                   Value::none(none_with(all.visits_answered, "answered", "a talk time")));
  }
  const Exact staffed{hours->units * (kHour / kSecond), hours->scale};
  return needing(kStaffedFields, context,
                 Value::quotient(seconds(all.handle.sum), staffed, "no staffed hours"));
}

Value span_occupancy(const Aggregate& contacts, const Context& context) {
  if (!context.selects_agent_time) return Value::none(kNoAgentTime);
  if (!context.carries_agent_days) {
    return Value::none("span occupancy is given for the total, by agent and by day or longer");
  }
  const Aggregate::AllDirections& all = contacts.all_directions;
  Int128 present = 0;
  for (const Presence::Entry& entry : all.presence) present += entry.last - entry.first;
  const Reason reason = all.presence.empty()
                            ? none_with(all.visits_answered, "answered", "agent, answer and talk")
                            : "no agent's day has any length";
  return needing(kSpanFields, context,
                 Value::quotient(seconds(all.span_handle.sum), seconds(present), reason));
}

Value occupancy(const Aggregate& contacts, const Context& context) {
  const std::string formula = choose_occupancy(context.definitions, context.facts);
  if (formula == "states") return states_occupancy(context);
  return formula == "staffed" ? staffed_occupancy(contacts, context)
                              : span_occupancy(contacts, context);
}

bool can_occupancy(const Definitions& definitions, const LogFacts& facts) {
  const std::string formula = choose_occupancy(definitions, facts);
  if (formula == "states") return has_file(facts, FileKind::AgentStates);
  if (formula == "span") return missing(facts, kSpanFields).empty();
  return definitions.staffed_hours && missing(facts, kStaffedFields).empty();
}

Kpi occupancy_row() {
  return {
      .id = "occupancy",
      .name = "Occupancy",
      .section = Section::Staffing,
      .unit = Unit::Ratio,
      .formulas = {{.id = "states", .text = "handling / (handling + available)"},
                   {.id = "staffed",
                    .text = "handle time of all directions / staffed hours (--staffed-hours)"},
                   {.id = "span",
                    .text = "handle time of all directions / time from the first answer to the "
                            "last end of each agent's day; an estimate: breaks inside lower it, "
                            "idle time outside and concurrent contacts raise it",
                    .observes = Observe::Presence}},
      .needs =
          "--agent-states; else outcome (or answer, or talk) and talk (or answer and end), and "
          "staffed needs --staffed-hours, span agent and answer (or start and wait)",
      .source =
          "states, staffed: common usage in workforce management; span: an estimate of this "
          "program",
      .core = Kpi::Core::WhereInputExists,
      .compute = occupancy,
      .choose = choose_occupancy,
      .available = can_occupancy};
}

Value calls_per_agent_hour(const Aggregate& contacts, const Context& context) {
  const Value hours = agent_hours(context);
  if (!hours.has_value()) return needing({Field::Outcome}, context, hours);
  return needing({Field::Outcome}, context,
                 Value::quotient({contacts.all_directions.visits_answered, 1}, hours.numerator(),
                                 "no staffed hours"));
}

std::string describe_calls_per_agent_hour(const Definitions& /*definitions*/,
                                          const LogFacts& facts) {
  return std::string{"answered of all directions / "} + agent_hours_text(facts);
}

Kpi calls_per_agent_hour_row() {
  return {.id = "calls_per_agent_hour",
          .name = "Contacts per agent hour",
          .section = Section::Staffing,
          .unit = Unit::PerHour,
          .formulas = {{.id = "",
                        .text = "answered of all directions / logged-in hours (--agent-states, "
                                "else --staffed-hours)"}},
          .needs = "outcome (or answer, or talk), and --agent-states or --staffed-hours",
          .source = kWorkforce,
          .compute = calls_per_agent_hour,
          .describe = describe_calls_per_agent_hour};
}

}  // namespace

std::vector<Kpi> staffing_kpis() {
  std::vector<Kpi> rows{occupancy_row()};
  for (Kpi& row : agent_time_kpis()) rows.push_back(std::move(row));
  rows.push_back(calls_per_agent_hour_row());
  return rows;
}

}  // namespace kpi
