// SPDX-License-Identifier: MIT
// Whether a value is what somebody rounded, and how far it is off.
#pragma once

#include "kpi/aggregate.hpp"
#include "kpi/reconcile.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// Whether the value rounds, half away from zero, to the figure at the precision of its last digit.
/// Both throw Error (Internal) where a side has more than 128 bits.
bool rounds_to(const Value& value, const ExpectedFigure& expected);
/// |value - figure| in 10^-6 of the KPI's unit, cut off.
Int128 distance(const Value& value, const ExpectedFigure& expected);

}  // namespace kpi
