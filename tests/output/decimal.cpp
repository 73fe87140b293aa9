// SPDX-License-Identifier: MIT
// Decimals by short division are those of the long division, to the last digit.
#include "output/decimal.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>
#include <vector>

#include "kpi/error.hpp"
#include "output/numbers.hpp"

namespace kpi::output_test {
namespace {

std::string short_division(Exact numerator, Exact denominator) {
  std::string text;
  append_decimal(text, numerator, denominator);
  return text;
}

/// What both divisions give, where they give the same.
std::string by_both(Exact numerator, Exact denominator) {
  const std::string text = short_division(numerator, denominator);
  const std::string expected = decimal(numerator, denominator, 6);
  return text == expected ? text : text + " instead of " + expected;
}

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("decimals: whole numbers, and fractions without trailing zeros") {
  CHECK(by_both({0, 1}, {1, 1}) == "0");
  CHECK(by_both({32'476, 1}, {1, 1}) == "32476");
  CHECK(by_both({18'400, 1000}, {1, 1}) == "18.4");
  CHECK(by_both({213'550'400, 1000}, {11'606, 1}) == "18.4");
  CHECK(by_both({12'480, 1}, {433'800'000, 3'600'000}) == "103.568465");
  CHECK(by_both({1, 1}, {999'999, 1}) == "0.000001");
  CHECK(by_both({-1'500'000, 1'000'000}, {1, 1}) == "-1.5");
}

TEST_CASE("decimals: a half is rounded away from zero, and zero has no sign") {
  CHECK(by_both({1, 2'000'000}, {1, 1}) == "0.000001");
  CHECK(by_both({-1, 2'000'000}, {1, 1}) == "-0.000001");
  CHECK(by_both({1, 2'000'001}, {1, 1}) == "0");
  CHECK(by_both({-1, 2'000'001}, {1, 1}) == "0");
  CHECK(by_both({19'999'999, 20'000'000}, {1, 1}) == "1");
  CHECK(by_both({6, 1}, {-4, 1}) == "-1.5");
}

TEST_CASE("decimals: numbers too large for the short division") {
  CHECK(by_both({kMost, 1}, {1, 1}) == "9223372036854775807");
  CHECK(by_both({kLeast, 1}, {1, 1}) == "-9223372036854775808");
  CHECK(by_both({kMost, 1}, {3, 1}) == "3074457345618258602.333333");
  CHECK(by_both({kMost, kMost}, {kMost, kMost}) == "1");
  CHECK(by_both({kMost - 1, 1}, {kMost, 1}) == "1");
  CHECK(by_both({Int128{kMost} * 4, 1'000'000}, {1, 1}) == "36893488147419.103228");
  CHECK_THROWS_AS(short_division({1, 1}, {0, 1}), Error);
}

TEST_CASE("decimals: both divisions give the same text for numbers of any size") {
  std::mt19937_64 random{20260302};
  // As many numbers of each length as of any other.
  const auto any = [&] { return static_cast<std::int64_t>(random() >> (random() % 63 + 1)); };
  const auto any_sign = [&] { return random() % 2 == 0 ? any() : -any(); };
  const std::vector<std::int64_t> scales{1, 1000, 1'000'000, 3'600'000};
  const auto scale = [&] { return random() % 8 == 0 ? any() + 1 : scales[random() % 4]; };
  std::string wrong;
  for (int i = 0; i < 200'000; ++i) {
    const Exact numerator{any_sign(), scale()};
    const std::int64_t units = any_sign();
    const Exact denominator{units == 0 ? 1 : units, scale()};
    std::string expected;
    try {
      expected = decimal(numerator, denominator, 6);
    } catch (const Error&) {
      expected = "too large";
    }
    try {
      const std::string text = short_division(numerator, denominator);
      if (text != expected) wrong = text + " instead of " + expected;
    } catch (const Error&) {
      if (expected != "too large") wrong = "nothing instead of " + expected;
    }
  }
  CHECK(wrong.empty());
}

TEST_CASE("decimals: means of few contacts, and the numbers beside every half") {
  std::string wrong;
  const auto check = [&](Exact numerator, Exact denominator) {
    const std::string text = by_both(numerator, denominator);
    if (text.find(' ') != std::string::npos) wrong = text;
  };
  for (std::int64_t contacts = 1; contacts <= 64; ++contacts) {
    for (std::int64_t sum = -600; sum <= 600; ++sum) {
      check({sum * 1000, 1000}, {contacts, 1});
      // Halves of a millionth lie at odd multiples of 1 / 2,000,000.
      for (const std::int64_t beside : {-1, 0, 1}) {
        check({(2 * sum + 1) * contacts + beside, 1}, {2'000'000 * contacts, 1});
      }
    }
  }
  CHECK(wrong.empty());
}

}  // namespace kpi::output_test
