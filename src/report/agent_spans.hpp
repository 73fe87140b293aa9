// SPDX-License-Identifier: MIT
// The time of agents as spans that do not overlap: what each did, and what each was to do.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/companions.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// What holds for an agent from one instant to another.
struct AgentSpan {
  std::uint32_t agent = 0;
  Interval span;
  std::optional<AgentClass> state;  ///< absent: no row says
  std::optional<Duty> duty;         ///< absent: not scheduled
};

struct AgentSpans {
  std::vector<AgentSpan> spans;  ///< ascending by agent and time, without overlaps
  std::vector<bool> scheduled;   ///< by agent: has a schedule
  std::vector<bool> stated;      ///< by agent: has states
  std::uint64_t unclosed = 0;    ///< last states without an end: they end with the log
  Millis log_end = 0;            ///< the latest start or end of any state row
  Int128 overlapping = 0;        ///< time that rows cover more than once, and should not
  Int128 outside = 0;            ///< time before and after the period, in any class but off
};

/// Closes states that have no end: at the next later start of the agent, the last at the end of the
/// log. Where rows overlap the strongest class counts. Cut to the period, where there is one. Does
/// not depend on the order of rows.
AgentSpans agent_spans(const Companions& companions, const std::optional<Interval>& period);

}  // namespace kpi
