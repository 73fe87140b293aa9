// SPDX-License-Identifier: MIT
// What the KPI families are built of: means and percentiles of time, and reasons for no value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "kpi/catalogue.hpp"

namespace kpi {

// Words that many rows share.
inline constexpr std::string_view kNeedsOutcome = "outcome (or answer, or talk)";
inline constexpr std::string_view kNeedsWait =
    "outcome (or answer, or talk) and wait (or start with answer and end)";
inline constexpr const char* kNoAgentTime = "agent time is told apart only by agent, team and time";
/// Whether the result has agent time of its own.
inline bool has_agent_time(const Context& context) {
  return context.workforce.carries_time && context.selects_agent_time;
}
inline constexpr std::string_view kCommonUsage = "common usage in contact centres";

/// The formula chosen for a KPI, or the other one where none was.
std::string_view chosen_formula(const Definitions& definitions, std::string_view kpi,
                                std::string_view otherwise);

/// Why figures that need these fields have no value: "needs column talk"; empty where all are
/// there.
inline Reason missing(const LogFacts& facts, FieldSet fields) {
  return Reason{fields - facts.columns};
}
/// The value, or none where the log lacks one of the fields.
inline Value needing(FieldSet fields, const Context& context, Value value) {
  const FieldSet lacking = fields - context.facts.columns;
  return lacking.empty() ? std::move(value) : Value::none(Reason{lacking});
}

/// "no answered contacts" where there are none, else "no answered contact has a wait". The words
/// are literals.
inline Reason none_with(std::int64_t contacts, const char* kind, const char* what) {
  return contacts == 0 ? Reason{"no {} contacts", kind}
                       : Reason{"no {} contact has {}", kind, what};
}
/// none_with() for the answered contacts of a result.
inline Reason none_answered_with(const Aggregate& aggregate, const char* what) {
  return none_with(of(aggregate.exits, Exit::Answered).count, "answered", what);
}

/// Hours for which the agents of a result were logged in, by the state log, else --staffed-hours,
/// which are of the whole selection; or why they are not known.
Value agent_hours(const Context& context);
/// What agent_hours() are of, in words.
const char* agent_hours_text(const LogFacts& facts);
inline bool has_file(const LogFacts& facts, FileKind kind) {
  return facts.companions.given.contains(kind);
}

/// A number of milliseconds, in seconds.
constexpr Exact seconds(Int128 millis) {
  return {millis, kSecond};
}
/// The mean of times.
inline Value mean_seconds(const Tally& times, Reason reason_when_empty) {
  return Value::quotient(seconds(times.sum), {times.count, 1}, std::move(reason_when_empty));
}
/// The squares of times, and of scores.
inline std::optional<Exact> squares_of(const SquareSum& sum, std::int64_t one = kSecond) {
  return sum.is_known() ? std::optional{Exact{sum.value(), one * one}} : std::nullopt;
}

/// The nearest-rank percentile of times.
inline Value percentile_seconds(const Distribution& times, unsigned percent,
                                Reason reason_when_empty) {
  const Amount found = times.percentile(percent);
  return found ? Value::number(seconds(*found)) : Value::none(std::move(reason_when_empty));
}

}  // namespace kpi
