// SPDX-License-Identifier: MIT
// What is told of a judged target, in the words and figures that all documents for people share.
#pragma once

#include <string>
#include <vector>

#include "kpi/targets.hpp"

namespace kpi {

/// One judgement for people. Text from the log is escaped for terminals.
struct JudgementText {
  std::string group;     ///< "sales, 2026-03-02"; empty for the total
  std::string value;     ///< with as many digits as tell it from the target
  std::string quotient;  ///< "1,423 / 1,782"; empty without one
  /// By how much, what would meet it, the interval, or why it is inconclusive; a line each, of
  /// sentences without a full stop.
  std::vector<std::string> remarks;
};
JudgementText text_of(const Check& check, const CheckedTarget& target, const Judgement& judgement);

/// "service_level >= 80%", or with its name "Promise to customers: service_level >= 80%"; escaped.
std::string target_text(const Target& target);

/// "missed: 1 of 3 targets missed, 1 inconclusive"; "met: 3 targets"
std::string verdict_line(const Check& check);

/// The number that a judgement's value is held against: the target's, or the share of intervals.
Exact bound_of(const Target& target);

/// What is said where a target has no groups to judge.
inline constexpr const char* kNoGroups = "no contacts to judge";

}  // namespace kpi
