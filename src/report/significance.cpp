// SPDX-License-Identifier: MIT
// Two-proportion and Welch's test. Sums are exact; only the test statistics are approximate.
#include "report/significance.hpp"

#include <algorithm>
#include <cmath>

#include "report/sample.hpp"

namespace kpi {
namespace {

constexpr double kLeastExpected = 5;  // contacts, on either side of a share
constexpr Int128 kLeastValues = 30;   // of a mean

Significance untested(const char* reason) {
  Significance result;
  result.reason = reason;
  return result;
}

double normal_two_sided(double z) {
  return std::erfc(std::fabs(z) / std::sqrt(2.0));
}

Significance two_proportions(const Value& a, const Value& b) {
  const auto hits_a = static_cast<double>(a.numerator().units);
  const auto hits_b = static_cast<double>(b.numerator().units);
  const auto all_a = static_cast<double>(a.denominator().units);
  const auto all_b = static_cast<double>(b.denominator().units);
  const double share = (hits_a + hits_b) / (all_a + all_b);
  Significance result;
  result.test = Significance::Test::TwoProportions;
  const double rarer = std::min(share, 1 - share);
  result.small_sample = rarer * std::min(all_a, all_b) < kLeastExpected;
  const double variance = share * (1 - share) * (1 / all_a + 1 / all_b);
  // Where all contacts are alike there is no difference either.
  if (variance > 0) {
    result.p = normal_two_sided((hits_b / all_b - hits_a / all_a) / std::sqrt(variance));
  }
  return result;
}

/// A mean and the variance of what it is of; nothing where products are too large.
struct Mean {
  double count = 0;
  double mean = 0;
  double variance = 0;  // of single values
};

/// With n values of sum S and squares Q the variance is (n Q - S^2) / (n (n - 1)).
std::optional<Mean> mean_of(const Sample& sample) {
  const Exact sum = sample.value.numerator();
  const Int128 n = sample.value.denominator().units;
  const Exact squares = *sample.squares;
  // The square of the sum, in the units of the squares.
  const Int128 factor = Int128{squares.scale} / sum.scale / sum.scale;
  Int128 spread = 0;
  Int128 square_of_sum = 0;
  if (factor * sum.scale * sum.scale != squares.scale ||
      __builtin_mul_overflow(n, squares.units, &spread) ||
      __builtin_mul_overflow(sum.units, sum.units, &square_of_sum) ||
      __builtin_mul_overflow(square_of_sum, factor, &square_of_sum)) {
    return std::nullopt;
  }
  spread -= square_of_sum;
  Mean mean;
  mean.count = static_cast<double>(n);
  mean.mean = static_cast<double>(sum.units) / static_cast<double>(sum.scale) / mean.count;
  mean.variance = static_cast<double>(spread) / static_cast<double>(squares.scale) / mean.count /
                  (mean.count - 1);
  return mean;
}

Significance welch(const Sample& a, const Sample& b) {
  const Int128 fewer = std::min(a.value.denominator().units, b.value.denominator().units);
  if (fewer < 2) return untested("a side has a single contact");
  const std::optional<Mean> of_a = mean_of(a);
  const std::optional<Mean> of_b = mean_of(b);
  if (!of_a || !of_b) return untested("the values are too large");
  const double part_a = of_a->variance / of_a->count;
  const double part_b = of_b->variance / of_b->count;
  const double variance = part_a + part_b;
  if (!(variance > 0)) return untested("all contacts of a side have the same value");
  Significance result;
  result.test = Significance::Test::Welch;
  result.small_sample = fewer < kLeastValues;
  const double freedom =
      variance * variance /
      (part_a * part_a / (of_a->count - 1) + part_b * part_b / (of_b->count - 1));
  result.p = student_two_sided((of_b->mean - of_a->mean) / std::sqrt(variance), freedom);
  return result;
}

bool counts_contacts(const Value& value) {
  return value.is_quotient() && value.denominator().scale == 1;
}

/// The continued fraction of the incomplete beta function (NIST Digital Library of Mathematical
/// Functions, 8.17.22), by the modified Lentz method.
double beta_fraction(double x, double a, double b) {
  constexpr double kTiny = 1e-290;
  constexpr double kNear = 1e-15;
  constexpr int kMost = 10'000;
  const auto away_from_0 = [](double number) { return std::fabs(number) < kTiny ? kTiny : number; };
  double c = 1;
  double d = 1 / away_from_0(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m < kMost; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double step = 1;
    for (const double term : {even, odd}) {
      d = 1 / away_from_0(1 + term * d);
      c = away_from_0(1 + term / c);
      step = c * d;
      fraction *= step;
    }
    if (std::fabs(step - 1) < kNear) break;
  }
  return fraction;
}

/// The regularised incomplete beta function I_x(a, b), which y = 1 - x is given for as well, so
/// that nothing is lost where x is near 1.
double incomplete_beta(double x, double y, double a, double b) {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log(y));
  // The fraction converges quickly on this side only.
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(y, b, a) / b;
}

}  // namespace

std::string_view name(Significance::Test test) {
  switch (test) {
    case Significance::Test::TwoProportions:
      return "two-proportion";
    case Significance::Test::Welch:
      return "welch";
    case Significance::Test::None:
      break;
  }
  return {};
}

double student_two_sided(double t, double freedom) {
  const double square = t * t;
  const double all = freedom + square;
  return std::clamp(incomplete_beta(freedom / all, square / all, freedom / 2, 0.5), 0.0, 1.0);
}

Significance significance_of(const KpiColumn& column, const Sample& a, const Sample& b) {
  if (is_share(*column.kpi, column.unit, a.value) && is_share(*column.kpi, column.unit, b.value)) {
    return two_proportions(a.value, b.value);
  }
  if (!a.value.is_quotient() || !b.value.is_quotient()) {
    return untested(column.unit == Unit::Count ? "a count" : "the figure of one contact");
  }
  if (column.unit == Unit::Ratio || column.unit == Unit::PerHour ||
      column.kpi->squares == nullptr || !counts_contacts(a.value) || !counts_contacts(b.value)) {
    return untested("not of single contacts");
  }
  if (!a.squares || !b.squares) {
    return untested("how far single contacts lie apart is not known");
  }
  return welch(a, b);
}

}  // namespace kpi
