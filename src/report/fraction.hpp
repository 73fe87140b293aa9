// SPDX-License-Identifier: MIT
// Exact fractions: compared and subtracted without rounding.
#pragma once

#include <compare>

#include "kpi/value.hpp"

namespace kpi {

struct Fraction {
  Int128 above = 0;
  Int128 below = 1;  ///< > 0
};

/// a * b. Throws Error (Internal) where it has more than 128 bits, as do the functions below
/// unless they say otherwise.
Int128 times(Int128 a, Int128 b);
/// The value has_value().
Fraction fraction_of(const Value& value);
Fraction fraction_of(const Exact& number);
/// Never overflows.
std::strong_ordering compare(Fraction a, Fraction b);
/// a - b
Fraction difference(const Fraction& a, const Fraction& b);
/// The nearest whole numbers on both sides. Never overflows.
Int128 floor_of(const Fraction& number);
Int128 ceiling_of(const Fraction& number);

}  // namespace kpi
