// SPDX-License-Identifier: MIT
// Differences of exact values and their parts by group, in rational numbers of any size.
#include "report/change.hpp"

#include <gmpxx.h>

#include <algorithm>
#include <cstdint>

#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr unsigned kHalfBits = 64;  // of an Int128, which GMP takes in two parts
constexpr std::int64_t kKeptScale = 1'000'000'000'000'000'000;

mpz_class whole(Int128 number) {
  __extension__ using Bits = unsigned __int128;
  const bool negative = number < 0;
  const Bits bits = negative ? Bits{0} - static_cast<Bits>(number) : static_cast<Bits>(number);
  static_assert(sizeof(unsigned long) == sizeof(std::uint64_t));
  mpz_class result{static_cast<unsigned long>(bits >> kHalfBits)};
  result <<= kHalfBits;
  result += static_cast<unsigned long>(bits);
  return negative ? mpz_class{-result} : result;
}

mpq_class rational(Exact number) {
  mpq_class result{whole(number.units), whole(number.scale)};
  result.canonicalize();
  return result;
}

mpq_class rational(const Value& value) {
  return rational(value.numerator()) / rational(value.denominator());
}

/// Cut at 18 decimals. Where something was cut off, a last digit of 0 or 5 is raised, so that no
/// number that lies beside the middle between two shorter ones is taken to lie in it.
Exact kept(const mpq_class& number) {
  const mpz_class top = abs(number.get_num()) * whole(kKeptScale);
  mpz_class units = top / number.get_den();
  const bool cut = units * number.get_den() != top;
  if (cut && units % 5 == 0) ++units;
  if (mpz_sizeinbase(units.get_mpz_t(), 2) > 2 * kHalfBits - 1) {
    throw Error(FaultKind::Internal, "a difference is too large to print");
  }
  const mpz_class high = units >> kHalfBits;
  const mpz_class low = units - (high << kHalfBits);
  const Int128 magnitude = (Int128{high.get_ui()} << kHalfBits) + Int128{low.get_ui()};
  return {sgn(number) < 0 ? -magnitude : magnitude, kKeptScale};
}

/// What a side has of a group, or of all.
struct Part {
  mpq_class share;  ///< of the denominator
  mpq_class value;
};

/// Whether numerators and denominators of a side's groups are those of its total.
bool adds_up(const Value& total, const std::vector<GroupOnBothSides>& groups,
             Value GroupOnBothSides::*side) {
  mpq_class numerators;
  mpq_class denominators;
  for (const GroupOnBothSides& group : groups) {
    const Value& value = group.*side;
    if (!value.is_quotient()) continue;
    numerators += rational(value.numerator());
    denominators += rational(value.denominator());
  }
  return numerators == rational(total.numerator()) && denominators == rational(total.denominator());
}

struct ExactContribution {
  const GroupOnBothSides* group = nullptr;
  mpq_class mix, rate, both;
};

ExactContribution contribution_of(const GroupOnBothSides& group, const Value& a, const Value& b) {
  const auto part_of = [](const Value& side, const Value& other, const Value& total) {
    if (!side.is_quotient()) return Part{0, rational(other)};
    return Part{rational(side.denominator()) / rational(total.denominator()), rational(side)};
  };
  const Part in_a = part_of(group.a, group.b, a);
  const Part in_b = part_of(group.b, group.a, b);
  ExactContribution part;
  part.group = &group;
  part.mix =
      (in_b.share - in_a.share) * ((in_a.value + in_b.value) - (rational(a) + rational(b))) / 2;
  part.rate = (in_b.value - in_a.value) * (in_a.share + in_b.share) / 2;
  part.both = part.mix + part.rate;
  return part;
}

}  // namespace

Change change_of(const Value& a, const Value& b) {
  const mpq_class before = rational(a);
  const mpq_class absolute = rational(b) - before;
  Change change{kept(absolute), std::nullopt};
  if (before != 0) change.relative = kept(absolute / before);
  return change;
}

Decomposition decomposed(const Value& a, const Value& b,
                         const std::vector<GroupOnBothSides>& groups) {
  Decomposition result;
  if (!adds_up(a, groups, &GroupOnBothSides::a) || !adds_up(b, groups, &GroupOnBothSides::b)) {
    result.reason = "the figures of the groups do not add up to the total";
    return result;
  }
  std::vector<ExactContribution> parts;
  mpq_class mix;
  mpq_class rate;
  for (const GroupOnBothSides& group : groups) {
    if (!group.a.is_quotient() && !group.b.is_quotient()) continue;
    parts.push_back(contribution_of(group, a, b));
    mix += parts.back().mix;
    rate += parts.back().rate;
  }
  if (mix + rate != rational(b) - rational(a)) {
    throw Error(FaultKind::Internal, "the parts of a change do not add up");
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const ExactContribution& one, const ExactContribution& other) {
                     return abs(one.both) > abs(other.both);
                   });
  for (const ExactContribution& part : parts) {
    result.contributions.push_back({part.group->group, part.group->a, part.group->b, kept(part.mix),
                                    kept(part.rate), kept(part.both)});
  }
  result.mix = kept(mix);
  result.rate = kept(rate);
  return result;
}

}  // namespace kpi
