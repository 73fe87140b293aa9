// SPDX-License-Identifier: MIT
// What a fold does with every record; the same for all workers of a run.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/keyed_hash.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/report.hpp"
#include "report/dimension.hpp"
#include "report/groupings.hpp"
#include "report/observation.hpp"
#include "report/selection.hpp"

namespace kpi {

struct FoldPlan {
  const Calendar* calendar = nullptr;
  const Definitions* definitions = nullptr;
  const KeyedHash* hash = nullptr;
  const Teams* teams = nullptr;
  bool with_states = false;  ///< a state log tells the time of agents
  std::unordered_set<std::string> stated_agents;
  bool show_callers = false;
  SelectionRules selection;
  std::vector<PlannedGrouping> groupings;  ///< [0] is the total
  std::size_t max_groups = 1'000'000;      ///< of one grouping
  std::vector<Dimension> rule_dimensions;  ///< of the service-level rules
  std::vector<Field> repeat_key;           ///< texts that tell one customer's matter
  ObservationRules rules;

  [[nodiscard]] bool observes(Observe what) const { return includes(rules.observe, what); }
};

}  // namespace kpi
