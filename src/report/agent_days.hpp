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
    const std::uint32_t at = recent_[place(cell, entry.agent)];
    if (at < days_.size() && days_[at].cell == cell && days_[at].entry.agent == entry.agent &&
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
  // The day found last, by cell and agent.
  static constexpr unsigned kRecentBits = 12;
  static std::size_t place(std::uint32_t cell, std::uint32_t agent) {
    return (((std::uint64_t{agent} << 32U) | cell) * 0x9E3779B97F4A7C15U) >> (64U - kRecentBits);
  }
  std::vector<std::uint32_t> recent_ = std::vector<std::uint32_t>(1U << kRecentBits, kNone);
};

}  // namespace kpi
