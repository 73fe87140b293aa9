// SPDX-License-Identifier: MIT
// Differences and their parts, worked by hand.
#include "report/change.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "output/numbers.hpp"

namespace kpi::change_test {
namespace {

Value quotient(std::int64_t above, std::int64_t below) {
  return Value::quotient({above, 1}, {below, 1}, "empty");
}

GroupOnBothSides group(const char* name, Value a, Value b) {
  return {{name}, std::move(a), std::move(b)};
}

/// "name: mix rate both" of each.
std::vector<std::string> texts(const Decomposition& found) {
  std::vector<std::string> all;
  for (const Contribution& part : found.contributions) {
    all.push_back(part.group.front() + ": " + machine_text(part.mix) + " " +
                  machine_text(part.rate) + " " + machine_text(part.both));
  }
  return all;
}

}  // namespace

TEST_CASE("a change is the exact difference, and that of the first") {
  const Change change = change_of(quotient(3, 4), quotient(2, 3));
  CHECK(machine_text(change.absolute) == "-0.083333");
  CHECK(machine_text(*change.relative) == "-0.111111");
  CHECK_FALSE(change_of(quotient(0, 4), quotient(2, 3)).relative);
  CHECK(machine_text(*change_of(quotient(-20, 1), quotient(-10, 1)).relative) == "-0.5");
}

TEST_CASE("a difference beside the middle of two decimals is not rounded as if it lay there") {
  // 5 / 10^7 is the middle of 0 and 10^-6, and rounds up; a little less rounds down.
  const Int128 large = Int128{1'000'000'000'000} * 1'000'000'000'000;
  const Value middle = Value::quotient({large / 2, 1}, {large * 1'000'000, 1}, "");
  const Value below = Value::quotient({large / 2 - 1, 1}, {large * 1'000'000, 1}, "");
  CHECK(machine_text(change_of(quotient(0, 1), middle).absolute) == "0.000001");
  CHECK(machine_text(change_of(quotient(0, 1), below).absolute) == "0");
}

TEST_CASE("without groups that changed themselves all is mix") {
  // 90 % and 50 % on both sides; the shares turn from 80 : 20 to 20 : 80.
  const Decomposition found = decomposed(quotient(82, 100), quotient(58, 100),
                                         {group("easy", quotient(72, 80), quotient(18, 20)),
                                          group("hard", quotient(10, 20), quotient(40, 80))});
  CHECK(found.reason.empty());
  // easy: (0.2 - 0.8) (0.9 - 0.7), hard: (0.8 - 0.2) (0.5 - 0.7)
  CHECK(texts(found) == std::vector<std::string>{"easy: -0.12 0 -0.12", "hard: -0.12 0 -0.12"});
  CHECK(machine_text(found.mix) == "-0.24");
  CHECK(machine_text(found.rate) == "0");
}

TEST_CASE("without moved volumes all is rate, the largest part first") {
  const Decomposition found = decomposed(quotient(70, 100), quotient(60, 100),
                                         {group("small", quotient(10, 20), quotient(12, 20)),
                                          group("large", quotient(60, 80), quotient(48, 80))});
  CHECK(texts(found) == std::vector<std::string>{"large: 0 -0.12 -0.12", "small: 0 0.02 0.02"});
}

TEST_CASE("a group on one side only takes its value from there") {
  // R = 0.8 and 0.7; new: s from 0 to 1/2, r = 0.6: 0.5 (0.6 - 0.75) = -0.075.
  // old: s from 1 to 1/2, r = 0.8: -0.5 (0.8 - 0.75) = -0.025.
  const Decomposition found =
      decomposed(quotient(80, 100), quotient(140, 200),
                 {group("new", Value::none("no contacts in A"), quotient(60, 100)),
                  group("old", quotient(80, 100), quotient(80, 100))});
  CHECK(texts(found) == std::vector<std::string>{"new: -0.075 0 -0.075", "old: -0.025 0 -0.025"});
}

TEST_CASE("groups without a value on either side have no part") {
  const Decomposition found =
      decomposed(quotient(8, 10), quotient(9, 10),
                 {group("all", quotient(8, 10), quotient(9, 10)),
                  group("none", Value::none("no contacts"), Value::none("no contacts"))});
  CHECK(texts(found) == std::vector<std::string>{"all: 0 0.1 0.1"});
}

TEST_CASE("groups that do not add up to the total are not taken apart") {
  const Decomposition found = decomposed(quotient(8, 10), quotient(9, 10),
                                         {group("part", quotient(4, 5), quotient(9, 10))});
  CHECK(found.reason == "the figures of the groups do not add up to the total");
  CHECK(found.contributions.empty());
}

TEST_CASE("figures of very many contacts are taken apart as exactly") {
  const std::int64_t many = 4'000'000'000'000'000'007;
  const Decomposition found =
      decomposed(quotient(many, many), quotient(many - 2, many),
                 {group("odd", quotient(many - 3, many - 3), quotient(many - 5, many - 3)),
                  group("rest", quotient(3, 3), quotient(3, 3))});
  CHECK(found.reason.empty());
  CHECK(machine_text(found.mix) == "0");
}

}  // namespace kpi::change_test
