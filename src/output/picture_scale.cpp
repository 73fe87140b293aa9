// SPDX-License-Identifier: MIT
// Where values lie among others, for drawing them.
#include "output/picture_scale.hpp"

#include <algorithm>
#include <cmath>

#include "report/fraction.hpp"

namespace kpi {
namespace {

bool is_less(const Value& a, const Value& b) {
  return compare(fraction_of(a), fraction_of(b)) < 0;
}

/// Near enough for drawing; figures are never rounded so.
double drawn(const Value& value) {
  const Fraction fraction = fraction_of(value);
  return static_cast<double>(fraction.above) / static_cast<double>(fraction.below);
}

}  // namespace

void PictureScale::include(const Value& value) {
  if (!value.has_value()) return;
  if (!least_ || is_less(value, *least_)) least_ = value;
  if (!greatest_ || is_less(*greatest_, value)) greatest_ = value;
}

std::size_t PictureScale::step(const Value& value, std::size_t steps) const {
  if (!is_less(*least_, *greatest_)) return steps / 2;
  if (!is_less(value, *greatest_)) return steps - 1;
  const double least = drawn(*least_);
  const double part = (drawn(value) - least) / (drawn(*greatest_) - least);
  return std::min(steps - 1, static_cast<std::size_t>(part * static_cast<double>(steps)));
}

std::size_t PictureScale::share_of_greatest(const Value& value, std::size_t whole) const {
  const double length = drawn(value);
  if (length <= 0) return 0;
  const double part = length / drawn(*greatest_) * static_cast<double>(whole);
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(part)), 1, whole);
}

}  // namespace kpi
