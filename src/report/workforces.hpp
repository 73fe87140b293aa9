// SPDX-License-Identifier: MIT
// What companion files say, divided among the results of a report.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kpi/companions.hpp"
#include "kpi/time.hpp"
#include "kpi/workforce.hpp"
#include "report/agent_spans.hpp"
#include "report/empty_groups.hpp"
#include "report/fold_plan.hpp"
#include "report/teams.hpp"

namespace kpi {

class Workforces {
 public:
  /// All that is referred to must outlive this. Without a period agent time is not cut, and there
  /// are no people.
  Workforces(const Companions& companions, const Teams& teams, const FoldPlan& plan,
             const std::optional<Interval>& period);

  /// What a result has: the texts of its group, and its interval or the period.
  [[nodiscard]] Workforce of(std::size_t grouping, const std::vector<std::string>& group,
                             const std::optional<Interval>& span) const;
  /// The groups of a grouping that have agent time.
  [[nodiscard]] std::vector<GroupName> groups(std::size_t grouping) const;
  [[nodiscard]] const AgentSpans& spans() const { return spans_; }
  [[nodiscard]] const Teams& teams() const { return teams_; }

 private:
  /// An agent, a team or all, an interval or the period, an hour, a weekday.
  struct Key {
    std::uint32_t who = 0;
    std::uint16_t hour = 0, weekday = 0;  // 0 where they are not told apart, else from 1
    Millis begin = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      const std::uint64_t slot = key.hour * 8U + key.weekday;
      return static_cast<std::size_t>((static_cast<std::uint64_t>(key.begin) ^
                                       (std::uint64_t{key.who} << 40U) ^ (slot << 32U)) *
                                      0x9E3779B97F4A7C15U);
    }
  };
  using Cells = std::unordered_map<Key, AgentTime, KeyHash>;

  void add_time(std::size_t grouping);
  [[nodiscard]] std::vector<AgentSpan> selected_spans();
  template <typename Visit>
  void each_hour(const Interval& span, Visit visit) const;
  void add_cut(Cells& cells, std::uint32_t who, const AgentSpan& span,
               const PlannedGrouping& grouping) const;
  [[nodiscard]] std::vector<std::uint32_t> numbers_of_agents(const PlannedGrouping& grouping);
  [[nodiscard]] AgentTime time_of(std::size_t grouping, const std::vector<std::string>& group,
                                  const std::optional<Interval>& span) const;
  void add_people(Workforce& to, std::int64_t first, std::int64_t last,
                  const std::vector<std::string>& group) const;

  const Companions& companions_;
  const Teams& teams_;
  const FoldPlan& plan_;
  const Calendar& calendar_;
  std::span<const PlannedGrouping> groupings_;
  std::optional<Interval> period_;
  AgentSpans spans_;
  std::vector<Cells> time_;  // by grouping
  std::unordered_map<std::string_view, std::uint32_t> agent_numbers_, team_numbers_;
};

/// Counts one who was there from a day until another, both included, over the days from `first` to
/// `last`; days are counted from 1970.
void count_head(Headcount& to, Amount from, Amount until, std::int64_t first, std::int64_t last);

}  // namespace kpi
