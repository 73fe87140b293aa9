// SPDX-License-Identifier: MIT
// The groupings of a run, and which of them take records and which are summed from finer ones.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "kpi/time.hpp"
#include "report/dimension.hpp"

namespace kpi {

/// A grouping whose names have been resolved. Without dimensions and length: the total.
struct PlannedGrouping {
  std::vector<Dimension> dimensions;
  std::optional<IntervalLength> length;
  bool is_shown = true;  ///< else it is for a picture alone, and has no results
  /// Told apart only by agent and by intervals of a day or longer, so that agent days make sense.
  [[nodiscard]] bool carries_agent_days() const;
  /// Told apart only by agent, team and time, so that the time of agents can be divided so.
  [[nodiscard]] bool carries_agent_time() const;
  /// Told apart only by team and by intervals of a day or longer, so that people can be counted.
  [[nodiscard]] bool carries_people() const;
  /// Whether each group of `finer` lies in one group of this grouping.
  [[nodiscard]] bool contains(const PlannedGrouping& finer, Millis day_start = 0) const;
};

/// Whether every interval of the finer length lies in one of the coarser, where days begin so long
/// after midnight.
bool nests(IntervalLength finer, IntervalLength coarser, Millis day_start = 0);

/// What a grouping takes from records itself; the rest is summed from finer groupings.
struct Takes {
  bool selected = false;    ///< rows that the report selects
  bool agent_time = false;  ///< what knows no direction
  bool agent_days = false;  ///< whether it counts agent time at all
};
/// One a grouping; the first grouping is the total. `with_states`: agent time is known by more than
/// the calls, so that it can be divided among teams and short intervals.
std::vector<Takes> choose_sources(std::span<const PlannedGrouping> groupings,
                                  bool with_states = false, Millis day_start = 0);

}  // namespace kpi
