// SPDX-License-Identifier: MIT
// The groupings of a run, and which of them take records and which are summed from finer ones.
#include "report/groupings.hpp"

#include <algorithm>

namespace kpi {

bool nests(IntervalLength finer, IntervalLength coarser, Millis day_start) {
  // Weeks and months cut each other.
  const bool cut = finer == IntervalLength::Week && coarser > IntervalLength::Week;
  // Days that begin within an hour cut it.
  const bool within_day = finer <= IntervalLength::Hour && coarser >= IntervalLength::Day;
  const Millis length = finer == IntervalLength::Hour        ? kHour
                        : finer == IntervalLength::Minutes30 ? 30 * kMinute
                                                             : 15 * kMinute;
  return finer <= coarser && !cut && (!within_day || day_start % length == 0);
}

bool PlannedGrouping::carries_agent_days() const {
  const bool by_agent_only =
      std::all_of(dimensions.begin(), dimensions.end(),
                  [](const Dimension& dimension) { return dimension.is_agent(); });
  return by_agent_only && (!length || *length >= IntervalLength::Day);
}

bool PlannedGrouping::carries_agent_time() const {
  return std::all_of(dimensions.begin(), dimensions.end(), [](const Dimension& dimension) {
    return dimension.is_agent() || dimension.is_team() || dimension.is_of_time();
  });
}

bool PlannedGrouping::carries_people() const {
  const bool by_team_only = std::all_of(dimensions.begin(), dimensions.end(),
                                        [](const Dimension& d) { return d.is_team(); });
  return by_team_only && (!length || *length >= IntervalLength::Day);
}

bool PlannedGrouping::contains(const PlannedGrouping& finer, Millis day_start) const {
  const bool in_time = !length || (finer.length && nests(*finer.length, *length, day_start));
  return in_time && std::all_of(dimensions.begin(), dimensions.end(), [&](const Dimension& mine) {
           return std::any_of(finer.dimensions.begin(), finer.dimensions.end(),
                              [&](const Dimension& other) { return mine.same_as(other); });
         });
}

std::vector<Takes> choose_sources(std::span<const PlannedGrouping> groupings, bool with_states,
                                  Millis day_start) {
  const auto carries = [with_states](const PlannedGrouping& grouping) {
    return with_states ? grouping.carries_agent_time() : grouping.carries_agent_days();
  };
  const auto has_finer = [&](std::size_t i, bool with_agent_days) {
    for (std::size_t j = 0; j < groupings.size(); ++j) {
      const bool finer = j != i && groupings[i].contains(groupings[j], day_start);
      // Of two that contain each other the first takes the records.
      const bool twin = finer && groupings[j].contains(groupings[i], day_start);
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
