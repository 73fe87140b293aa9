// SPDX-License-Identifier: MIT
// How the numbers and durations of a column are written.
#pragma once

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/layout.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// `unit` is that of plain numbers in the column.
DurationForm duration_form(const Layout& layout, const InputOptions& options, Millis unit);
/// Numbers in 10^-6. A percentage is a fraction of 1, but of a hundred where that is the scale;
/// there are none of money.
NumberForm number_form(const Layout& layout, Field field);

}  // namespace kpi
