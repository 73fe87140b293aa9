// SPDX-License-Identifier: MIT
// One target and one group after the other: the verdict, the margin, and how many calls it hangs
// on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kpi/targets.hpp"

namespace kpi {

/// Missed where any is, else inconclusive where any is or there is none, else warning where any is.
Verdict worst(const std::vector<Verdict>& verdicts);

/// The judgements of all intervals of one group.
class IntervalsOfGroup {
 public:
  void add(const std::vector<std::string>& group, const Judgement& interval);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<std::string>& group() const { return group_; }

 private:
  friend class Judge;
  std::vector<std::string> group_;
  std::size_t size_ = 0;
  std::int64_t met_ = 0;
  std::int64_t beyond_warn_ = 0;  ///< those met that meet the warn value too
  std::int64_t missed_ = 0;
  std::uint64_t left_out_ = 0;
  /// Of each missed interval, the calls that would meet it; absent where none would.
  std::vector<std::optional<std::int64_t>> needed_;
};

class Judge {
 public:
  /// Where in Result::values the KPI stands, and the one whose denominator counts its calls; that
  /// one is beyond the values where the KPI has none.
  struct Columns {
    std::size_t kpi = 0;
    std::size_t calls = 0;
  };
  /// The target and the column must outlive this.
  Judge(const Target& target, const KpiColumn& column, Columns columns, std::uint64_t min_calls)
      : target_{target}, column_{column}, columns_{columns}, min_calls_{min_calls} {}

  [[nodiscard]] bool counts_intervals() const { return target_.in.has_value(); }
  /// A result by the target's value, whether a whole group or one of its intervals.
  [[nodiscard]] Judgement judged(const Result& result) const;
  /// A group by the share of its intervals that meet the target.
  [[nodiscard]] Judgement judged(IntervalsOfGroup intervals,
                                 const std::optional<Interval>& span) const;

 private:
  [[nodiscard]] Exact calls_of(const Result& result) const;
  [[nodiscard]] Verdict verdict_of(const Value& value) const;

  const Target& target_;
  const KpiColumn& column_;
  Columns columns_;
  std::uint64_t min_calls_;
};

}  // namespace kpi
