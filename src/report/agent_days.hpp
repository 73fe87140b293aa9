// SPDX-License-Identifier: MIT
// When agents worked, by group, agent and civil day, while rows are being folded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/pair_numbers.hpp"

namespace kpi {

class AgentDays {
 public:
  void add(std::uint32_t cell, const Presence::Entry& entry) {
    const std::uint32_t at = cell < recent_.size() ? recent_[cell] : kNone;
    if (at < days_.size() && days_[at].entry.agent == entry.agent &&
        days_[at].entry.day == entry.day) {
      widen(days_[at].entry, entry);
    } else {
      search(cell, entry);
    }
  }
  /// Adds the days of one cell.
  void add_to(Presence& to, std::uint32_t cell) const;
  /// Puts the days in order, once, when all have come; agents are told apart by their ranks then.
  void finish(std::span<const std::uint32_t> agent_ranks);

 private:
  struct Day {
    std::uint32_t cell = 0;
    Presence::Entry entry;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static void widen(Presence::Entry& entry, const Presence::Entry& other) {
    entry.first = std::min(entry.first, other.first);
    entry.last = std::max(entry.last, other.last);
  }
  void search(std::uint32_t cell, const Presence::Entry& entry);

  PairNumbers agents_;   // of cell and agent
  PairNumbers numbers_;  // of those and the day
  std::vector<Day> days_;
  std::vector<std::uint32_t> recent_;  // of each cell: the one found last
};

}  // namespace kpi
