// SPDX-License-Identifier: MIT
// Targets for KPIs, and a log judged by them: which are met, by how much, and what would meet them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

enum class Operator : std::uint8_t { AtLeast, AtMost, MoreThan, LessThan };
/// ">=" "<=" ">" "<"
std::string_view name(Operator op);

enum class Verdict : std::uint8_t {
  Met,
  Warning,  ///< met, but not its warn value
  Missed,
  Inconclusive  ///< no value, or one of too few calls
};
/// "met" "warning" "missed" "inconclusive"
std::string_view name(Verdict verdict);

struct Target {
  std::string text;  ///< "service_level >= 80% by queue": as given, blanks evened out
  std::string name;  ///< may be empty
  const Kpi* kpi = nullptr;
  Operator op = Operator::AtLeast;
  Exact value;                ///< in the KPI's own unit: 0.8, or 330 for seconds
  std::optional<Exact> warn;  ///< stricter than the value
  /// Each group is judged by itself; empty: the total. Fields, extra columns, interval lengths.
  std::vector<std::string> by;
  /// Not the whole time is judged, but each interval: so many of them must meet the target.
  struct InIntervals {
    Exact share;  ///< 0.9 for 90 %
    IntervalLength length = IntervalLength::Minutes30;
  };
  std::optional<InIntervals> in;
  std::optional<std::uint64_t> min_calls;  ///< where it differs from CheckQuery::min_calls
};

/// Whether a value that is better than the target's is a higher one.
bool wants_more(Operator op);
/// Whether a number meets a target, exactly.
bool meets(const Exact& number, Operator op, const Exact& target);

struct CheckQuery {
  Query query;  ///< its KPIs and groupings are reported beside those that the targets need
  std::vector<Target> targets;
  /// A value of fewer calls is inconclusive. Calls are those of the KPI's denominator, for a
  /// percentile the values counted; where the KPI divides by no calls (counts, rates, agent time),
  /// those offered.
  std::uint64_t min_calls = 1;
};

/// What one target says of one group, or of the total.
struct Judgement {
  std::vector<std::string> group;  ///< texts of the target's dimensions
  std::optional<Interval> span;    ///< as of a Result
  Verdict verdict = Verdict::Inconclusive;
  /// The KPI; with InIntervals the share of intervals that meet the target.
  Value value;
  Unit unit = Unit::Count;  ///< of the value
  /// How much the value is better than it must be, negative where it is worse. None without value.
  Value margin;
  /// The least number of the same calls that would have to change sides to meet the target, 0 where
  /// it is met. Absent where the value is no share of calls, or no number of them would do.
  std::optional<std::int64_t> calls_needed;
  /// Wilson's 95 % interval, of shares.
  std::optional<ShareRange> interval;
  /// The target lies outside the interval; absent without one.
  std::optional<bool> settled;
  /// Intervals without a value or with too few calls, with InIntervals; they count on no side.
  std::uint64_t left_out = 0;
  std::string reason;  ///< why it is inconclusive; else empty
};

struct CheckedTarget {
  Target target;
  std::vector<std::string> dimensions;   ///< of the groups
  std::optional<IntervalLength> length;  ///< of the groups' spans
  /// Missed where any group is, else inconclusive where any is or where there is none, else
  /// warning where any is.
  Verdict verdict = Verdict::Inconclusive;
  std::vector<Judgement> results;
};

struct Check {
  Report report;
  std::vector<CheckedTarget> targets;
  Verdict verdict = Verdict::Met;  ///< of all targets, as CheckedTarget::verdict of its groups
  /// Whether this is the verdict of any target or group.
  [[nodiscard]] bool has(Verdict wanted) const;
};

/// The query of the one reading that serves all targets: for check_query().
Query query_of(const CheckQuery& asked);

/// Reads the log once. Throws Error as compute() does.
Check check(LogReader& reader, const CheckQuery& asked, std::size_t threads = 1);

}  // namespace kpi
