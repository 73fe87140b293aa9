// SPDX-License-Identifier: MIT
// A record reduced to what it adds to an aggregate, worked out once for all groupings.
#pragma once

#include <optional>
#include <string_view>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/record.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// The way in which an outcome left the queue; nothing for blocked, unknown and open.
std::optional<Exit> exit_of(Outcome outcome);

/// What is the same for all records of a run.
struct ObservationRules {
  const Definitions* definitions = nullptr;
  HandleParts parts;
  Observe observe = Observe::Nothing;
  IntervalLength met_interval = IntervalLength::Minutes30;  ///< of intervals_met
  const Calendar* calendar = nullptr;
};

struct Observation {
  const CallRecord* record = nullptr;
  std::optional<Exit> exit;
  bool within = false;               ///< wait within the threshold of the row
  bool short_wait = false;           ///< wait within the short-abandon threshold
  std::uint64_t matching_rules = 0;  ///< service-level rules that match the row
  Amount handle;                     ///< by the chosen formula of aht
  Amount worked;                     ///< talk + hold + acw
  Amount civil_day;                  ///< of the answer
  // Scores on their scales; a 0 below the scale is no score.
  Amount csat, nps, ces, qa;
};

/// A score, or nothing where a 0 stands for "not rated".
Amount scored(Amount score, const Scale& scale);

/// `matching_rules` are the bits of the service-level rules whose dimension has the row's text.
Observation observe(const CallRecord& record, std::uint64_t matching_rules,
                    const ObservationRules& rules);

/// Adds a contact that the report selects, but for its interval.
void add_selected(Aggregate& to, const Observation& seen, const ObservationRules& rules);
/// Adds a contact of any direction to what knows no direction.
void add_any_direction(Aggregate& aggregate, const Observation& seen);

}  // namespace kpi
