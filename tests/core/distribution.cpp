// SPDX-License-Identifier: MIT
// Exact percentiles of durations, whole or merged from parts.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include "kpi/aggregate.hpp"

namespace kpi::distribution_test {
namespace {

Distribution of_values(const std::vector<Millis>& values) {
  Distribution distribution;
  for (const Millis value : values) distribution.add(value);
  return distribution;
}

/// 1, 2, … n, in an order that is not sorted.
std::vector<Millis> one_to(Millis n) {
  std::vector<Millis> values;
  for (Millis i = n; i >= 1; --i) values.push_back(i);
  return values;
}

}  // namespace

TEST_CASE("no durations have no percentile") {
  CHECK_FALSE(Distribution{}.percentile(50));
  CHECK(Distribution{}.count() == 0);
  CHECK(Distribution{} == Distribution{});
}

TEST_CASE("one duration is every percentile") {
  const Distribution one = of_values({7000});
  for (const unsigned percent : {1U, 50U, 90U, 100U})
    CHECK(one.percentile(percent) == Amount{7000});
  CHECK(one.count() == 1);
}

TEST_CASE("a percentile is the smallest value that is not below its share") {
  const Distribution ten = of_values(one_to(10));
  CHECK(ten.percentile(1) == Amount{1});
  CHECK(ten.percentile(10) == Amount{1});
  CHECK(ten.percentile(11) == Amount{2});
  CHECK(ten.percentile(50) == Amount{5});
  CHECK(ten.percentile(51) == Amount{6});
  CHECK(ten.percentile(90) == Amount{9});
  CHECK(ten.percentile(91) == Amount{10});
  CHECK(ten.percentile(95) == Amount{10});
  CHECK(ten.percentile(100) == Amount{10});
  const Distribution twenty = of_values(one_to(20));
  CHECK(twenty.percentile(95) == Amount{19});
  CHECK(twenty.percentile(96) == Amount{20});
  const Distribution three = of_values({30, 10, 20});
  CHECK(three.percentile(33) == Amount{10});
  CHECK(three.percentile(34) == Amount{20});
  CHECK(three.percentile(67) == Amount{30});
}

TEST_CASE("equal durations count each time") {
  const Distribution waits = of_values({0, 0, 0, 0, 0, 0, 0, 0, 0, 90});
  CHECK(waits.percentile(90) == Amount{0});
  CHECK(waits.percentile(91) == Amount{90});
  CHECK(waits.count() == 10);
}

TEST_CASE("durations may be added after a percentile was asked") {
  Distribution waits = of_values({10});
  CHECK(waits.percentile(50) == Amount{10});
  waits.add(5);
  waits.add(10);
  CHECK(waits.percentile(33) == Amount{5});
  CHECK(waits.percentile(34) == Amount{10});
  CHECK(waits == of_values({5, 10, 10}));
}

TEST_CASE("merging the empty changes nothing, either way") {
  Distribution waits = of_values({3, 1, 2});
  waits.merge({});
  CHECK(waits == of_values({1, 2, 3}));
  Distribution empty;
  empty.merge(waits);
  CHECK(empty == waits);
  CHECK(empty.count() == 3);
}

TEST_CASE("distributions differ where a value or its number differs") {
  CHECK_FALSE(of_values({1, 2}) == of_values({1, 2, 2}));
  CHECK_FALSE(of_values({1, 2}) == of_values({1, 3}));
  CHECK_FALSE(of_values({1}) == Distribution{});
}

TEST_CASE("percentiles do not depend on how the durations were split") {
  // Whole seconds, few and many, fractions, and values of every size.
  const Millis unit = GENERATE(Millis{1}, Millis{250}, kSecond, 7 * kMinute);
  const unsigned distinct = GENERATE(3U, 700U, 90'000U);
  INFO(distinct << " values of " << unit << " ms");
  std::mt19937 random{20260302};
  std::vector<Millis> values(3000);
  for (Millis& value : values) value = static_cast<Millis>(random() % distinct) * unit;
  const Distribution whole = of_values(values);
  std::vector<Millis> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  for (unsigned percent = 1; percent <= 100; ++percent) {
    CHECK(whole.percentile(percent) == Amount{sorted[percent * sorted.size() / 100 - 1]});
  }
  for (int round = 0; round < 5; ++round) {
    std::vector<Distribution> parts(1 + random() % 9);
    for (const Millis value : values) {
      parts[std::min<std::size_t>(random() % 40, random() % parts.size())].add(value);
    }
    Distribution merged;
    for (const Distribution& part : parts) merged.merge(part);
    CHECK(merged == whole);
    CHECK(merged.count() == whole.count());
    CHECK(merged.percentile(90) == whole.percentile(90));
  }
}

TEST_CASE("whole seconds and fractions stand in one order") {
  const Distribution waits = of_values({2000, 1999, 65'535'000, 2001, 65'536'000, 0, -1000});
  CHECK(waits.percentile(14) == Amount{-1000});
  CHECK(waits.percentile(28) == Amount{0});
  CHECK(waits.percentile(42) == Amount{1999});
  CHECK(waits.percentile(57) == Amount{2000});
  CHECK(waits.percentile(71) == Amount{2001});
  CHECK(waits.percentile(85) == Amount{65'535'000});
  CHECK(waits.percentile(100) == Amount{65'536'000});
  CHECK(waits == of_values({-1000, 0, 1999, 2000, 2001, 65'535'000, 65'536'000}));
}

}  // namespace kpi::distribution_test
