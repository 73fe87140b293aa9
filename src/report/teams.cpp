// SPDX-License-Identifier: MIT
// The teams of agents, by the roster.
#include "report/teams.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace kpi {
namespace {

/// What makes one employment later than another.
auto rank(const Employment& employment) {
  return std::tuple{employment.hired.value_or(std::numeric_limits<std::int64_t>::min()),
                    employment.left.value_or(std::numeric_limits<std::int64_t>::max())};
}

}  // namespace

Teams::Teams(const Companions& companions) {
  std::vector<const Employment*> rows;
  rows.reserve(companions.roster.size());
  for (const Employment& row : companions.roster) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(), [](const Employment* a, const Employment* b) {
    if (a->agent != b->agent) return a->agent < b->agent;
    if (rank(*a) != rank(*b)) return rank(*a) > rank(*b);
    return a->team < b->team;
  });
  std::uint32_t counted = std::numeric_limits<std::uint32_t>::max();
  for (const Employment* row : rows) {
    const auto [known, is_new] = teams_.try_emplace(companions.agents[row->agent], row->team);
    if (is_new || known->second == row->team || counted == row->agent) continue;
    ++of_several_;
    counted = row->agent;
  }
}

}  // namespace kpi
