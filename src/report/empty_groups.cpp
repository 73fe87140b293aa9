// SPDX-License-Identifier: MIT
// Groups that a report shows though no contact is in them.
#include "report/empty_groups.hpp"

#include <algorithm>
#include <set>

#include "core/calendar_names.hpp"
#include "report/group_index.hpp"

namespace kpi {
namespace {

/// All texts that a dimension of time can have.
std::vector<std::string> texts_of_time(const Dimension& dimension) {
  std::vector<std::string> texts;
  if (dimension.kind == Dimension::Kind::Weekday) {
    for (unsigned day = 0; day < 7; ++day) texts.emplace_back(weekday_name(day));
  } else {
    for (unsigned hour = 0; hour < 24; ++hour) texts.emplace_back(hour_name(hour));
  }
  return texts;
}

/// Every combination with each text of a dimension in its place.
std::set<std::vector<std::string>> spread(const std::set<std::vector<std::string>>& combinations,
                                          std::size_t place,
                                          const std::vector<std::string>& texts) {
  std::set<std::vector<std::string>> all;
  for (std::vector<std::string> one : combinations) {
    for (const std::string& text : texts) {
      one[place] = text;
      all.insert(one);
    }
  }
  return all;
}

std::vector<std::optional<Millis>> begins_in(const Interval& period,
                                             std::optional<IntervalLength> length,
                                             const Calendar& calendar) {
  if (!length) return {std::nullopt};
  std::vector<std::optional<Millis>> begins;
  for (Millis at = period.begin; at < period.end;) {
    const Interval interval = calendar.interval(*length, at);
    begins.emplace_back(interval.begin);
    at = interval.end;
  }
  return begins;
}

}  // namespace

std::vector<GroupName> missing_groups(const PlannedGrouping& grouping,
                                      const std::vector<GroupName>& known, const Calendar& calendar,
                                      const Interval& period, std::size_t most) {
  std::set<std::vector<std::string>> combinations;
  if (grouping.dimensions.empty()) combinations.insert(std::vector<std::string>{});
  for (const GroupName& name : known) combinations.insert(name.texts);
  for (std::size_t i = 0; i < grouping.dimensions.size(); ++i) {
    const Dimension& dimension = grouping.dimensions[i];
    if (!dimension.is_of_time()) continue;
    // Hours of the whole period are there though no contact is.
    if (combinations.empty() && grouping.dimensions.size() == 1) combinations.insert({""});
    combinations = spread(combinations, i, texts_of_time(dimension));
  }
  const auto begins = begins_in(period, grouping.length, calendar);
  if (combinations.size() > most / std::max<std::size_t>(1, begins.size())) {
    refuse_more_groups(grouping, most);
  }
  const std::set<GroupName> there{known.begin(), known.end()};
  std::vector<GroupName> missing;
  for (const std::vector<std::string>& texts : combinations) {
    for (const std::optional<Millis>& begin : begins) {
      GroupName name{texts, begin};
      if (!there.contains(name)) missing.push_back(std::move(name));
    }
  }
  return missing;
}

bool comes_before(const GroupName& a, const GroupName& b, const PlannedGrouping& grouping,
                  const Calendar& calendar) {
  for (std::size_t i = 0; i < a.texts.size(); ++i) {
    if (a.texts[i] == b.texts[i]) continue;
    if (grouping.dimensions[i].kind != Dimension::Kind::Weekday) return a.texts[i] < b.texts[i];
    const auto place = [&](const std::string& text) {
      return (find_weekday(text).value_or(0) + 7 - calendar.week_start().c_encoding()) % 7;
    };
    return place(a.texts[i]) < place(b.texts[i]);
  }
  return a.begin < b.begin;
}

}  // namespace kpi
