// SPDX-License-Identifier: MIT
// Tests of differences: known values of both tests, and when there is none.
#include "report/significance.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

namespace kpi::significance_test {
namespace {

KpiColumn column_of(const char* id) {
  const Kpi* kpi = find_kpi(id);
  return {kpi, "", "", kpi->unit, {}};
}

Sample share(std::int64_t hits, std::int64_t all) {
  return {Value::quotient({hits, 1}, {all, 1}, "empty"), std::nullopt};
}

/// Of these numbers of seconds.
Sample mean(const std::vector<std::int64_t>& seconds) {
  Int128 sum = 0;
  Int128 squares = 0;
  for (const std::int64_t second : seconds) {
    sum += second * kSecond;
    squares += Int128{second * kSecond} * (second * kSecond);
  }
  return {Value::quotient({sum, kSecond}, {static_cast<std::int64_t>(seconds.size()), 1}, "empty"),
          Exact{squares, kSecond * kSecond}};
}

std::string reason_of(const char* id, const Sample& a, const Sample& b) {
  return significance_of(column_of(id), a, b).reason;
}

}  // namespace

TEST_CASE("Student's t has its known tails") {
  // With 1 and 2 degrees of freedom the distribution has a closed form.
  const double pi = std::acos(-1.0);
  CHECK(student_two_sided(1, 1) == Approx(0.5));
  CHECK(student_two_sided(7, 1) == Approx(1 - 2 / pi * std::atan(7.0)));
  CHECK(student_two_sided(3, 2) == Approx(1 - 3 / std::sqrt(11.0)));
  // Two-sided 5 % and 1 % points of the usual tables.
  CHECK(student_two_sided(2.228139, 10) == Approx(0.05).margin(1e-6));
  CHECK(student_two_sided(2.750, 30) == Approx(0.01).margin(1e-5));
  // With many degrees it is the normal distribution.
  CHECK(student_two_sided(1.959964, 1e7) == Approx(0.05).margin(1e-6));
  CHECK(student_two_sided(0, 5) == 1.0);
  CHECK(student_two_sided(-2.228139, 10) == student_two_sided(2.228139, 10));
}

TEST_CASE("shares are tested by two proportions") {
  // z = (0.70 - 0.80) / sqrt(0.75 x 0.25 x 2 / 1000) = -5.164, both sides together 2.4e-7.
  const Significance found =
      significance_of(column_of("service_level"), share(800, 1000), share(700, 1000));
  CHECK(found.test == Significance::Test::TwoProportions);
  CHECK(found.p == Approx(std::erfc(5.1639777949 / std::sqrt(2.0))));
  CHECK(found.significant());
  CHECK_FALSE(found.small_sample);
}

TEST_CASE("the same share is no difference") {
  const Significance found =
      significance_of(column_of("service_level"), share(8, 10), share(80, 100));
  CHECK(found.p == 1.0);
  CHECK_FALSE(found.significant());
  // Of ten contacts two are expected outside the threshold.
  CHECK(found.small_sample);
}

TEST_CASE("where all contacts are alike nothing can differ") {
  const Significance found =
      significance_of(column_of("abandonment_rate"), share(0, 100), share(0, 50));
  CHECK(found.tested());
  CHECK(found.p == 1.0);
  CHECK(found.small_sample);
}

TEST_CASE("means are tested by Welch's test") {
  // Means 3 and 6, variances 2.5 and 10: t = 3 / sqrt(0.5 + 2) = 1.897 with 5.88 degrees.
  const Significance found =
      significance_of(column_of("asa"), mean({1, 2, 3, 4, 5}), mean({2, 4, 6, 8, 10}));
  CHECK(found.test == Significance::Test::Welch);
  CHECK(found.p == Approx(student_two_sided(3 / std::sqrt(2.5), 6.25 / (0.25 / 4 + 4.0 / 4))));
  CHECK_FALSE(found.significant());
  CHECK(found.small_sample);
}

TEST_CASE("the variance of long waits that differ little is not lost") {
  const std::int64_t week = 604'800;
  const Significance near = significance_of(column_of("asa"), mean({1, 2, 3}), mean({2, 3, 5}));
  const Significance far = significance_of(column_of("asa"), mean({week + 1, week + 2, week + 3}),
                                           mean({week + 2, week + 3, week + 5}));
  CHECK(far.p == Approx(near.p).margin(1e-9));
}

TEST_CASE("what is not tested says why") {
  const Sample one = mean({7});
  const Sample two = mean({7, 8});
  CHECK(reason_of("asa", one, two) == "a side has a single contact");
  CHECK(reason_of("asa", mean({7, 7}), mean({9, 9})) ==
        "all contacts of a side have the same value");
  CHECK(reason_of("asa", {two.value, std::nullopt}, two) ==
        "how far single contacts lie apart is not known");
  CHECK(reason_of("offered", {Value::count(3), std::nullopt}, {Value::count(4), std::nullopt}) ==
        "a count");
  CHECK(reason_of("wait_p90", {Value::number({3, 1}), std::nullopt},
                  {Value::number({4, 1}), std::nullopt}) == "the figure of one contact");
  CHECK(reason_of("occupancy", share(1, 2), share(1, 3)) == "not of single contacts");
  const Sample huge{two.value, Exact{Int128{1} << 126U, kSecond * kSecond}};
  CHECK(reason_of("asa", huge, huge) == "the values are too large");
}

}  // namespace kpi::significance_test
