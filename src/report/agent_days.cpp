// SPDX-License-Identifier: MIT
// When agents worked, by group, agent and civil day, while rows are being folded.
#include "report/agent_days.hpp"

#include <algorithm>
#include <tuple>

namespace kpi {

void AgentDays::search(std::uint32_t cell, const Presence::Entry& entry) {
  const std::uint32_t agent = agents_.number(cell, entry.agent);
  const std::uint32_t at = numbers_.number(agent, static_cast<std::uint32_t>(entry.day));
  recent_[place(cell, entry.agent)] = at;
  if (at == days_.size()) {
    days_.push_back({cell, entry});
  } else {
    widen(days_[at].entry, entry);
  }
}

void AgentDays::finish(std::span<const std::uint32_t> agent_ranks) {
  for (Day& day : days_) day.entry.agent = agent_ranks[day.entry.agent];
  std::sort(days_.begin(), days_.end(), [](const Day& a, const Day& b) {
    return std::tie(a.cell, a.entry.agent, a.entry.day) <
           std::tie(b.cell, b.entry.agent, b.entry.day);
  });
  agents_ = {};
  numbers_ = {};
  recent_ = {};
}

void AgentDays::add_to(Presence& to, std::uint32_t cell) const {
  const auto first = std::partition_point(days_.begin(), days_.end(),
                                          [&](const Day& day) { return day.cell < cell; });
  Presence presence;
  for (auto at = first; at != days_.end() && at->cell == cell; ++at) presence.add(at->entry);
  to.merge(presence);
}

}  // namespace kpi
