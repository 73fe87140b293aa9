// SPDX-License-Identifier: MIT
// Remarks on what companion files left open or told twice.
#include <limits>

#include "metrics/texts.hpp"
#include "report/remark_list.hpp"
#include "report/remarks.hpp"

namespace kpi {
namespace {

bool shows_agent_time(const Report& report, const LogFacts& facts) {
  if (!facts.companions.given.contains(FileKind::AgentStates)) return false;
  return shows(report,
               {"utilisation", "shrinkage", "adherence", "conformance", "calls_per_agent_hour"}) ||
         std::any_of(report.kpis.begin(), report.kpis.end(), [](const KpiColumn& column) {
           return column.formula == "states" || column.kpi->id == "cost_per_call";
         });
}

/// No state log tells of more time than fits, but that of a broken clock.
std::string time_text(Int128 time) {
  constexpr Millis kMost = std::numeric_limits<Millis>::max();
  return duration_text(time > kMost ? kMost : static_cast<Millis>(time));
}

void remark_time(Remarks& notes, const AgentSpans& spans, const Report& report) {
  const std::string end = report.calendar.stamp(spans.log_end);
  notes.on("N220", static_cast<std::int64_t>(spans.unclosed),
           "state without an end is its agent's last and ends with the log, at " + end,
           "states without an end are their agents' last and end with the log, at " + end);
  if (spans.overlapping > 0) {
    notes.add("N221", time_text(spans.overlapping) +
                          " of agent time are told by several states at once: the strongest "
                          "counts, once");
  }
  if (spans.outside > 0) {
    notes.add("N222",
              time_text(spans.outside) + " of agent time are outside the period and left out");
  }
}

void remark_schedule(Remarks& notes, const AgentSpans& spans) {
  std::int64_t absent = 0;
  for (std::size_t agent = 0; agent < spans.scheduled.size(); ++agent) {
    if (spans.scheduled[agent] && !spans.stated[agent]) ++absent;
  }
  notes.on("N223", absent, "agent with a schedule has no states and counts as absent",
           "agents with a schedule have no states and count as absent");
}

}  // namespace

std::vector<Note> workforce_remarks(const Fold& fold, const Workforces& workforces,
                                    const LogFacts& facts, const Report& report) {
  Remarks notes;
  const AgentSpans& spans = workforces.spans();
  if (shows_agent_time(report, facts)) {
    remark_time(notes, spans, report);
    const bool scheduled = facts.companions.given.contains(FileKind::Schedule);
    if (scheduled && shows(report, {"adherence", "conformance"})) remark_schedule(notes, spans);
    if (shows(report, {"shrinkage"})) {
      notes.add("N224", "shrinkage is of logged-in time: a state log does not tell of absence");
    }
    if (shows(report, {"calls_per_agent_hour"})) {
      notes.on("N225", fold.answered_without_states(),
               "answered contact is of an agent without states or without a name, and counts in "
               "calls_per_agent_hour",
               "answered contacts are of agents without states or without a name, and count in "
               "calls_per_agent_hour");
    }
  }
  const bool by_team =
      std::any_of(report.groupings.begin(), report.groupings.end(), [](const Grouping& grouping) {
        return std::find(grouping.dimensions.begin(), grouping.dimensions.end(), "team") !=
               grouping.dimensions.end();
      });
  if (by_team && facts.companions.team) {
    notes.on("N226", workforces.teams().of_several(),
             "agent was in several teams: the one of the employment that began last counts",
             "agents were in several teams: the one of the employment that began last counts");
  }
  return notes.take();
}

}  // namespace kpi
