// SPDX-License-Identifier: MIT
// Groups that a report shows though no contact is in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kpi/time.hpp"
#include "report/groupings.hpp"

namespace kpi {

/// What tells a group from others in a report: its texts, and the begin of its interval.
struct GroupName {
  std::vector<std::string> texts;
  std::optional<Millis> begin;
  auto operator<=>(const GroupName&) const = default;
};

/// Of every combination of texts that is known every interval overlapping the period, every hour
/// and every weekday that is not known itself. Throws Error (Data) where the grouping would have
/// more than `most` groups.
std::vector<GroupName> missing_groups(const PlannedGrouping& grouping,
                                      const std::vector<GroupName>& known, const Calendar& calendar,
                                      const Interval& period, std::size_t most);

/// Whether a group comes before another in a report: by texts as bytes, of weekdays by the week,
/// then by time.
bool comes_before(const GroupName& a, const GroupName& b, const PlannedGrouping& grouping,
                  const Calendar& calendar);

}  // namespace kpi
