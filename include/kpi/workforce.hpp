// SPDX-License-Identifier: MIT
// What companion files say of one result: the time of its agents, its people, its customers.
#pragma once

#include <cstdint>

#include "kpi/aggregate.hpp"

namespace kpi {

/// Time of agents, ms. At any instant each agent is in one class, the strongest that covers it.
struct AgentTime {
  Int128 handling = 0, available = 0, paused = 0;
  // Of agents with a schedule:
  Int128 scheduled_work = 0, scheduled_paused = 0;
  Int128 adherent = 0;  ///< scheduled and in the scheduled class
  Int128 present = 0;   ///< handling or available, scheduled or not

  [[nodiscard]] Int128 logged_in() const { return handling + available + paused; }
  void merge(const AgentTime& other) {
    handling += other.handling;
    available += other.available;
    paused += other.paused;
    scheduled_work += other.scheduled_work;
    scheduled_paused += other.scheduled_paused;
    adherent += other.adherent;
    present += other.present;
  }
  bool operator==(const AgentTime&) const = default;
};

/// Rows of the roster, or customers, over the civil days of a result.
struct Headcount {
  std::int64_t at_begin = 0;               ///< there before the first day, and not gone before it
  std::int64_t at_end = 0;                 ///< there by the last day, and not gone by it
  std::int64_t leavers = 0;                ///< gone on one of the days
  std::int64_t stayed = 0;                 ///< of those at the begin: not gone by the last day
  std::int64_t scored = 0, satisfied = 0;  ///< of all who were there on some day
  bool operator==(const Headcount&) const = default;
};

/// The dimensions by which a result is told from others let it have a share of something, or not.
struct Workforce {
  AgentTime time;
  Headcount people;
  Headcount customers;
  std::int64_t days = 0;  ///< civil days of the result; 0 where it has no period
  bool carries_time = true;
  bool carries_people = true;
  bool carries_customers = true;
};

}  // namespace kpi
