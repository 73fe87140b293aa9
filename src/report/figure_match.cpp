// SPDX-License-Identifier: MIT
// Whether a value is what somebody rounded, and how far it is off: fractions, never decimals.
#include "report/figure_match.hpp"

#include "report/fraction.hpp"

namespace kpi {
namespace {

Int128 absolute(Int128 number) {
  return number < 0 ? -number : number;
}

}  // namespace

bool rounds_to(const Value& value, const ExpectedFigure& expected) {
  // Both in steps, doubled, so that the half is whole.
  const Fraction exact = fraction_of(value);
  const Int128 above = times(times(exact.above, expected.step.scale), 2);
  const Int128 below = times(exact.below, expected.step.units);
  const Int128 halves = absolute(above) / below;
  const Int128 rounded = (halves + 1) / 2;
  const Int128 steps = times(expected.figure.units, expected.step.scale) /
                       times(expected.figure.scale, expected.step.units);
  return (above < 0 ? -rounded : rounded) == steps;
}

Int128 distance(const Value& value, const ExpectedFigure& expected) {
  const Fraction exact = fraction_of(value);
  const Int128 difference = absolute(times(exact.above, expected.figure.scale) -
                                     times(expected.figure.units, exact.below));
  return times(difference, kUnit) / times(exact.below, expected.figure.scale);
}

}  // namespace kpi
