// SPDX-License-Identifier: MIT
// What agents did with their time, by a state log, and whether it was as scheduled.
#include "metrics/blocks.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

/// A share of agent time, where the files that it needs are there.
Value share_of_time(const Context& context, Int128 part, Int128 whole, bool needs_schedule,
                    const char* when_empty) {
  if (!has_file(context.facts, FileKind::AgentStates)) return Value::none("needs --agent-states");
  if (needs_schedule && !has_file(context.facts, FileKind::Schedule)) {
    return Value::none("needs --schedule");
  }
  if (!has_agent_time(context)) return Value::none(kNoAgentTime);
  return Value::quotient(seconds(part), seconds(whole), when_empty);
}

Value utilisation(const Aggregate& /*contacts*/, const Context& context) {
  const AgentTime& time = context.workforce.time;
  return share_of_time(context, time.handling, time.logged_in(), false, "no logged-in time");
}

Value shrinkage(const Aggregate& /*contacts*/, const Context& context) {
  const AgentTime& time = context.workforce.time;
  return share_of_time(context, time.paused, time.logged_in(), false, "no logged-in time");
}

Value adherence(const Aggregate& /*contacts*/, const Context& context) {
  const AgentTime& time = context.workforce.time;
  return share_of_time(context, time.adherent, time.scheduled_work + time.scheduled_paused, true,
                       "no scheduled time");
}

Value conformance(const Aggregate& /*contacts*/, const Context& context) {
  const AgentTime& time = context.workforce.time;
  return share_of_time(context, time.present, time.scheduled_work, true, "no scheduled work");
}

}  // namespace

std::vector<Kpi> agent_time_kpis() {
  return {{.id = "utilisation",
           .name = "Utilisation",
           .section = Section::Staffing,
           .unit = Unit::Ratio,
           .formulas = {{.id = "", .text = "handling / (handling + available + paused)"}},
           .needs = "--agent-states",
           .source = kWorkforce,
           .compute = utilisation},
          {.id = "shrinkage",
           .name = "Shrinkage (internal, logged-in time)",
           .section = Section::Staffing,
           .unit = Unit::Ratio,
           .formulas = {{.id = "", .text = "paused / (handling + available + paused)"}},
           .needs = "--agent-states",
           .source = kWorkforce,
           .compute = shrinkage},
          {.id = "adherence",
           .name = "Schedule adherence",
           .section = Section::Staffing,
           .unit = Unit::Ratio,
           .better = Better::Higher,
           .formulas = {{.id = "",
                         .text = "time in the scheduled class / scheduled work and paused time"}},
           .needs = "--agent-states and --schedule",
           .source = kWorkforce,
           .compute = adherence},
          {.id = "conformance",
           .name = "Schedule conformance",
           .section = Section::Staffing,
           .unit = Unit::Ratio,
           .formulas = {{.id = "",
                         .text = "handling and available time of scheduled agents / scheduled "
                                 "work"}},
           .needs = "--agent-states and --schedule",
           .source = kWorkforce,
           .compute = conformance}};
}

}  // namespace kpi
