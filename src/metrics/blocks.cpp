// SPDX-License-Identifier: MIT
// Which formula of a KPI was chosen, and the hours of agents.
#include "metrics/blocks.hpp"

namespace kpi {

std::string_view chosen_formula(const Definitions& definitions, std::string_view kpi,
                                std::string_view otherwise) {
  const auto chosen = definitions.formulas.find(kpi);
  return chosen == definitions.formulas.end() ? otherwise : chosen->second;
}

Value agent_hours(const Context& context) {
  if (has_file(context.facts, FileKind::AgentStates)) {
    if (!has_agent_time(context)) return Value::none(kNoAgentTime);
    const Int128 logged_in = context.workforce.time.logged_in();
    return logged_in == 0 ? Value::none("no logged-in time") : Value::number({logged_in, kHour});
  }
  if (!context.definitions.staffed_hours) {
    return Value::none("needs --agent-states or --staffed-hours");
  }
  if (!context.is_total) {
    return Value::none(
        "--staffed-hours describes the whole selection, not a group or an interval of it");
  }
  if (!context.selects_agent_time) return Value::none(kNoAgentTime);
  return Value::number(*context.definitions.staffed_hours);
}

const char* agent_hours_text(const LogFacts& facts) {
  return has_file(facts, FileKind::AgentStates) ? "logged-in hours (--agent-states)"
                                                : "staffed hours (--staffed-hours)";
}

}  // namespace kpi
