// SPDX-License-Identifier: MIT
// How long something took, in every form in which logs write it.
#include "core/duration.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace kpi::duration_test {
namespace {

/// Milliseconds, or what is wrong.
std::string read(std::string_view text, Millis unit = kSecond) {
  Millis duration = 0;
  switch (read_duration(text, unit, duration)) {
    case Reading::Ok:
      return std::to_string(duration);
    case Reading::Unreadable:
      return "unreadable";
    case Reading::Impossible:
      return "impossible";
    case Reading::Negative:
      break;
  }
  return "negative";
}

}  // namespace

TEST_CASE("plain numbers are in the unit of the column") {
  CHECK(read("0") == "0");
  CHECK(read("45") == "45000");
  CHECK(read("45.0") == "45000");
  CHECK(read("+45") == "45000");
  CHECK(read("2.0005") == "2001");
  CHECK(read("1500", 1) == "1500");
  CHECK(read("1.5", kMinute) == "90000");
  CHECK(read("0.25", kHour) == "900000");
}

TEST_CASE("clock durations may have any number of hours") {
  CHECK(read("0:02:23") == "143000");
  CHECK(read("00:02:23") == "143000");
  CHECK(read("1:00:00") == "3600000");
  CHECK(read("125:00:01") == "450001000");
  CHECK(read("0:00:59.9994") == "59999");
  CHECK(read("0:00:59.9995") == "60000");
  CHECK(read("0:02:23", kMinute) == "143000");  // the unit is for plain numbers
}

TEST_CASE("negative durations are told from unreadable ones") {
  CHECK(read("-5") == "negative");
  CHECK(read("-0:00:05") == "negative");
  CHECK(read("-0.001") == "negative");
  CHECK(read("-0") == "0");
  CHECK(read("-0.0004") == "0");
  CHECK(read("-0:00:00") == "0");
}

TEST_CASE("quantities that no call has") {
  CHECK(read("0:60:00") == "impossible");
  CHECK(read("0:00:60") == "impossible");
  CHECK(read("0:00:75.5") == "impossible");
  CHECK(read("10000000000000", 1) == "10000000000000");
  CHECK(read("10000000000001", 1) == "impossible");
  CHECK(read("-10000000000001", 1) == "impossible");
}

TEST_CASE("duration texts of no known form") {
  for (const std::string_view text :
       {"",           "-",         "--5",     "-+5",         "five",          "5s",
        "1:30",       "1:2:03",    "1:02:3",  ":02:03",      "1::03",         "1:02:",
        "1:02:03:04", "1.5:00:00", "0:0.:00", "0:00:0.",     "0:00:01.",      "+0:00:01",
        "0:+1:00",    "0:-1:00",   "0:00:-1", "12:02:23 AM", "1234567:00:00", "1e3"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

}  // namespace kpi::duration_test
