// SPDX-License-Identifier: MIT
// Exact fractions: compared and subtracted without rounding.
#include "report/fraction.hpp"

#include "kpi/error.hpp"

namespace kpi {

Int128 times(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) {
    throw Error(FaultKind::Internal, "a figure is too large to be compared");
  }
  return product;
}

Fraction fraction_of(const Value& value) {
  const Exact numerator = value.numerator();
  const Exact denominator = value.denominator();
  const Fraction result{times(numerator.units, denominator.scale),
                        times(denominator.units, numerator.scale)};
  return result.below < 0 ? Fraction{-result.above, -result.below} : result;
}

Fraction fraction_of(const Exact& number) {
  return {number.units, number.scale};
}

std::strong_ordering compare(Fraction a, Fraction b) {
  // Whole parts first, then the reciprocals of what is left, as in Euclid's algorithm.
  for (;;) {
    const Int128 whole_a = floor_of(a);
    const Int128 whole_b = floor_of(b);
    if (whole_a != whole_b) return whole_a <=> whole_b;
    const Int128 rest_a = a.above - whole_a * a.below;
    const Int128 rest_b = b.above - whole_b * b.below;
    if (rest_a == 0 || rest_b == 0) return rest_a <=> rest_b;
    // The greater rest has the smaller reciprocal.
    const Fraction reciprocal_of_b{b.below, rest_b};
    b = {a.below, rest_a};
    a = reciprocal_of_b;
  }
}

Fraction difference(const Fraction& a, const Fraction& b) {
  Int128 above = 0;
  if (__builtin_sub_overflow(times(a.above, b.below), times(b.above, a.below), &above)) {
    throw Error(FaultKind::Internal, "a figure is too large to be compared");
  }
  return {above, times(a.below, b.below)};
}

Int128 floor_of(const Fraction& number) {
  const Int128 cut = number.above / number.below;
  return number.above % number.below < 0 ? cut - 1 : cut;
}

Int128 ceiling_of(const Fraction& number) {
  const Int128 cut = number.above / number.below;
  return number.above % number.below > 0 ? cut + 1 : cut;
}

}  // namespace kpi
