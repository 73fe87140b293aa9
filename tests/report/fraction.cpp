// SPDX-License-Identifier: MIT
// Fractions are compared and subtracted as they are, however near and however large.
#include "report/fraction.hpp"

#include <catch2/catch.hpp>

namespace kpi::fraction_test {
namespace {

constexpr Int128 kHuge = Int128{1} << 126U;

}  // namespace

TEST_CASE("fractions compare by their values, not by their terms") {
  CHECK((compare({1, 2}, {2, 4}) == 0));
  CHECK((compare({799'999, 1'000'000}, {4, 5}) < 0));
  CHECK((compare({800'001, 1'000'000}, {4, 5}) > 0));
  CHECK((compare({0, 7}, {0, 3}) == 0));
  CHECK((compare({-1, 2}, {-1, 3}) < 0));
  CHECK((compare({-1, 2}, {1, 1'000}) < 0));
  CHECK((compare({7, 3}, {2, 1}) > 0));
}

TEST_CASE("fractions whose products need more than 128 bits compare all the same") {
  CHECK((compare({kHuge - 1, kHuge}, {kHuge, kHuge + 1}) < 0));
  CHECK((compare({kHuge, kHuge - 1}, {kHuge + 1, kHuge}) > 0));
  CHECK((compare({kHuge, kHuge}, {1, 1}) == 0));
}

TEST_CASE("whole numbers on both sides of a fraction") {
  CHECK(floor_of({7, 2}) == 3);
  CHECK(ceiling_of({7, 2}) == 4);
  CHECK(floor_of({-7, 2}) == -4);
  CHECK(ceiling_of({-7, 2}) == -3);
  CHECK(floor_of({6, 2}) == 3);
  CHECK(ceiling_of({6, 2}) == 3);
}

TEST_CASE("a difference has its sign") {
  const Fraction less = difference({79, 100}, {4, 5});
  CHECK((compare(less, {-1, 100}) == 0));
  CHECK(difference({4, 5}, {80, 100}).above == 0);
}

}  // namespace kpi::fraction_test
