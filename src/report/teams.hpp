// SPDX-License-Identifier: MIT
// The teams of agents, by the roster.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kpi/companions.hpp"

namespace kpi {

/// An agent is in one team: that of the employment that began last, of those the one that ends
/// last, and of those the least text.
class Teams {
 public:
  explicit Teams(const Companions& companions);
  /// Empty for who is not on the roster.
  [[nodiscard]] std::string_view of(std::string_view agent) const {
    const auto found = teams_.find(agent);
    return found == teams_.end() ? std::string_view{} : found->second;
  }
  /// Agents whose employments are in several teams.
  [[nodiscard]] std::int64_t of_several() const { return of_several_; }

 private:
  std::unordered_map<std::string_view, std::string_view> teams_;
  std::int64_t of_several_ = 0;
};

}  // namespace kpi
