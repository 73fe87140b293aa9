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

/// Where a score counts as high or low: the two best of csat, promoters from nine tenths of the
/// scale and detractors up to six tenths, agreement above the middle.
struct ScoreCut {
  Int128 high_from = Int128{1} << 100U;  ///< of the score times `scale`
  Int128 low_to = -(Int128{1} << 100U);
  int scale = 1;
  [[nodiscard]] bool is_high(Micros score) const { return Int128{score} * scale >= high_from; }
  [[nodiscard]] bool is_low(Micros score) const { return Int128{score} * scale <= low_to; }
};
ScoreCut csat_cut(const Definitions& definitions);
ScoreCut nps_cut(const Definitions& definitions);
ScoreCut ces_cut(const Definitions& definitions);

struct Observation {
  const CallRecord* record = nullptr;
  std::optional<Exit> exit;
  bool within = false;               ///< wait within the threshold of the row
  bool short_wait = false;           ///< wait within the short-abandon threshold
  std::uint64_t matching_rules = 0;  ///< service-level rules that match the row
  Amount handle;                     ///< by the chosen formula of aht
  Amount worked;                     ///< talk + hold + acw
  Amount civil_day;                  ///< of the answer, where the agent's presence is observed
  // Scores on their scales; a 0 below the scale is no score.
  Amount csat, nps, ces, qa;
};

/// A score, or nothing where a 0 stands for "not rated".
inline Amount scored(Amount score, const Scale& scale) {
  const bool not_rated = score == Amount{0} && scale.low == kUnit;
  return not_rated ? Amount{} : score;
}

/// Fills `seen`. `matching_rules` are the bits of the service-level rules whose dimension has the
/// row's text.
void observe(const CallRecord& record, std::uint64_t matching_rules, const ObservationRules& rules,
             Observation& seen);

/// Adds a contact that the report selects, but for its interval.
void add_selected(Aggregate& to, const Observation& seen, const ObservationRules& rules);
/// Adds a contact of any direction to what knows no direction, but for the agent's presence.
void add_any_direction(Aggregate& aggregate, const Observation& seen);
/// The contact as the service level of its interval sees it; only with an exit.
ServiceSteps::Contact contact_of(const Observation& seen);

}  // namespace kpi
