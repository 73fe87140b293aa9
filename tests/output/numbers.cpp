// SPDX-License-Identifier: MIT
// Every digit that is ever printed.
#include "output/numbers.hpp"

#include <catch2/catch.hpp>

#include <limits>

#include "kpi/error.hpp"

namespace kpi::output_test {
namespace {

Value seconds(std::int64_t millis) {
  return Value::number({millis, 1000});
}

std::string shown(std::int64_t units, std::int64_t scale, Unit unit) {
  return value_text(Value::number({units, scale}), unit, "");
}

constexpr Int128 kHalf = Int128{1} << 126;
constexpr Int128 kLargest = kHalf - 1 + kHalf;

}  // namespace

TEST_CASE("a quotient is rounded half away from zero, once, from the exact fraction") {
  CHECK(decimal({10'058, 1}, {12'480, 1}, 6) == "0.805929");
  CHECK(decimal({1, 1}, {3, 1}, 6) == "0.333333");
  CHECK(decimal({2, 1}, {3, 1}, 6) == "0.666667");
  CHECK(decimal({5, 10}, {1, 1}, 0) == "1");
  CHECK(decimal({-5, 10}, {1, 1}, 0) == "-1");
  CHECK(decimal({25, 100}, {1, 1}, 1) == "0.3");
  CHECK(decimal({-25, 100}, {1, 1}, 1) == "-0.3");
  // Just below a half stays below, however near.
  CHECK(decimal({499'999'999'999'999'999, 1'000'000'000'000'000'000}, {1, 1}, 0) == "0");
  CHECK(decimal({9'999'999, 1}, {10'000'000, 1}, 6) == "1");
  CHECK(decimal({99'999'999, 1}, {10'000'000, 1}, 6) == "10");
}

TEST_CASE("decimals drop their trailing zeros and no zero is negative") {
  CHECK(decimal({18'400, 1000}, {1, 1}, 6) == "18.4");
  CHECK(decimal({3, 1}, {1, 1}, 6) == "3");
  CHECK(decimal({100, 1}, {1, 1}, 6) == "100");
  CHECK(decimal({0, 1}, {7, 1}, 6) == "0");
  CHECK(decimal({-1, 10'000'000}, {1, 1}, 6) == "0");
  CHECK(decimal({-6, 1}, {4, 1}, 6) == "-1.5");
  CHECK(decimal({6, 1}, {-4, 1}, 6) == "-1.5");
}

TEST_CASE("numbers of 128 bits keep all their digits") {
  CHECK(decimal({kLargest, 1'000'000}, {1, 1}, 6) == "170141183460469231731687303715884.105727");
  CHECK(decimal({-kLargest, 1'000'000}, {1, 1}, 3) == "-170141183460469231731687303715884.106");
  CHECK(decimal({kLargest, 1000}, {kLargest, 1}, 6) == "0.001");
  CHECK(decimal({kLargest - 1, 1}, {kLargest - 1, 60}, 6) == "60");
}

TEST_CASE("a fraction that cannot be printed is an error and not a wrong number") {
  CHECK_THROWS_AS(decimal({kLargest, 1}, {1, std::numeric_limits<std::int64_t>::max()}, 6), Error);
  CHECK_THROWS_AS(decimal({1, 1}, {0, 1}, 6), Error);
}

TEST_CASE("a value for machines is empty where there is none") {
  CHECK(machine_text(Value::quotient({213'550'400, 1000}, {11'606, 1}, "")) == "18.4");
  CHECK(machine_text(Value::none("no calls")).empty());
}

TEST_CASE("counts are grouped by thousands") {
  CHECK(count_text(std::uint64_t{0}) == "0");
  CHECK(count_text(std::uint64_t{999}) == "999");
  CHECK(count_text(std::uint64_t{12'480}) == "12,480");
  CHECK(count_text(std::numeric_limits<std::uint64_t>::max()) == "18,446,744,073,709,551,615");
  CHECK(count_text(Amount{1'000}) == "1,000");
  CHECK(count_text(Amount{}) == "–");
  CHECK(shown(-1'234, 1, Unit::Count) == "-1,234");
}

TEST_CASE("durations are seconds below a minute and clocks above") {
  CHECK(value_text(seconds(0), Unit::Seconds, "") == "0.0 s");
  CHECK(value_text(seconds(18'400), Unit::Seconds, "") == "18.4 s");
  CHECK(value_text(seconds(59'949), Unit::Seconds, "") == "59.9 s");
  CHECK(value_text(seconds(59'950), Unit::Seconds, "") == "1:00");
  CHECK(value_text(seconds(59'960), Unit::Seconds, "") == "1:00");
  CHECK(value_text(seconds(60'499), Unit::Seconds, "") == "1:00");
  CHECK(value_text(seconds(312'000), Unit::Seconds, "") == "5:12");
  CHECK(value_text(seconds(3'599'499), Unit::Seconds, "") == "59:59");
  CHECK(value_text(seconds(3'599'500), Unit::Seconds, "") == "1:00:00");
  CHECK(value_text(seconds(3'912'000), Unit::Seconds, "") == "1:05:12");
  CHECK(value_text(seconds(4'338'312'000), Unit::Seconds, "") == "1,205:05:12");
  CHECK(value_text(seconds(-312'000), Unit::Seconds, "") == "-5:12");
}

TEST_CASE("every unit has its form for people") {
  CHECK(value_text(Value::quotient({10'058, 1}, {12'480, 1}, ""), Unit::Ratio, "") == "80.6 %");
  CHECK(shown(1, 1, Unit::Ratio) == "100.0 %");
  CHECK(shown(9'995, 10'000, Unit::Ratio) == "100.0 %");
  CHECK(shown(80'549, 100'000, Unit::Ratio) == "80.5 %");
  CHECK(shown(1032, 10, Unit::PerHour) == "103.2 /h");
  CHECK(shown(421, 100, Unit::Points) == "4.21");
  CHECK(shown(382, 10, Unit::Points) == "38.2");
  CHECK(shown(-382, 10, Unit::Points) == "-38.2");
  CHECK(shown(9'996, 1000, Unit::Points) == "10.0");
  CHECK(shown(1'234'567, 1000, Unit::Money) == "1,234.57");
  CHECK(value_text(Value::number({7, 1}), Unit::Money, "EUR") == "7.00 EUR");
  CHECK(value_text(Value::none("no calls"), Unit::Ratio, "") == "–");
}

TEST_CASE("both sides of a quotient are in readable units") {
  const Value wait = Value::quotient({213'550'400, 1000}, {11'606, 1}, "");
  CHECK(numerator_text(wait, Unit::Seconds, "") == "59:19:10");
  CHECK(denominator_text(wait, Unit::Seconds) == "11,606");
  const Value rate = Value::quotient({12'480, 1}, {433'800, 3600}, "");
  CHECK(numerator_text(rate, Unit::PerHour, "") == "12,480");
  CHECK(denominator_text(rate, Unit::PerHour) == "120.5 h");
  const Value cost = Value::quotient({81'234'560'000, 1'000'000}, {11'606, 1}, "");
  CHECK(numerator_text(cost, Unit::Money, "EUR") == "81,234.56 EUR");
  CHECK(numerator_text(Value::quotient({9'999'994, 10'000}, {1, 1}, ""), Unit::Ratio, "") ==
        "1,000");
  CHECK(numerator_text(Value::quotient({9'991'234, 10'000}, {1, 1}, ""), Unit::Ratio, "") ==
        "999.12");
}

TEST_CASE("a value that rounds to a number without equalling it is told apart") {
  const auto apart = [](std::int64_t above, std::int64_t below, Exact from, Unit unit) {
    return value_text_apart(Value::quotient({above, 1}, {below, 1}, ""), from, unit, "");
  };
  CHECK(apart(1'423, 1'782, {80, 100}, Unit::Ratio) == "79.9 %");
  CHECK(apart(7'998, 10'000, {80, 100}, Unit::Ratio) == "79.98 %");
  CHECK(apart(799'999, 1'000'000, {80, 100}, Unit::Ratio) == "79.9999 %");
  CHECK(apart(800'001, 1'000'000, {80, 100}, Unit::Ratio) == "80.0001 %");
  CHECK(apart(4, 5, {80, 100}, Unit::Ratio) == "80.0 %");
  CHECK(apart(3'302, 10, {330, 1}, Unit::Seconds) == "5:30.2");
  CHECK(apart(32'999, 100, {330, 1}, Unit::Seconds) == "5:29.99");
  CHECK(apart(2'001, 100, {20, 1}, Unit::Seconds) == "20.01 s");
  CHECK(apart(5'999'999, 100'000, {60, 1}, Unit::Seconds) == "59.99999 s");
  CHECK(apart(42'001, 10'000, {42, 10}, Unit::Points) == "4.2001");
  CHECK(apart(35'001, 10'000, {35, 10}, Unit::Money) == "3.5001");
  CHECK(apart(-1, 1'000'000, {0, 1}, Unit::Points) == "-0.000001");
  CHECK(value_text_apart(Value::none("nothing"), {1, 1}, Unit::Ratio, "") == "–");
}

TEST_CASE("machines are told values apart beyond the sixth decimal") {
  const auto apart = [](std::int64_t above, std::int64_t below, Exact from) {
    return machine_text_apart(Value::quotient({above, 1}, {below, 1}, ""), from);
  };
  CHECK(apart(1'423, 1'782, {80, 100}) == "0.798541");
  CHECK(apart(7'999'999, 10'000'000, {80, 100}) == "0.7999999");
  CHECK(apart(4, 5, {80, 100}) == "0.8");
  CHECK(apart(1, 100'000'000, {0, 1}) == "0.00000001");
  CHECK(machine_text_apart(Value::none("nothing"), {1, 1}).empty());
}

}  // namespace kpi::output_test
