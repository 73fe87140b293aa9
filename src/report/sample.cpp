// SPDX-License-Identifier: MIT
// Shares as samples: which values are shares of counted things, and how far they can be trusted.
#include "report/sample.hpp"

#include <algorithm>
#include <cmath>

namespace kpi {
namespace {

Micros in_micros(long double share) {
  return static_cast<Micros>(std::llround(share * kUnit));
}

}  // namespace

bool is_share(const Kpi& kpi, Unit unit, const Value& value) {
  if (unit != Unit::Ratio || kpi.section == Section::Staffing || !value.is_quotient()) return false;
  const Exact numerator = value.numerator();
  const Exact denominator = value.denominator();
  return numerator.scale == 1 && denominator.scale == 1 && numerator.units >= 0 &&
         numerator.units <= denominator.units;
}

ShareRange wilson_interval(const Value& share) {
  constexpr long double kZ = 1.959964L;  // of 95 %
  const auto n = static_cast<long double>(share.denominator().units);
  const long double p = static_cast<long double>(share.numerator().units) / n;
  const long double scale = 1 + kZ * kZ / n;
  const long double centre = (p + kZ * kZ / (2 * n)) / scale;
  const long double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n)) / scale;
  return {in_micros(std::max(0.0L, centre - half)), in_micros(std::min(1.0L, centre + half))};
}

ShareRange with_more(const Value& share, std::uint64_t more) {
  const auto added = static_cast<long double>(more);
  const auto numerator = static_cast<long double>(share.numerator().units);
  const long double all = static_cast<long double>(share.denominator().units) + added;
  return {in_micros(numerator / all), in_micros((numerator + added) / all)};
}

}  // namespace kpi
