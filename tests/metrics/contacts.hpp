// SPDX-License-Identifier: MIT
// Small logs and their figures, for tests that read as an analyst would check them.
#pragma once

#include <catch2/catch.hpp>

#include <numeric>
#include <string>
#include <vector>

#include "kpi/catalogue.hpp"

namespace kpi::metrics_test {

/// One contact; durations in seconds, scores in whole points.
struct Contact {
  Outcome outcome = Outcome::Answered;
  Amount wait{};
  Amount talk{};
  Amount hold{};
  Amount acw{};
  Amount ring{};
  YesNo transferred = YesNo::Unknown;
  YesNo resolved = YesNo::Unknown;
  YesNo converted = YesNo::Unknown;
  Amount csat{};
  Amount nps{};
  Amount ces{};
  Amount qa{};
  Amount first_response{};
  Amount cost{};
  std::string agent{};
  Amount answer{};  ///< seconds since the log's first midnight
  Millis interval = 0;
};

/// What is asked, and the log that it is asked of; by default a log with every column.
struct Setting {
  Definitions definitions{};
  LogFacts facts = with_every_column();
  Amount elapsed = kHour;
  std::int64_t report_rows = 10;
  bool is_total = true;
  bool carries_agent_days = true;
  bool selects_agent_time = true;
  Workforce workforce{};

  static LogFacts with_every_column() {
    LogFacts facts;
    for (int i = 0; i < static_cast<int>(kFieldCount); ++i) {
      facts.columns.insert(static_cast<Field>(i));
    }
    facts.blocked_seen = true;
    facts.first_start = 0;
    facts.last_start = 30 * kDay;
    return facts;
  }
};

inline Setting with_formula(const std::string& kpi, const std::string& formula) {
  Setting setting;
  setting.definitions.formulas[kpi] = formula;
  return setting;
}

inline Setting without(std::initializer_list<Field> fields) {
  Setting setting;
  for (const Field field : fields) setting.facts.columns.erase(field);
  return setting;
}

inline void add_exit(const Contact& contact, const Definitions& definitions, ExitTallies& exits) {
  ExitTally& exit = exits[static_cast<std::size_t>(contact.outcome)];
  ++exit.count;
  if (!contact.wait) return;
  const Millis wait = *contact.wait * kSecond;
  ++exit.with_wait;
  exit.wait += wait;
  if (definitions.within(wait, definitions.service.threshold)) ++exit.within;
  if (definitions.within(wait, definitions.short_abandon)) ++exit.short_wait;
}

inline void add_to_interval(const Contact& contact, const Definitions& definitions,
                            IntervalTally& interval) {
  ExitTallies alone{};
  add_exit(contact, definitions, alone);
  const ExitTally& exit = alone[static_cast<std::size_t>(contact.outcome)];
  ServiceSteps{definitions}.add(interval, {static_cast<Exit>(contact.outcome), exit.with_wait > 0,
                                           exit.within > 0, exit.short_wait > 0});
}

inline void add_answered(const Contact& contact, const Definitions& definitions,
                         const LogFacts& facts, Aggregate& aggregate) {
  const auto note = [](Tally& tally, Amount duration) {
    if (duration) tally.add(*duration * kSecond);
  };
  const auto say = [](Tally& tally, YesNo answer) {
    if (answer != YesNo::Unknown) tally.add(answer == YesNo::Yes ? 1 : 0);
  };
  if (contact.wait) aggregate.waits.add(*contact.wait * kSecond);
  note(aggregate.talk, contact.talk);
  note(aggregate.hold, contact.hold);
  note(aggregate.acw, contact.acw);
  if (contact.hold.value_or(0) > 0) ++aggregate.held;
  if (contact.talk && contact.hold) note(aggregate.duration, *contact.talk + *contact.hold);
  say(aggregate.transferred, contact.transferred);
  say(aggregate.resolved, contact.resolved);
  say(aggregate.converted, contact.converted);
  ++aggregate.all_directions.answered;
  ++aggregate.all_directions.visits_answered;
  if (contact.resolved == YesNo::Yes) ++aggregate.all_directions.resolved;
  if (!contact.talk) return;

  const Millis worked = *contact.talk + contact.hold.value_or(0) + contact.acw.value_or(0);
  aggregate.all_directions.handle.add(worked * kSecond);
  if (contact.answer && !contact.agent.empty()) {
    aggregate.all_directions.span_handle.add(worked * kSecond);
    const auto number = static_cast<std::uint32_t>(std::hash<std::string>{}(contact.agent));
    aggregate.all_directions.presence.add(
        {number, static_cast<std::int32_t>(*contact.answer * kSecond / kDay),
         *contact.answer * kSecond, (*contact.answer + worked) * kSecond});
  }
  const HandleParts parts = handle_parts(definitions, facts);
  if ((parts.hold && !contact.hold) || (parts.acw && !contact.acw) ||
      (parts.ring && !contact.ring) || (parts.wait && !contact.wait)) {
    return;
  }
  const Millis handle = *contact.talk + (parts.hold ? *contact.hold : 0) +
                        (parts.acw ? *contact.acw : 0) + (parts.ring ? *contact.ring : 0) +
                        (parts.wait ? *contact.wait : 0);
  aggregate.handle.add(handle * kSecond);
  aggregate.handles.add(handle * kSecond);
}

inline void add_score(Amount score, std::int64_t high, std::int64_t low, ScoreTally& tally) {
  if (!score) return;
  tally.scores.add(*score * kUnit);
  if (*score >= high) ++tally.high;
  if (*score <= low) ++tally.low;
}

/// The contacts as the fold of a report would tally them.
inline Aggregate tallied(const std::vector<Contact>& contacts, const Setting& setting = {}) {
  Aggregate aggregate;
  for (const Contact& contact : contacts) {
    ++aggregate.rows;
    add_score(contact.csat, 4, 0, aggregate.csat);
    add_score(contact.nps, 9, 6, aggregate.nps);
    add_score(contact.ces, 5, 0, aggregate.ces);
    add_score(contact.qa, 101, -1, aggregate.qa);
    if (contact.first_response) {
      aggregate.first_response.add(*contact.first_response * kSecond);
      aggregate.first_responses.add(*contact.first_response * kSecond);
    }
    if (contact.cost) aggregate.cost.add(*contact.cost * kUnit);
    if (contact.outcome == Outcome::Blocked) {
      ++aggregate.blocked;
      continue;
    }
    add_exit(contact, setting.definitions, aggregate.exits);
    add_to_interval(contact, setting.definitions, aggregate.intervals[contact.interval]);
    ++aggregate.all_directions.offered;
    if (contact.wait && aggregate.longest_wait.value_or(-1) < *contact.wait * kSecond) {
      aggregate.longest_wait = *contact.wait * kSecond;
    }
    if (contact.outcome == Outcome::Answered) {
      add_answered(contact, setting.definitions, setting.facts, aggregate);
    }
  }
  return aggregate;
}

inline std::vector<Contact> copies(std::size_t number, const Contact& contact) {
  return std::vector<Contact>(number, contact);
}

inline std::vector<Contact> operator+(std::vector<Contact> all, const std::vector<Contact>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// Contacts answered after these waits.
inline std::vector<Contact> answered_after(std::initializer_list<std::int64_t> waits) {
  std::vector<Contact> contacts;
  for (const std::int64_t wait : waits) {
    contacts.push_back({.outcome = Outcome::Answered, .wait = wait});
  }
  return contacts;
}

inline std::vector<Contact> abandoned_after(std::initializer_list<std::int64_t> waits) {
  std::vector<Contact> contacts;
  for (const std::int64_t wait : waits) {
    contacts.push_back({.outcome = Outcome::Abandoned, .wait = wait});
  }
  return contacts;
}

/// "12", "0.5"; "1:3" where no short decimal says it.
inline std::string number_text(Exact number) {
  auto units = static_cast<std::int64_t>(number.units);
  const std::int64_t divisor = std::gcd(units, number.scale);
  units /= divisor;
  const std::int64_t scale = number.scale / divisor;
  if (scale == 1) return std::to_string(units);
  if (kUnit % scale != 0) return std::to_string(units) + ":" + std::to_string(scale);
  const std::string digits = std::to_string(kUnit + units % scale * (kUnit / scale)).substr(1);
  return std::to_string(units / scale) + "." + digits.substr(0, digits.find_last_not_of('0') + 1);
}

/// "7/10", "35", or "none: " and the reason.
inline std::string value_text(const Value& value) {
  if (!value.has_value()) return "none: " + value.reason();
  const std::string numerator = number_text(value.numerator());
  return value.is_quotient() ? numerator + "/" + number_text(value.denominator()) : numerator;
}

/// The figure of a KPI over tallied contacts.
inline std::string figure(std::string_view id, const Aggregate& aggregate,
                          const Setting& setting = {}) {
  const Kpi* kpi = find_kpi(id);
  REQUIRE(kpi != nullptr);
  return value_text(kpi->compute(aggregate, {.definitions = setting.definitions,
                                             .facts = setting.facts,
                                             .elapsed = setting.elapsed,
                                             .report_rows = setting.report_rows,
                                             .is_total = setting.is_total,
                                             .carries_agent_days = setting.carries_agent_days,
                                             .selects_agent_time = setting.selects_agent_time,
                                             .steps = nullptr,
                                             .workforce = setting.workforce}));
}

inline std::string figure(std::string_view id, const std::vector<Contact>& contacts,
                          const Setting& setting = {}) {
  return figure(id, tallied(contacts, setting), setting);
}

inline std::string text_of(std::string_view id, const Setting& setting = {}) {
  const Kpi* kpi = find_kpi(id);
  REQUIRE(kpi != nullptr);
  return formula_text(*kpi, setting.definitions, setting.facts);
}

inline const std::string kNeedsOutcomeReason = "none: needs column outcome (or answer, or talk)";

}  // namespace kpi::metrics_test
