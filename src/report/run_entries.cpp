// SPDX-License-Identifier: MIT
// Which groups a report shows, and in which order.
#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "kpi/error.hpp"
#include "report/fraction.hpp"
#include "report/run.hpp"

namespace kpi {

/// The results of a grouping, in their order.
std::vector<Run::Entry> Run::entries_of(std::size_t at) {
  std::vector<Entry> found;
  for (const std::uint32_t group : fold->groups(at)) found.push_back({at, group, false});
  if (query.fill_empty && period) fill(at, found);
  if (query.order) sort(found);
  if (query.top && found.size() > *query.top) cut(found);
  return found;
}

void Run::fill(std::size_t at, std::vector<Entry>& of_grouping) {
  const PlannedGrouping& grouping = setup.plan.groupings[at];
  // Agents and intervals with agent time, though without a contact that counts.
  for (const std::uint32_t group : fold->groups_without_rows(at)) {
    of_grouping.push_back({at, group, false});
  }
  std::vector<GroupName> known;
  known.reserve(of_grouping.size());
  for (const Entry& entry : of_grouping) known.push_back(name_of(entry));
  const auto add = [&](std::vector<GroupName> names) {
    for (GroupName& name : names) {
      of_grouping.push_back({at, static_cast<std::uint32_t>(empty_groups.size()), true});
      known.push_back(name);
      empty_groups.push_back(std::move(name));
    }
  };
  std::vector<GroupName> with_agent_time = workforces->groups(at);
  const std::set<GroupName> there{known.begin(), known.end()};
  std::erase_if(with_agent_time, [&](const GroupName& name) { return there.contains(name); });
  add(std::move(with_agent_time));
  add(missing_groups(grouping, known, query.calendar, *period, setup.plan.max_groups));
  std::vector<std::size_t> order(known.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return comes_before(known[a], known[b], grouping, query.calendar);
  });
  std::vector<Entry> sorted;
  sorted.reserve(order.size());
  for (const std::size_t index : order) sorted.push_back(of_grouping[index]);
  of_grouping.swap(sorted);
}

void Run::sort(std::vector<Entry>& of_grouping) const {
  const Kpi& kpi = *find_kpi(query.order->kpi);
  std::vector<std::pair<Value, Entry>> valued;
  for (const Entry& entry : of_grouping) {
    const Context context = context_of(entry.grouping, span_of(entry), name_of(entry).texts);
    valued.emplace_back(kpi.compute(aggregate_of(entry), context), entry);
  }
  std::stable_sort(valued.begin(), valued.end(), [&](const auto& a, const auto& b) {
    const Value& one = a.first;
    const Value& other = b.first;
    if (!one.has_value() || !other.has_value()) return one.has_value() && !other.has_value();
    const auto order = compare(fraction_of(one), fraction_of(other));
    return query.order->descending ? order > 0 : order < 0;
  });
  for (std::size_t i = 0; i < valued.size(); ++i) of_grouping[i] = valued[i].second;
}

/// Keeps the first groups, and says what part of all contacts is in them.
void Run::cut(std::vector<Entry>& of_grouping) {
  const std::size_t all = of_grouping.size();
  const PlannedGrouping& planned = setup.plan.groupings[of_grouping.front().grouping];
  std::string names;
  for (const Dimension& dimension : planned.dimensions) {
    names += (names.empty() ? "" : ",") + escaped(dimension.name);
  }
  if (planned.length) names += (names.empty() ? "" : ",") + std::string{name(*planned.length)};
  of_grouping.resize(*query.top);
  std::int64_t kept = 0;
  for (const Entry& entry : of_grouping) kept += offered(aggregate_of(entry).exits);
  notes.push_back(
      {"N216", "by " + names + ": " + with_thousands(*query.top) + " of " + with_thousands(all) +
                   " groups are shown, with " + with_thousands(static_cast<std::uint64_t>(kept)) +
                   " of " +
                   with_thousands(static_cast<std::uint64_t>(offered(fold->total().exits))) +
                   " offered contacts"});
}

GroupName Run::name_of(const Entry& entry) const {
  if (entry.is_empty) return empty_groups[entry.group];
  return {fold->texts(entry.grouping, entry.group), fold->begin(entry.grouping, entry.group)};
}

}  // namespace kpi
