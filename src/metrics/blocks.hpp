// SPDX-License-Identifier: MIT
// What the KPI families are built of: means and percentiles of time, and reasons for no value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kpi/catalogue.hpp"

namespace kpi {

// Words that many rows share.
inline constexpr std::string_view kNeedsOutcome = "outcome (or answer, or talk)";
inline constexpr std::string_view kNeedsWait =
    "outcome (or answer, or talk) and wait (or start with answer and end)";
inline constexpr std::string_view kCommonUsage = "common usage in contact centres";

/// The formula chosen for a KPI, or the other one where none was.
std::string_view chosen_formula(const Definitions& definitions, std::string_view kpi,
                                std::string_view otherwise);

/// Why figures that need these fields have no value: "needs column talk"; empty where all are
/// there.
std::string missing(const LogFacts& facts, FieldSet fields);
/// The value, or none where the log lacks one of the fields.
Value needing(FieldSet fields, const Context& context, Value value);

/// "no answered contacts" where there are none, else "no answered contact has a wait".
std::string none_with(std::int64_t contacts, std::string_view kind, std::string_view what);
/// none_with() for the answered contacts of a result.
std::string none_answered_with(const Aggregate& aggregate, std::string_view what);

/// A number of milliseconds, in seconds.
constexpr Exact seconds(Int128 millis) {
  return {millis, kSecond};
}
/// The mean of times.
Value mean_seconds(const Tally& times, std::string reason_when_empty);
/// The nearest-rank percentile of times.
Value percentile_seconds(const Distribution& times, unsigned percent,
                         std::string reason_when_empty);

}  // namespace kpi
