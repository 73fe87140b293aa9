// SPDX-License-Identifier: MIT
// How long something took, in every form in which logs write it.
#include "core/duration.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace kpi::duration_test {
namespace {

/// Milliseconds, or what is wrong.
std::string read(std::string_view text, const DurationForm& form = {}) {
  Millis duration = 0;
  switch (read_duration(text, form, duration)) {
    case Reading::Ok:
      return std::to_string(duration);
    case Reading::Unreadable:
      return "unreadable";
    case Reading::Impossible:
      return "impossible";
    case Reading::Undecided:
      return "undecided";
    case Reading::Negative:
      break;
  }
  return "negative";
}

std::string read(std::string_view text, Millis unit) {
  return read(text, DurationForm{unit});
}
std::string read(std::string_view text, TwoParts parts) {
  return read(text, DurationForm{kSecond, parts});
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
  CHECK(read("0.00165509", kDay) == "143000");
  CHECK(read("1", kDay) == "86400000");
}

TEST_CASE("plain numbers may have a decimal comma and groups of thousands") {
  CHECK(read("1,5") == "1500");
  CHECK(read("1,5", kMinute) == "90000");
  CHECK(read("0,00165509", kDay) == "143000");
  CHECK(read("1.234,5") == "1234500");
  CHECK(read("1 234") == "1234000");
  CHECK(read("1,234") == "undecided");
  CHECK(read("1,234", DurationForm{.mark = DecimalMark::Comma}) == "1234");
  CHECK(read("1,234", DurationForm{.mark = DecimalMark::Point}) == "1234000");
  CHECK(read("-1,5") == "negative");
}

TEST_CASE("clock durations may have any number of hours") {
  CHECK(read("0:02:23") == "143000");
  CHECK(read("00:02:23") == "143000");
  CHECK(read("1:00:00") == "3600000");
  CHECK(read("125:00:01") == "450001000");
  CHECK(read("0:00:59.9994") == "59999");
  CHECK(read("0:00:59.9995") == "60000");
  CHECK(read("0:02:23", kMinute) == "143000");  // the unit is for plain numbers
  CHECK(read("0:00:05,5") == "5500");
  CHECK(read("1.02:03:04") == "93784000");
  CHECK(read("00:02:23.0000000") == "143000");
}

TEST_CASE("two parts are what is told, or undecided") {
  CHECK(read("2:23") == "undecided");
  CHECK(read("00:45") == "undecided");
  CHECK(read("2:23", TwoParts::HoursMinutes) == "8580000");
  CHECK(read("2:23", TwoParts::MinutesSeconds) == "143000");
  CHECK(read("125:07", TwoParts::MinutesSeconds) == "7507000");
  CHECK(read("-2:23", TwoParts::MinutesSeconds) == "negative");
  CHECK(read("0:02:23", TwoParts::MinutesSeconds) == "143000");
  // No hours and minutes have decimals.
  CHECK(read("02:23.0") == "143000");
  CHECK(read("02:23.5", TwoParts::HoursMinutes) == "143500");
  CHECK(read("2:60") == "impossible");
  CHECK(read("2:60.5") == "impossible");
}

TEST_CASE("clocks of spreadsheets stand for the time since their midnight") {
  CHECK(read("12:02:23 AM") == "143000");
  CHECK(read("12:02 AM") == "120000");
  CHECK(read("1:00:00 PM") == "46800000");
  CHECK(read("12:02:23\u202Fa.\u00A0m.") == "143000");
  for (const std::string_view text :
       {"1900-01-01 00:02:23", "1899-12-30 00:02:23", "1899-12-31 00:02:23", "1900-01-00 00:02:23",
        "1899-12-30T00:02:23.000Z", "1/0/1900 0:02:23", "1/1/1900 12:02:23 AM",
        "12/30/1899 0:02:23", "30/12/1899 0:02:23", "31.12.1899 00:02:23", "01.01.1900 0:02:23"}) {
    INFO(text);
    CHECK(read(text) == "143000");
  }
  for (const std::string_view text :
       {"1900-01-02 00:02:23", "2021-01-01 00:02:23", "1899-12-30T00:02:23+01:00", "1900-01-01",
        "1900-01-00 1900-01-01 00:02:23"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
  CHECK(read("13:00:00 PM") == "impossible");
}

TEST_CASE("durations that name their units") {
  CHECK(read("1h 2m 3s") == "3723000");
  CHECK(read("2m23s") == "143000");
  CHECK(read("143 s") == "143000");
  CHECK(read("143sec.") == "143000");
  CHECK(read("2.5 min") == "150000");
  CHECK(read("2,5 min") == "150000");
  CHECK(read("1500 ms") == "1500");
  CHECK(read("1 hour, 2 minutes and 3 seconds") == "3723000");
  CHECK(read("2 Minuten und 23 Sekunden") == "143000");
  CHECK(read("2 minutos y 23 segundos") == "143000");
  CHECK(read("1 heure 2 minutes") == "3720000");
  CHECK(read("1 DÍA 2 h") == "93600000");
  CHECK(read("1 Std.  5 Min.") == "3900000");
  CHECK(read("0s") == "0");
  CHECK(read("-5s") == "negative");
  CHECK(read("1,234 s") == "undecided");
  CHECK(read("9999999999 h") == "impossible");
  for (const std::string_view text : {"s", "5 x", "5 s 5", "3s 2m", "2m 2m", "1.5h 2m", "1h -2m",
                                      "5 months", "1..5 s", "h 1", "5 s and", "5 s,", "5s 1h"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("days and a clock, as pandas and Python write them") {
  CHECK(read("0 days 00:02:23") == "143000");
  CHECK(read("0 days 00:02:23.500000") == "143500");
  CHECK(read("1 day, 2:03:04") == "93784000");
  CHECK(read("2 days, 0:00:00") == "172800000");
  CHECK(read("-1 day, 23:59:57") == "negative");
  CHECK(read("-1 days +23:59:57") == "negative");
  CHECK(read("1 day 2:61:00") == "impossible");
  for (const std::string_view text :
       {"1.5 days 2:03:04", "1 h 2:03:04", "1 day 12:30", "days 1:02:03"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("durations of ISO 8601") {
  CHECK(read("PT1M12S") == "72000");
  CHECK(read("PT1M12.3S") == "72300");
  CHECK(read("PT12,345S") == "12345");
  CHECK(read("P1DT2H") == "93600000");
  CHECK(read("P1W") == "604800000");
  CHECK(read("pt0s") == "0");
  CHECK(read("PT0.0005S") == "1");
  CHECK(read("-PT5S") == "negative");
  for (const std::string_view text :
       {"P", "PT", "P1DT", "P1Y", "P1M", "PT1D", "P5S", "PT5", "PT1S2M", "PT1.5M2S", "PTS"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
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
       {"",         "-",        "--5",     "-+5",        "five",      "1:2:03",        "1:02:3",
        ":02:03",   "1::03",    "1:02:",   "1:02:03:04", "1.5:00:00", "0:0.:00",       "0:00:0.",
        "0:00:01.", "+0:00:01", "0:+1:00", "0:-1:00",    "0:00:-1",   "1234567:00:00", "1e3",
        "1:2",      "1.02:03"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

}  // namespace kpi::duration_test
