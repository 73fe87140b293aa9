// SPDX-License-Identifier: MIT
// Whether a value is what somebody rounded: half away from zero, at the digits given, exactly.
#include "report/figure_match.hpp"

#include <catch2/catch.hpp>

#include "kpi/error.hpp"

namespace kpi::figure_match_test {
namespace {

/// A figure with this many decimals: 831 and 3 are 0.831.
ExpectedFigure figure(std::int64_t units, int decimals) {
  ExpectedFigure expected;
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  expected.figure = {units, scale};
  expected.step = {1, scale};
  return expected;
}

Value quotient(std::int64_t above, std::int64_t below) {
  return Value::quotient({above, 1}, {below, 1}, "none");
}

}  // namespace

TEST_CASE("a value matches the figure that it rounds to, and no other") {
  // 6 / 11 = 0.545454…
  CHECK(rounds_to(quotient(6, 11), figure(55, 2)));
  CHECK(rounds_to(quotient(6, 11), figure(545, 3)));
  CHECK(rounds_to(quotient(6, 11), figure(5455, 4)));
  CHECK_FALSE(rounds_to(quotient(6, 11), figure(54, 2)));
  CHECK_FALSE(rounds_to(quotient(6, 11), figure(5454, 4)));
  CHECK(rounds_to(quotient(6, 11), figure(1, 0)));
}

TEST_CASE("a half is rounded away from zero") {
  CHECK(rounds_to(quotient(1, 8), figure(13, 2)));  // 0.125
  CHECK_FALSE(rounds_to(quotient(1, 8), figure(12, 2)));
  CHECK(rounds_to(quotient(-5, 2), figure(-3, 0)));
  CHECK_FALSE(rounds_to(quotient(-5, 2), figure(-2, 0)));
  CHECK(rounds_to(quotient(-1, 8), figure(-13, 2)));
}

TEST_CASE("the last digit of a time may stand for a minute") {
  ExpectedFigure six_minutes;
  six_minutes.figure = {360'000, 1000};
  six_minutes.step = {60, 1};
  CHECK(rounds_to(Value::quotient({348'363, 1000}, {1, 1}, "none"), six_minutes));
  CHECK(rounds_to(quotient(330, 1), six_minutes));
  CHECK_FALSE(rounds_to(quotient(329, 1), six_minutes));
  CHECK_FALSE(rounds_to(quotient(390, 1), six_minutes));
}

TEST_CASE("scales of both sides count") {
  // 5,912 ms over 4 contacts are 1.478 s.
  const Value mean = Value::quotient({5912, 1000}, {4, 1}, "none");
  CHECK(rounds_to(mean, figure(148, 2)));
  CHECK(rounds_to(mean, figure(15, 1)));
  CHECK(distance(mean, figure(15, 1)) == 22'000);
  CHECK(distance(mean, figure(1478, 3)) == 0);
}

TEST_CASE("distances are of the value, in either direction") {
  CHECK(distance(quotient(1, 4), figure(3, 1)) == 50'000);
  CHECK(distance(quotient(1, 4), figure(2, 1)) == 50'000);
  CHECK(distance(quotient(-1, 4), figure(25, 2)) == 500'000);
}

TEST_CASE("what has more than 128 bits is refused rather than compared wrongly") {
  const Value huge = Value::quotient({Int128{1} << 120U, 1}, {1, 1}, "none");
  CHECK_THROWS_AS(rounds_to(huge, figure(1, 6)), Error);
}

}  // namespace kpi::figure_match_test
