// SPDX-License-Identifier: MIT
// What companion files say, divided among the results of a report.
#include "report/workforces.hpp"

#include <algorithm>
#include <string>

#include "core/calendar_names.hpp"

namespace kpi {
namespace {

AgentTime time_in(const AgentSpan& span, Millis length, bool has_schedule) {
  AgentTime time;
  const bool present = span.state == AgentClass::Handling || span.state == AgentClass::Available;
  const bool paused = span.state == AgentClass::Paused;
  if (span.state == AgentClass::Handling) time.handling = length;
  if (span.state == AgentClass::Available) time.available = length;
  if (paused) time.paused = length;
  if (!has_schedule) return time;
  if (present) time.present = length;
  if (span.duty == Duty::Work) time.scheduled_work = length;
  if (span.duty == Duty::Paused) time.scheduled_paused = length;
  const bool as_scheduled =
      (span.duty == Duty::Work && present) || (span.duty == Duty::Paused && paused);
  if (as_scheduled) time.adherent = length;
  return time;
}

}  // namespace

void count_head(Headcount& to, Amount from, Amount until, std::int64_t first, std::int64_t last) {
  const bool there_before = !from || *from < first;
  const bool there_by_end = !from || *from <= last;
  const bool at_begin = there_before && (!until || *until >= first);
  const bool gone = until && *until <= last;
  if (at_begin) ++to.at_begin;
  if (there_by_end && !gone) ++to.at_end;
  if (gone && *until >= first) ++to.leavers;
  if (at_begin && !gone) ++to.stayed;
}

Workforces::Workforces(const Companions& companions, const Teams& teams, const FoldPlan& plan,
                       const std::optional<Interval>& period)
    : companions_{companions},
      teams_{teams},
      plan_{plan},
      calendar_{*plan.calendar},
      groupings_{plan.groupings},
      period_{period},
      spans_{agent_spans(companions, period)},
      time_(groupings_.size()) {
  for (std::uint32_t agent = 0; agent < companions.agents.size(); ++agent) {
    const std::string& name = companions.agents[agent];
    agent_numbers_.emplace(name, agent);
    team_numbers_.emplace(teams.of(name), static_cast<std::uint32_t>(team_numbers_.size()));
  }
  spans_.spans = selected_spans();
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    if (groupings_[i].carries_agent_time()) add_time(i);
  }
}

/// What opening hours and conditions leave of the spans.
std::vector<AgentSpan> Workforces::selected_spans() {
  const SelectionRules& rules = plan_.selection;
  OpenTime open{rules.hours, calendar_};
  if (rules.where.empty() && open.always()) return std::move(spans_.spans);
  Filter where = rules.where;
  if (!where.is_of_agent_time()) return {};
  std::vector<AgentSpan> selected;
  for (const AgentSpan& span : spans_.spans) {
    const std::string& agent = companions_.agents[span.agent];
    open.each_open(span.span, [&](const Interval& part) {
      each_hour(part, [&](const Interval& hour) {
        if (!where.passes(agent, teams_.of(agent), hour.begin)) return;
        selected.push_back(span);
        selected.back().span = hour;
      });
    });
  }
  return selected;
}

/// Calls `visit` with the parts of a span that lie in one hour of one of the calendar's days.
template <typename Visit>
void Workforces::each_hour(const Interval& span, Visit visit) const {
  for (Millis at = span.begin; at < span.end;) {
    const Millis end = std::min({span.end, calendar_.interval(IntervalLength::Hour, at).end,
                                 calendar_.interval(IntervalLength::Day, at).end});
    visit(Interval{at, end});
    at = end;
  }
}

/// The key of each agent in a grouping: its own number, its team's or that of all.
std::vector<std::uint32_t> Workforces::numbers_of_agents(const PlannedGrouping& grouping) {
  const auto any = [&](bool (Dimension::*is)() const) {
    return std::any_of(grouping.dimensions.begin(), grouping.dimensions.end(),
                       [is](const Dimension& dimension) { return (dimension.*is)(); });
  };
  std::vector<std::uint32_t> numbers(companions_.agents.size());
  const bool by_agent = any(&Dimension::is_agent);
  if (!by_agent && !any(&Dimension::is_team)) return numbers;
  for (std::uint32_t agent = 0; agent < numbers.size(); ++agent) {
    numbers[agent] = by_agent ? agent : team_numbers_.at(teams_.of(companions_.agents[agent]));
  }
  return numbers;
}

void Workforces::add_time(std::size_t grouping) {
  const std::vector<std::uint32_t> numbers = numbers_of_agents(groupings_[grouping]);
  for (const AgentSpan& span : spans_.spans) {
    add_cut(time_[grouping], numbers[span.agent], span, groupings_[grouping]);
  }
}

/// Cuts a span at the edges of intervals and hours.
void Workforces::add_cut(Cells& cells, std::uint32_t who, const AgentSpan& span,
                         const PlannedGrouping& grouping) const {
  const bool has_schedule = spans_.scheduled[span.agent];
  const auto add = [&](const Interval& part, Key key) {
    cells[key].merge(time_in(span, part.end - part.begin, has_schedule));
  };
  const auto add_in_interval = [&](const Interval& part, Millis begin) {
    if (std::none_of(grouping.dimensions.begin(), grouping.dimensions.end(),
                     [](const Dimension& dimension) { return dimension.is_of_time(); })) {
      return add(part, {who, 0, 0, begin});
    }
    each_hour(part, [&](const Interval& hour) {
      Key key{who, 0, 0, begin};
      for (const Dimension& dimension : grouping.dimensions) {
        if (dimension.kind == Dimension::Kind::Hour) {
          key.hour = static_cast<std::uint16_t>(hour_of(calendar_, hour.begin) + 1);
        } else if (dimension.kind == Dimension::Kind::Weekday) {
          key.weekday = static_cast<std::uint16_t>(weekday_of(calendar_, hour.begin) + 1);
        }
      }
      add(hour, key);
    });
  };
  if (!grouping.length) return add_in_interval(span.span, 0);
  for (Millis at = span.span.begin; at < span.span.end;) {
    const Interval interval = calendar_.interval(*grouping.length, at);
    const Millis end = std::min(interval.end, span.span.end);
    add_in_interval({at, end}, interval.begin);
    at = end;
  }
}

AgentTime Workforces::time_of(std::size_t grouping, const std::vector<std::string>& group,
                              const std::optional<Interval>& span) const {
  const PlannedGrouping& planned = groupings_[grouping];
  Key key;
  bool agent_known = false;  // who is in one team
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Dimension& dimension = planned.dimensions[i];
    if (dimension.kind == Dimension::Kind::Hour) {
      key.hour = static_cast<std::uint16_t>(std::stoul(group[i]) + 1);
    } else if (dimension.kind == Dimension::Kind::Weekday) {
      key.weekday = static_cast<std::uint16_t>(find_weekday(group[i]).value_or(0) + 1);
    } else if (!agent_known) {
      const auto& numbers = dimension.is_agent() ? agent_numbers_ : team_numbers_;
      const auto number = numbers.find(group[i]);
      if (number == numbers.end()) return {};
      key.who = number->second;
      agent_known = dimension.is_agent();
    }
  }
  if (planned.length && span) key.begin = span->begin;
  const auto found = time_[grouping].find(key);
  return found == time_[grouping].end() ? AgentTime{} : found->second;
}

std::vector<GroupName> Workforces::groups(std::size_t grouping) const {
  const PlannedGrouping& planned = groupings_[grouping];
  const bool by_agent =
      std::any_of(planned.dimensions.begin(), planned.dimensions.end(),
                  [](const Dimension& dimension) { return dimension.is_agent(); });
  std::unordered_map<std::uint32_t, std::string_view> team_of_number;
  for (const auto& [team, number] : team_numbers_) team_of_number.emplace(number, team);
  std::vector<GroupName> names;
  for (const auto& [key, time] : time_[grouping]) {
    if (time == AgentTime{}) continue;
    GroupName name;
    for (const Dimension& dimension : planned.dimensions) {
      if (dimension.kind == Dimension::Kind::Hour) {
        name.texts.emplace_back(hour_name(key.hour - 1U));
      } else if (dimension.kind == Dimension::Kind::Weekday) {
        name.texts.emplace_back(weekday_name(key.weekday - 1U));
      } else if (dimension.is_agent()) {
        name.texts.push_back(companions_.agents[key.who]);
      } else {
        name.texts.emplace_back(by_agent ? teams_.of(companions_.agents[key.who])
                                         : team_of_number.at(key.who));
      }
    }
    if (planned.length) name.begin = key.begin;
    names.push_back(std::move(name));
  }
  return names;
}

void Workforces::add_people(Workforce& to, std::int64_t first, std::int64_t last,
                            const std::vector<std::string>& group) const {
  if (to.carries_people) {
    for (const Employment& row : companions_.roster) {
      const bool of_group = std::all_of(group.begin(), group.end(),
                                        [&](const std::string& team) { return row.team == team; });
      if (!of_group) continue;
      count_head(to.people, row.hired, row.left, first, last);
      const bool there = (!row.hired || *row.hired <= last) && (!row.left || *row.left >= first);
      if (!there || row.esat.value_or(0) == 0) continue;
      ++to.people.scored;
      if (*row.esat >= 4 * kUnit) ++to.people.satisfied;
    }
  }
  if (to.carries_customers) {
    for (const Customer& row : companions_.customers) {
      count_head(to.customers, row.since, row.lost, first, last);
    }
  }
}

Workforce Workforces::of(std::size_t grouping, const std::vector<std::string>& group,
                         const std::optional<Interval>& span) const {
  const PlannedGrouping& planned = groupings_[grouping];
  Workforce found;
  found.carries_time = planned.carries_agent_time();
  found.carries_people = planned.carries_people() && plan_.selection.where.empty();
  found.carries_customers = found.carries_people && planned.dimensions.empty();
  if (found.carries_time) found.time = time_of(grouping, group, span);
  if (!span || !period_) return found;
  const Millis begin = std::max(span->begin, period_->begin);
  const Millis end = std::min(span->end, period_->end);
  if (begin >= end) return found;
  const std::int64_t first = calendar_.civil_day(begin);
  const std::int64_t last = calendar_.civil_day(end - 1);
  found.days = last - first + 1;
  add_people(found, first, last, group);
  return found;
}

}  // namespace kpi
