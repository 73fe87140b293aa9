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

/// The number in thousandths, or what is wrong.
std::string read(std::string_view text, DecimalMark mark = DecimalMark::Unknown) {
  std::int64_t value = 0;
  switch (read_number(text, {mark, 1000}, value)) {
    case Reading::Ok:
      return std::to_string(value);
    case Reading::Undecided:
      return "undecided";
    default:
      return "unreadable";
  }
}

/// An amount of money in millionths, or "none".
std::string money(std::string_view text, DecimalMark mark = DecimalMark::Unknown) {
  std::int64_t value = 0;
  const Reading reading = read_number(text, {mark, kUnit, 0, true}, value);
  return reading == Reading::Ok ? std::to_string(value) : "none";
}

/// A number in millionths of which 1 % is so many, or "none".
std::string share(std::string_view text, std::int64_t percent = kUnit / 100) {
  std::int64_t value = 0;
  const Reading reading = read_number(text, {DecimalMark::Unknown, kUnit, percent, false}, value);
  return reading == Reading::Ok ? std::to_string(value) : "none";
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

TEST_CASE("a number tells its decimal mark where it can") {
  CHECK(read("1.5") == "1500");
  CHECK(read("1,5") == "1500");
  CHECK(read("0,75") == "750");
  CHECK(read("-0,0005") == "-1");
  CHECK(read(",5") == "500");
  CHECK(read("1234,567") == "1234567");
  CHECK(read("0,384") == "384");  // no thousands begin with 0
  CHECK(read("1,2345") == "1235");
  CHECK(read("1,234.5") == "1234500");
  CHECK(read("1.234,5") == "1234500");
  CHECK(read("1,234,567") == "1234567000");
  CHECK(read("1.234.567") == "1234567000");
  CHECK(read("1.234.567,25") == "1234567250");
  CHECK(read("1.234") == "1234");
  CHECK(read("1,234") == "undecided");
  CHECK(read("-12,345") == "undecided");
  CHECK(read("123,456") == "undecided");
}

TEST_CASE("thousands in groups of blanks and apostrophes") {
  CHECK(read("1 234") == "1234000");
  CHECK(read("1 234,5") == "1234500");
  CHECK(read("1 234,567") == "1234567");
  CHECK(read("12 345.25") == "12345250");
  CHECK(read("1\u00A0234\u00A0567") == "1234567000");
  CHECK(read("1\u202F234,5") == "1234500");
  CHECK(read("1'234.5") == "1234500");
  CHECK(read("1\u2019234") == "1234000");
  for (const std::string_view text :
       {"1 23",      "1 2345",      "1234 567",
        "0 123",     "1 234'567",   "1,234 567",
        "1.234 5",   " 234",        "1 ",
        "1''234",    "1,2,3",       "1.23.456",
        "1,234.5.6", "1.234,567.8", "12,34.5",
        "1,,5",      "5,",          ",",
        "1,5e3",     "1;5",         "1 234 567 890 123 456 789 012 345 678 901 234 567"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("a decimal mark that is told decides") {
  CHECK(read("1,234", DecimalMark::Comma) == "1234");
  CHECK(read("1,234", DecimalMark::Point) == "1234000");
  CHECK(read("1.234", DecimalMark::Comma) == "1234000");
  CHECK(read("1.234", DecimalMark::Point) == "1234");
  CHECK(read("1.234,5", DecimalMark::Comma) == "1234500");
  CHECK(read("1,234.5", DecimalMark::Point) == "1234500");
  CHECK(read("12", DecimalMark::Comma) == "12000");
  CHECK(read("1.5", DecimalMark::Comma) == "unreadable");
  CHECK(read("1,5", DecimalMark::Point) == "unreadable");
  CHECK(read("1,234.5", DecimalMark::Comma) == "unreadable");
  CHECK(read("1.234,5", DecimalMark::Point) == "unreadable");
  CHECK(read("1,234,567", DecimalMark::Comma) == "unreadable");
  CHECK(read("1.234.567", DecimalMark::Point) == "unreadable");
}

TEST_CASE("percentages are fractions, or points of a hundred") {
  CHECK(share("94.01%") == "940100");
  CHECK(share("94,01 %") == "940100");
  CHECK(share("100\u202F%") == "1000000");
  CHECK(share("0.00005%") == "1");
  CHECK(share("0.94") == "940000");
  CHECK(share("85%", kUnit) == "85000000");
  CHECK(share("85%", 0) == "none");
  CHECK(share("%") == "none");
  CHECK(share("5%%") == "none");
}

TEST_CASE("money may name its currency") {
  CHECK(money("€1.20") == "1200000");
  CHECK(money("1.20 EUR") == "1200000");
  CHECK(money("1,20 €") == "1200000");
  CHECK(money("1,20\u00A0€") == "1200000");
  CHECK(money("$1.20") == "1200000");
  CHECK(money("US$ 1,234.50") == "1234500000");
  CHECK(money("R$ 1.234,50") == "1234500000");
  CHECK(money("CHF 1'234.50") == "1234500000");
  CHECK(money("-$1.20") == "-1200000");
  CHECK(money("$-1.20") == "-1200000");
  CHECK(money("-0.03000 USD") == "-30000");
  CHECK(money("1.20") == "1200000");
  CHECK(money("€1,234") == "none");
  CHECK(money("€1,234", DecimalMark::Comma) == "1234000");
  for (const std::string_view text : {"EUR", "€", "1.20 XYZ", "€1.20€", "--$1", "5%", "1.20eur"}) {
    INFO(text);
    CHECK(money(text) == "none");
  }
  CHECK(read("$5") == "unreadable");
}

TEST_CASE("trimming takes blanks and tabs from both ends only") {
  CHECK(trimmed("  a b\t") == "a b");
  CHECK(trimmed("\t \t").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("a\n") == "a\n");
  CHECK(without_outer_blanks("\u00A0 a\u2009b\u202F\t") == "a\u2009b");
  CHECK(without_outer_blanks("\u00A0").empty());
  CHECK(without_outer_blanks("").empty());
  CHECK(without_outer_blanks("é") == "é");
}

TEST_CASE("lower case is that of ASCII") {
  CHECK(lower('Q') == 'q');
  CHECK(lower('q') == 'q');
  CHECK(lower('[') == '[');
  CHECK(lower('\xC9') == '\xC9');
}

}  // namespace kpi::number_test
