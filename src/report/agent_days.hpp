// SPDX-License-Identifier: MIT
// When agents worked, by group, agent and civil day, while rows are being folded.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/pair_numbers.hpp"

namespace kpi {

class AgentDays {
 public:
  void add(std::uint32_t cell, const Presence::Entry& entry);
  /// Adds the days of one cell.
  void add_to(Presence& to, std::uint32_t cell) const;
  /// Puts the days in order, once, when all have come; agents are told apart by their ranks then.
  void finish(std::span<const std::uint32_t> agent_ranks);

 private:
  struct Day {
    std::uint32_t cell = 0;
    Presence::Entry entry;
  };
  PairNumbers agents_;                // of cell and agent
  std::vector<std::uint32_t> recent_;  // the day that each of them was found on last
  PairNumbers numbers_;               // of those and the day
  std::vector<Day> days_;
};

}  // namespace kpi
