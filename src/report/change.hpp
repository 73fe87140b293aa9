// SPDX-License-Identifier: MIT
// Differences of exact values, and their parts by group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kpi/comparison.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// b - a, and that of a; only of values.
struct Change {
  Exact absolute;
  std::optional<Exact> relative;  ///< absent where a is 0
};
Change change_of(const Value& a, const Value& b);

/// A group on both sides; a side may have no value of it.
struct GroupOnBothSides {
  std::vector<std::string> group;
  Value a, b;
};

/// What the groups did to the change from total a to total b, both of them quotients; or a reason
/// where the groups do not add up to the totals.
Decomposition decomposed(const Value& a, const Value& b,
                         const std::vector<GroupOnBothSides>& groups);

}  // namespace kpi
