// SPDX-License-Identifier: MIT
// A record reduced to what it adds to an aggregate, worked out once for all groupings.
#include "report/observation.hpp"

#include <bit>

namespace kpi {
namespace {

/// Handle time by the chosen parts; nothing where one of them is unknown.
Amount handle_time(const CallRecord& record, const HandleParts& parts) {
  if (!record.talk) return {};
  Millis sum = *record.talk;
  const auto add = [&sum](bool wanted, Amount part) {
    if (wanted && part) sum += *part;
    return !wanted || part.has_value();
  };
  const bool known = add(parts.hold, record.hold) && add(parts.acw, record.acw) &&
                     add(parts.ring, record.ring) && add(parts.wait, record.wait);
  return known ? Amount{sum} : Amount{};
}

void add_exit(ExitTally& tally, const Observation& seen) {
  ++tally.count;
  const Amount wait = seen.record->wait;
  if (!wait) return;
  ++tally.with_wait;
  tally.within += seen.within ? 1 : 0;
  tally.short_wait += seen.short_wait ? 1 : 0;
  tally.wait += *wait;
}

void add_yes_no(Tally& tally, YesNo answer) {
  if (answer != YesNo::Unknown) tally.add(answer == YesNo::Yes ? 1 : 0);
}

void add_if_known(Tally& tally, Amount amount) {
  if (amount) tally.add(*amount);
}

void add_answered(Aggregate& to, const Observation& seen, const ObservationRules& rules) {
  const CallRecord& record = *seen.record;
  if (record.wait && includes(rules.observe, Observe::Waits)) to.waits.add(*record.wait);
  add_if_known(to.handle, seen.handle);
  if (seen.handle && includes(rules.observe, Observe::Handles)) to.handles.add(*seen.handle);
  if (record.talk && !seen.handle) ++to.aht_left_out;
  add_if_known(to.talk, record.talk);
  add_if_known(to.hold, record.hold);
  add_if_known(to.acw, record.acw);
  if (record.talk && record.hold) to.duration.add(*record.talk + *record.hold);
  if (record.hold.value_or(0) > 0) ++to.held;
  add_yes_no(to.transferred, record.transferred);
  add_yes_no(to.resolved, record.resolved);
  add_yes_no(to.converted, record.converted);
  if (!record.cost) ++to.answered_without_cost;
}

void add_square(SquareSum& squares, bool counted, Amount amount) {
  if (counted && amount) squares.add(*amount);
}

void add_squares(Squares& to, const Observation& seen) {
  const CallRecord& record = *seen.record;
  const bool answered = record.answered();
  if (seen.exit) add_square(to.wait[static_cast<std::size_t>(*seen.exit)], true, record.wait);
  add_square(to.handle, answered, seen.handle);
  add_square(to.talk, answered, record.talk);
  add_square(to.hold, answered, record.hold);
  add_square(to.acw, answered, record.acw);
  if (record.talk && record.hold) {
    add_square(to.duration, answered, *record.talk + *record.hold);
  }
  add_square(to.first_response, true, record.first_response);
  add_square(to.csat, true, seen.csat);
  add_square(to.ces, true, seen.ces);
  add_square(to.qa, true, seen.qa);
}

void add_score(ScoreTally& tally, Amount score, const ScoreCut& cut) {
  if (!score) return;
  tally.scores.add(*score);
  if (cut.is_high(*score)) ++tally.high;
  if (cut.is_low(*score)) ++tally.low;
}

}  // namespace

ScoreCut csat_cut(const Definitions& definitions) {
  ScoreCut cut;
  cut.high_from = definitions.csat.high - kUnit;
  return cut;
}

ScoreCut nps_cut(const Definitions& definitions) {
  return {Int128{definitions.nps.high} * 9, Int128{definitions.nps.high} * 6, 10};
}

ScoreCut ces_cut(const Definitions& definitions) {
  ScoreCut cut;
  cut.high_from = Int128{definitions.ces.low} + definitions.ces.high + Int128{2} * kUnit;
  cut.scale = 2;
  return cut;
}

std::optional<Exit> exit_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Answered:
      return Exit::Answered;
    case Outcome::Abandoned:
      return Exit::Abandoned;
    case Outcome::Voicemail:
      return Exit::Voicemail;
    case Outcome::Callback:
      return Exit::Callback;
    case Outcome::Overflow:
      return Exit::Overflow;
    case Outcome::Disconnected:
      return Exit::Disconnected;
    case Outcome::Blocked:
    case Outcome::Unknown:
    case Outcome::Open:
      break;
  }
  return std::nullopt;
}

void observe(const CallRecord& record, std::uint64_t matching_rules, const ObservationRules& rules,
             Observation& seen) {
  const Definitions& definitions = *rules.definitions;
  seen.record = &record;
  seen.exit = exit_of(record.outcome);
  seen.matching_rules = matching_rules;
  const Millis threshold =
      matching_rules == 0
          ? definitions.service.threshold
          : definitions.service_rules[static_cast<std::size_t>(std::countr_zero(matching_rules))]
                .target.threshold;
  seen.within = record.wait && definitions.within(*record.wait, threshold);
  seen.short_wait = record.wait && definitions.within(*record.wait, definitions.short_abandon);
  seen.handle = {};
  seen.worked = {};
  seen.civil_day = {};
  if (record.answered() && record.talk) seen.handle = handle_time(record, rules.parts);
  const bool is_visit = record.counts_as != CountsAs::Call;
  if (is_visit && record.answered() && record.talk) {
    seen.worked = *record.talk + record.hold.value_or(0) + record.acw.value_or(0);
    const bool presence = includes(rules.observe, Observe::Presence) && !record.agent.empty();
    if (record.answer && presence) seen.civil_day = rules.calendar->civil_day(*record.answer);
  }
  seen.csat = scored(record.csat, definitions.csat);
  seen.nps = scored(record.nps, definitions.nps);
  seen.ces = scored(record.ces, definitions.ces);
  seen.qa = scored(record.qa, definitions.qa);
}

void add_selected(Aggregate& to, const Observation& seen, const ObservationRules& rules) {
  const CallRecord& record = *seen.record;
  ++to.rows;
  if (record.outcome == Outcome::Blocked) ++to.blocked;
  if (seen.exit) {
    add_exit(of(to.exits, *seen.exit), seen);
    if (record.wait && (!to.longest_wait || *record.wait > *to.longest_wait)) {
      to.longest_wait = record.wait;
    }
  }
  if (record.answered()) add_answered(to, seen, rules);
  if (includes(rules.observe, Observe::Squares)) add_squares(to.squares, seen);
  add_score(to.csat, seen.csat, csat_cut(*rules.definitions));
  add_score(to.nps, seen.nps, nps_cut(*rules.definitions));
  add_score(to.ces, seen.ces, ces_cut(*rules.definitions));
  add_score(to.qa, seen.qa, {});
  add_if_known(to.first_response, record.first_response);
  if (record.first_response && includes(rules.observe, Observe::FirstResponses)) {
    to.first_responses.add(*record.first_response);
  }
  add_if_known(to.cost, record.cost);
}

void add_any_direction(Aggregate& aggregate, const Observation& seen) {
  const CallRecord& record = *seen.record;
  Aggregate::AllDirections& to = aggregate.all_directions;
  if (record.counts_as != CountsAs::Visit) {
    if (seen.exit) ++to.offered;
    if (record.answered()) ++to.answered;
    if (record.answered() && record.resolved == YesNo::Yes) ++to.resolved;
  }
  if (record.answered() && record.counts_as != CountsAs::Call) ++to.visits_answered;
  if (!seen.worked) return;
  to.handle.add(*seen.worked);
  if (seen.civil_day) to.span_handle.add(*seen.worked);
}

ServiceSteps::Contact contact_of(const Observation& seen) {
  return {*seen.exit, seen.record->wait.has_value(), seen.within, seen.short_wait};
}

}  // namespace kpi
