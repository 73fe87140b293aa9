// SPDX-License-Identifier: MIT
// The groupings of a run, and which of them take records and which are summed from finer ones.
#include "report/groupings.hpp"

#include <algorithm>

namespace kpi {

bool nests(IntervalLength finer, IntervalLength coarser) {
  // Weeks and months cut each other.
  const bool cut = finer == IntervalLength::Week && coarser > IntervalLength::Week;
  return finer <= coarser && !cut;
}

bool same_dimension(const Dimension& a, const Dimension& b) {
  return a.field == b.field && a.is_team == b.is_team &&
         (a.field.has_value() || a.is_team || a.extra == b.extra);
}

bool PlannedGrouping::carries_agent_days() const {
  const bool by_agent_only =
      std::all_of(dimensions.begin(), dimensions.end(),
                  [](const Dimension& dimension) { return dimension.field == Field::Agent; });
  return by_agent_only && (!length || *length >= IntervalLength::Day);
}

bool PlannedGrouping::carries_agent_time() const {
  return std::all_of(dimensions.begin(), dimensions.end(), [](const Dimension& dimension) {
    return dimension.field == Field::Agent || dimension.is_team;
  });
}

bool PlannedGrouping::carries_people() const {
  const bool by_team_only = std::all_of(dimensions.begin(), dimensions.end(),
                                        [](const Dimension& d) { return d.is_team; });
  return by_team_only && (!length || *length >= IntervalLength::Day);
}

bool PlannedGrouping::contains(const PlannedGrouping& finer) const {
  const bool in_time = !length || (finer.length && nests(*finer.length, *length));
  return in_time && std::all_of(dimensions.begin(), dimensions.end(), [&](const Dimension& mine) {
           return std::any_of(finer.dimensions.begin(), finer.dimensions.end(),
                              [&](const Dimension& other) { return same_dimension(mine, other); });
         });
}

std::vector<Takes> choose_sources(std::span<const PlannedGrouping> groupings, bool with_states) {
  const auto carries = [with_states](const PlannedGrouping& grouping) {
    return with_states ? grouping.carries_agent_time() : grouping.carries_agent_days();
  };
  const auto has_finer = [&](std::size_t i, bool with_agent_days) {
    for (std::size_t j = 0; j < groupings.size(); ++j) {
      const bool finer = j != i && groupings[i].contains(groupings[j]);
      // Of two that contain each other the first takes the records.
      const bool twin = finer && groupings[j].contains(groupings[i]);
      if (!finer || (twin && i < j)) continue;
      if (!with_agent_days || carries(groupings[j])) return true;
    }
    return false;
  };
  std::vector<Takes> all;
  for (std::size_t i = 0; i < groupings.size(); ++i) {
    Takes takes;
    takes.agent_days = carries(groupings[i]);
    takes.selected = !has_finer(i, false);
    takes.agent_time = takes.agent_days && !has_finer(i, true);
    all.push_back(takes);
  }
  return all;
}

}  // namespace kpi
