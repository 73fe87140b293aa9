// SPDX-License-Identifier: MIT
// Whether the difference of two figures may be chance.
#pragma once

#include <optional>

#include "kpi/comparison.hpp"
#include "kpi/report.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// A figure of one side, and of a mean the squares that it is told by.
struct Sample {
  Value value;
  std::optional<Exact> squares;
};

/// Shares of counted things by the two-proportion test, means with squares by Welch's; else why
/// there is no test. Both have a value.
Significance significance_of(const KpiColumn& column, const Sample& a, const Sample& b);

/// The probability that Student's t lies as far from 0 as `t` or further; freedom > 0.
double student_two_sided(double t, double freedom);

}  // namespace kpi
