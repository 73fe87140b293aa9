// SPDX-License-Identifier: MIT
// Decimal text to scaled integers: rounding, limits, and what is no number.
#include "core/number.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "kpi/record.hpp"

namespace kpi::number_test {
namespace {

/// "1500", or "none".
std::string scaled(std::string_view text, std::int64_t unit = kSecond) {
  const auto value = parse_scaled(text, unit);
  return value ? std::to_string(*value) : "none";
}

}  // namespace

TEST_CASE("numbers are scaled exactly") {
  CHECK(scaled("0") == "0");
  CHECK(scaled("12") == "12000");
  CHECK(scaled("1.5") == "1500");
  CHECK(scaled("+1.5") == "1500");
  CHECK(scaled("-1.5") == "-1500");
  CHECK(scaled(".5") == "500");
  CHECK(scaled("5.") == "5000");
  CHECK(scaled("007") == "7000");
  CHECK(scaled("4.35", kUnit) == "4350000");
  CHECK(scaled("0.1", kMinute) == "6000");
}

TEST_CASE("what is finer than the unit is rounded half away from zero, once") {
  CHECK(scaled("0.0004") == "0");
  CHECK(scaled("0.0005") == "1");
  CHECK(scaled("0.00049999999999999999") == "0");
  CHECK(scaled("2.5", 1) == "3");
  CHECK(scaled("3.5", 1) == "4");
  CHECK(scaled("-0.0005") == "-1");
  CHECK(scaled("-2.5", 1) == "-3");
  CHECK(scaled("-2.4999", 1) == "-2");
  CHECK(scaled("1.00000083", kMinute) == "60000");
  CHECK(scaled("1.0000084", kMinute) == "60001");
}

TEST_CASE("numbers up to the limits of 64 bits") {
  CHECK(scaled("9223372036854775807", 1) == "9223372036854775807");
  CHECK(scaled("-9223372036854775807", 1) == "-9223372036854775807");
  CHECK(scaled("9223372036854775.807") == "9223372036854775807");
  CHECK(scaled("9223372036854775807.4", 1) == "9223372036854775807");
  CHECK(scaled("9223372036854775807.5", 1) == "none");
  CHECK(scaled("9223372036854775808", 1) == "none");
  CHECK(scaled("-9223372036854775808", 1) == "none");  // stands for absent
  CHECK(scaled("000000000000000000000000000000000001", 1) == "1");
  CHECK(scaled("1000000000000000000000000000000", 1) == "none");
}

TEST_CASE("texts that are no numbers") {
  for (const std::string_view text :
       {"",   "+",  "-",  ".",    "-.",    "1e3", "1,5", "1.2.3", "--1", "+-1",
        "1-", " 1", "1 ", "0x10", "1'000", "inf", "nan", "12s",   "94%", "٣"}) {
    INFO(text);
    CHECK(scaled(text) == "none");
  }
}

TEST_CASE("trimming takes blanks and tabs from both ends only") {
  CHECK(trimmed("  a b\t") == "a b");
  CHECK(trimmed("\t \t").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("a\n") == "a\n");
}

TEST_CASE("lower case is that of ASCII") {
  CHECK(lower('Q') == 'q');
  CHECK(lower('q') == 'q');
  CHECK(lower('[') == '[');
  CHECK(lower('\xC9') == '\xC9');
}

}  // namespace kpi::number_test
