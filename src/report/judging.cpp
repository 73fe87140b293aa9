// SPDX-License-Identifier: MIT
// One target and one group after the other: the verdict, the margin, and how many calls it hangs
// on.
#include "report/judging.hpp"

#include <algorithm>
#include <limits>

#include "report/fraction.hpp"
#include "report/sample.hpp"

namespace kpi {

std::string_view name(Operator op) {
  switch (op) {
    case Operator::AtLeast:
      return ">=";
    case Operator::AtMost:
      return "<=";
    case Operator::MoreThan:
      return ">";
    case Operator::LessThan:
      return "<";
  }
  return {};
}

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Met:
      return "met";
    case Verdict::Warning:
      return "warning";
    case Verdict::Missed:
      return "missed";
    case Verdict::Inconclusive:
      return "inconclusive";
  }
  return {};
}

bool wants_more(Operator op) {
  return op == Operator::AtLeast || op == Operator::MoreThan;
}

namespace {

bool meets(const Fraction& number, Operator op, const Fraction& target) {
  const std::strong_ordering order = compare(number, target);
  switch (op) {
    case Operator::AtLeast:
      return order >= 0;
    case Operator::AtMost:
      return order <= 0;
    case Operator::MoreThan:
      return order > 0;
    case Operator::LessThan:
      return order < 0;
  }
  return false;
}

/// How much a value is better than the target.
Value margin_of(const Value& value, Operator op, const Exact& target) {
  const Fraction ours = fraction_of(value);
  const Fraction theirs = fraction_of(target);
  const Fraction room = wants_more(op) ? difference(ours, theirs) : difference(theirs, ours);
  return Value::quotient({room.above, 1}, {room.below, 1}, {});
}

/// Whether the KPI is a share of calls, so that one of them can change sides: not of time, people
/// or intervals.
bool divides_calls(const KpiColumn& column) {
  const Section section = column.kpi->section;
  return column.unit == Unit::Ratio && section != Section::Staffing && section != Section::People &&
         section != Section::Customers && column.kpi->id != "intervals_met";
}

/// The numerator nearest to that of the share which meets the target, with the same denominator.
Int128 nearest_that_meets(Operator op, const Fraction& bound) {
  switch (op) {
    case Operator::AtLeast:
      return ceiling_of(bound);
    case Operator::AtMost:
      return floor_of(bound);
    case Operator::MoreThan:
      return floor_of(bound) + 1;
    case Operator::LessThan:
      return ceiling_of(bound) - 1;
  }
  return 0;
}

std::optional<std::int64_t> calls_needed(const Value& share, Operator op, const Exact& target) {
  const Int128 above = share.numerator().units;
  const Int128 below = share.denominator().units;
  const Int128 bound = nearest_that_meets(op, {times(target.units, below), target.scale});
  const Int128 needed = wants_more(op) ? bound - above : above - bound;
  if (needed <= 0) return 0;
  if (bound < 0 || bound > below) return std::nullopt;
  return static_cast<std::int64_t>(needed);
}

/// The least sum of so many of the numbers.
std::optional<std::int64_t> least_sum(const std::vector<std::optional<std::int64_t>>& numbers,
                                      std::int64_t count) {
  std::vector<std::int64_t> known;
  for (const auto& number : numbers) {
    if (number) known.push_back(*number);
  }
  if (count > static_cast<std::int64_t>(known.size())) return std::nullopt;
  std::sort(known.begin(), known.end());
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < count; ++i) sum += known[static_cast<std::size_t>(i)];
  return sum;
}

bool lies_in(const ShareRange& range, const Exact& target) {
  const Fraction share = fraction_of(target);
  return compare(share, {range.low, kUnit}) >= 0 && compare(share, {range.high, kUnit}) <= 0;
}

}  // namespace

bool meets(const Exact& number, Operator op, const Exact& target) {
  return meets(fraction_of(number), op, fraction_of(target));
}

Verdict worst(const std::vector<Verdict>& verdicts) {
  const auto any = [&](Verdict wanted) {
    return std::find(verdicts.begin(), verdicts.end(), wanted) != verdicts.end();
  };
  if (any(Verdict::Missed)) return Verdict::Missed;
  if (any(Verdict::Inconclusive) || verdicts.empty()) return Verdict::Inconclusive;
  return any(Verdict::Warning) ? Verdict::Warning : Verdict::Met;
}

void IntervalsOfGroup::add(const std::vector<std::string>& group, const Judgement& interval) {
  group_ = group;
  ++size_;
  switch (interval.verdict) {
    case Verdict::Met:
      ++beyond_warn_;
      [[fallthrough]];
    case Verdict::Warning:
      ++met_;
      break;
    case Verdict::Missed:
      ++missed_;
      needed_.push_back(interval.calls_needed);
      break;
    case Verdict::Inconclusive:
      ++left_out_;
      break;
  }
}

Exact Judge::calls_of(const Result& result) const {
  if (columns_.calls < result.values.size()) {
    const Value& counted = result.values[columns_.calls];
    return counted.is_quotient() ? counted.denominator() : Exact{0, 1};
  }
  const Value& value = result.values[columns_.kpi];
  const bool divides_by_calls = value.is_quotient() && column_.unit != Unit::PerHour &&
                                column_.kpi->section != Section::Staffing;
  return divides_by_calls ? value.denominator() : Exact{result.counts.offered.value_or(0), 1};
}

Verdict Judge::verdict_of(const Value& value) const {
  const Fraction number = fraction_of(value);
  if (!meets(number, target_.op, fraction_of(target_.value))) return Verdict::Missed;
  const bool warns = target_.warn && !meets(number, target_.op, fraction_of(*target_.warn));
  return warns ? Verdict::Warning : Verdict::Met;
}

Judgement Judge::judged(const Result& result) const {
  Judgement judgement;
  judgement.group = result.group;
  judgement.span = result.span;
  judgement.value = result.values[columns_.kpi];
  judgement.unit = column_.unit;
  const Value& value = judgement.value;
  if (!value.has_value()) {
    judgement.reason = value.reason();
    return judgement;
  }
  judgement.margin = margin_of(value, target_.op, target_.value);
  if (is_share(*column_.kpi, column_.unit, value)) {
    if (divides_calls(column_)) {
      judgement.calls_needed = calls_needed(value, target_.op, target_.value);
    }
    judgement.interval = wilson_interval(value);
    judgement.settled = !lies_in(*judgement.interval, target_.value);
  }
  const Exact calls = calls_of(result);
  if (meets(calls, Operator::LessThan, {static_cast<Int128>(min_calls_), 1})) {
    const Int128 counted = floor_of(fraction_of(calls));
    judgement.reason = with_thousands(static_cast<std::uint64_t>(counted)) +
                       (counted == 1 ? " call counted" : " calls counted") +
                       ", fewer than the least number of " + with_thousands(min_calls_);
    return judgement;
  }
  judgement.verdict = verdict_of(value);
  return judgement;
}

Judgement Judge::judged(IntervalsOfGroup intervals, const std::optional<Interval>& span) const {
  Judgement judgement;
  judgement.group = std::move(intervals.group_);
  judgement.span = span;
  judgement.unit = Unit::Ratio;
  judgement.left_out = intervals.left_out_;
  const std::int64_t judged = intervals.met_ + intervals.missed_;
  judgement.value =
      Value::quotient({intervals.met_, 1}, {judged, 1}, "no interval has a value of enough calls");
  if (judged == 0) {
    judgement.reason = judgement.value.reason();
    return judgement;
  }
  const Exact& share = target_.in->share;
  judgement.margin = margin_of(judgement.value, Operator::AtLeast, share);
  if (divides_calls(column_)) {
    const auto more = calls_needed(judgement.value, Operator::AtLeast, share);
    judgement.calls_needed = least_sum(intervals.needed_, more.value_or(judged));
  }
  const Fraction beyond_warn{intervals.beyond_warn_, judged};
  if (!meets(fraction_of(judgement.value), Operator::AtLeast, fraction_of(share))) {
    judgement.verdict = Verdict::Missed;
  } else if (!meets(beyond_warn, Operator::AtLeast, fraction_of(share))) {
    judgement.verdict = Verdict::Warning;
  } else {
    judgement.verdict = Verdict::Met;
  }
  return judgement;
}

}  // namespace kpi
