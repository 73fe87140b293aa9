// SPDX-License-Identifier: MIT
// Points in time, in every form in which logs write them.
#include "core/stamp.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "kpi/time.hpp"

namespace kpi::stamp_test {
namespace {

constexpr bool kDayFirst = true;
constexpr bool kMonthFirst = false;

std::string clock_text(Millis time) {
  const std::string midnight = Calendar{}.stamp(time);
  return midnight.substr(11, midnight.size() - 12);
}

/// "2021-03-04 09:00:05" for local parts, "2021-03-04T09:00:05Z" for an instant, or what is wrong.
std::string read(std::string_view text, bool day_first = kDayFirst) {
  StampText stamp;
  const Reading reading = read_stamp(text, day_first, stamp);
  if (reading == Reading::Unreadable) return "unreadable";
  if (reading == Reading::Impossible) return "impossible";
  if (stamp.instant) return Calendar{}.stamp(*stamp.instant);
  std::string out;
  if (stamp.day) out = Calendar{}.stamp(*stamp.day * kDay).substr(0, 10);
  if (stamp.time) out += (out.empty() ? "" : " ") + clock_text(*stamp.time);
  return out;
}

bool told_by_order(std::string_view text) {
  StampText stamp;
  CHECK(read_stamp(text, kDayFirst, stamp) == Reading::Ok);
  return stamp.by_order;
}

}  // namespace

TEST_CASE("ISO 8601 with a blank or a T between date and clock") {
  CHECK(read("2026-03-02T09:00:05") == "2026-03-02 09:00:05");
  CHECK(read("2026-03-02t09:00:05") == "2026-03-02 09:00:05");
  CHECK(read("2026-03-02 09:00:05") == "2026-03-02 09:00:05");
  CHECK(read("2026-03-02  09:00") == "2026-03-02 09:00:00");
  CHECK(read("2026-3-2 9:05") == "2026-03-02 09:05:00");
  CHECK(read("2026/03/02 09:00:05") == "2026-03-02 09:00:05");
  CHECK(read("2020/2/10 22:41") == "2020-02-10 22:41:00");
  CHECK(read("2026.03.02 09:00") == "2026-03-02 09:00:00");
}

TEST_CASE("ISO 8601 without separators") {
  CHECK(read("20260302") == "2026-03-02");
  CHECK(read("20260302T090005") == "2026-03-02 09:00:05");
  CHECK(read("20260302 090005") == "2026-03-02 09:00:05");
  CHECK(read("20260302090005") == "2026-03-02 09:00:05");
  CHECK(read("20260302T090005.25") == "2026-03-02 09:00:05.250");
  CHECK(read("20260302T090005Z") == "2026-03-02T09:00:05Z");
  CHECK(read("20260302T090005+0200") == "2026-03-02T07:00:05Z");
  CHECK(read("20260302090005-05") == "2026-03-02T14:00:05Z");
  CHECK(read("20261302") == "impossible");
  CHECK(read("20260302T240000") == "impossible");
  CHECK(read("20260302T0900") == "unreadable");
  CHECK(read("20260302x090005") == "unreadable");
}

TEST_CASE("an offset makes an instant") {
  CHECK(read("2026-03-02T09:00:05Z") == "2026-03-02T09:00:05Z");
  CHECK(read("2026-03-02T09:00:05z") == "2026-03-02T09:00:05Z");
  CHECK(read("2025-12-02 15:29:38.146 +0100") == "2025-12-02T14:29:38.146Z");
  CHECK(read("2026-03-02 09:00:05 UTC") == "2026-03-02T09:00:05Z");
  CHECK(read("2026-03-02 09:00:05 GMT") == "2026-03-02T09:00:05Z");
  CHECK(read("2026-03-02T00:30:00+02:00") == "2026-03-01T22:30:00Z");
  CHECK(read("2026-03-02 00:30:00 +0200") == "2026-03-01T22:30:00Z");
  CHECK(read("2026-03-02T23:30:00-03") == "2026-03-03T02:30:00Z");
  CHECK(read("2026-03-02T09:00+05:45") == "2026-03-02T03:15:00Z");
  CHECK(read("02/03/2026 09:00:00+01:00") == "2026-03-02T08:00:00Z");
  CHECK(read("2026-03-02T09:00:00+16:00") == "impossible");
  CHECK(read("2026-03-02T09:00:00+02:60") == "impossible");
  for (const std::string_view text :
       {"2026-03-02T09:00:00+2", "2026-03-02T09:00:00+02:", "2026-03-02T09:00:00+02:0",
        "2026-03-02T09:00:00+02:000", "2026-03-02T09:00:00 CET", "2026-03-02T09:00:00Zulu",
        "2026-03-02T09:00:00UTC+2", "2026-03-02Z", "09:00:00Z", "09:00:00+02:00"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("seconds and milliseconds since 1970") {
  CHECK(read("1609492378") == "2021-01-01T09:12:58Z");
  CHECK(read("1609492378123") == "2021-01-01T09:12:58.123Z");
  CHECK(read("1609492378.25") == "2021-01-01T09:12:58.250Z");
  CHECK(read("1609492378.0005") == "2021-01-01T09:12:58.001Z");
  CHECK(read("1609492378123.5") == "2021-01-01T09:12:58.124Z");
  CHECK(read("999999999") == "2001-09-09T01:46:39Z");
  CHECK(read("1609492378123456") == "2021-01-01T09:12:58.123Z");
  CHECK(read("1609492378999500") == "2021-01-01T09:12:59Z");
  CHECK(read("999999999999999") == "2001-09-09T01:46:40Z");
  CHECK(read("1609492378123456.5") == "unreadable");
  CHECK(read("1609492378 ") == "2021-01-01T09:12:58Z");
  CHECK(read("1609492378.") == "2021-01-01T09:12:58Z");
  CHECK(read("1609492378.2.5") == "unreadable");
  CHECK(read("16094923781234567") == "unreadable");
  CHECK(read("-1609492378") == "unreadable");
}

TEST_CASE("day numbers of spreadsheets") {
  CHECK(read("44133") == "2020-10-29");
  CHECK(read("25569") == "1970-01-01");
  CHECK(read("20000") == "1954-10-03");
  CHECK(read("80000") == "2119-01-11");
  CHECK(read("44133.5") == "2020-10-29 12:00:00");
  CHECK(read("44133,5") == "2020-10-29 12:00:00");
  CHECK(read("44133.0") == "2020-10-29 00:00:00");
  CHECK(read("44197.38400462963") == "2021-01-01 09:12:58");
  CHECK(read("0.38400462962963") == "09:12:58");
  CHECK(read("0,38400462962963") == "09:12:58");
  CHECK(read("0.5") == "12:00:00");
  CHECK(read("0.0") == "00:00:00");
  CHECK(read("44133.000000005787") == "2020-10-29 00:00:00");          // 0.49999… ms
  CHECK(read("44133.0000000057870371") == "2020-10-29 00:00:00.001");  // 0.5 ms
  for (const std::string_view text :
       {"19999", "80001", "4413", "441330", "44133.", "44133.1.2", "-44133", "1.5", ".5", "0",
        "00.5", "0.", "44,133", "4.4133", "44133.1234567890123456789012345"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("dates with the name of the month") {
  for (const std::string_view text : {"Friday, 1 January, 2021",
                                      "1 January 2021",
                                      "1. Januar 2021",
                                      "Fri, 1 Jan 2021",
                                      "January 1, 2021",
                                      "Jan 1st, 2021",
                                      "JAN 01 2021",
                                      "01-Jan-2021",
                                      "01-JAN-21",
                                      "1-jan-2021",
                                      "01/Jan/2021",
                                      "2021-Jan-01",
                                      "01JAN2021",
                                      "viernes, 1 de enero de 2021",
                                      "1 ene. 2021",
                                      "1er janvier 2021",
                                      "ven. 1 janv. 2021",
                                      "1º de janeiro de 2021",
                                      "sexta-feira, 1 jan 2021",
                                      "venerdì 1 gennaio 2021",
                                      "ven 1 gen 2021",
                                      "vrijdag 1 januari 2021",
                                      "Fr, 1. Jan. 2021",
                                      "FREITAG, 1 JANUAR 2021",
                                      "  1   January   2021  "}) {
    INFO(text);
    CHECK(read(text) == "2021-01-01");
    CHECK(read(text, kMonthFirst) == "2021-01-01");
    CHECK_FALSE(told_by_order(text));
  }
  CHECK(read("3 März 2021") == "2021-03-03");
  CHECK(read("3 MÄRZ 2021") == "2021-03-03");
  CHECK(read("3 Ma\u0308rz 2021") == "2021-03-03");
  CHECK(read("3 maerz 2021") == "2021-03-03");
  CHECK(read("15 août 2021") == "2021-08-15");
  CHECK(read("15 AOUT 2021") == "2021-08-15");
  CHECK(read("7 févr. 2021") == "2021-02-07");
  CHECK(read("24 Dez 2021") == "2021-12-24");
  CHECK(read("24 déc. 2021") == "2021-12-24");
  CHECK(read("31 Sept 2021") == "impossible");
  CHECK(read("29 Feb 2021") == "impossible");
}

TEST_CASE("dates with the name of the month and a clock") {
  CHECK(read("Jan 1, 2021 9:05 AM") == "2021-01-01 09:05:00");
  CHECK(read("Jan 1, 2021, 9:05:07\u202FPM") == "2021-01-01 21:05:07");
  CHECK(read("1 ene 2021 9:05 p. m.") == "2021-01-01 21:05:00");
  CHECK(read("01-Jan-2021 09:05:11") == "2021-01-01 09:05:11");
  CHECK(read("01-Jan-21 09:05:11.25") == "2021-01-01 09:05:11.250");
  CHECK(read("01JAN2021:09:05:11") == "2021-01-01 09:05:11");
  CHECK(read("01/Jan/2021:09:05:11 +0200") == "2021-01-01T07:05:11Z");
  CHECK(read("Tue Aug 31 20:36:28 2010") == "2010-08-31 20:36:28");
  CHECK(read("Tue Aug 31 20:36:28 UTC 2010") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue Aug 31 20:36:28 +0000 2010") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue Aug 31 2010 20:36:28 GMT+0200 (CEST)") == "2010-08-31T18:36:28Z");
  CHECK(read("1 Jan 2021 24:00") == "impossible");
}

TEST_CASE("dates of RFC 2822") {
  CHECK(read("Tue, 31 Aug 2010 20:36:28 +0000") == "2010-08-31T20:36:28Z");
  CHECK(read("31 Aug 2010 20:36:28 +0000") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36 -0430") == "2010-09-01T01:06:00Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 +0000 (UTC)") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 GMT") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 UT") == "2010-08-31T20:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 EST") == "2010-09-01T01:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 EDT") == "2010-09-01T00:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 PST") == "2010-09-01T04:36:28Z");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 CET") == "unreadable");
  CHECK(read("Tue, 31 Aug 2010 20:36:28 EST+1") == "unreadable");
  CHECK(read("2010-08-31 20:36:28 EST") == "unreadable");
}

TEST_CASE("a weekday has to be that of the date") {
  CHECK(read("Mon, 31 Aug 2010 20:36:28 +0000") == "impossible");
  CHECK(read("Saturday, 1 January, 2021") == "impossible");
  CHECK(read("Fri 2021-01-01 09:05") == "2021-01-01 09:05:00");
  CHECK(read("Fr, 01.01.2021") == "2021-01-01");
  CHECK(read("Mo 01.01.2021") == "impossible");
  CHECK(read("vie 01/01/2021 9:05") == "2021-01-01 09:05:00");
  CHECK(read("Friday 9:05") == "unreadable");
  // Tuesday and March are cut short alike in some languages.
  CHECK(read("mar 2 mar 2021") == "2021-03-02");
  CHECK(read("Mar 2, 2021") == "2021-03-02");
  CHECK(read("mar. 2 févr. 2021") == "2021-02-02");
  CHECK(read("mar 3 mar 2021") == "impossible");
}

TEST_CASE("years of two digits are those from 1969 to 2068") {
  CHECK(read("9.3.10 8:05") == "2010-03-09 08:05:00");
  CHECK(read("31/03/21") == "2021-03-31");
  CHECK(read("03/31/21", kMonthFirst) == "2021-03-31");
  CHECK(read("31/03/68") == "2068-03-31");
  CHECK(read("31/03/69") == "1969-03-31");
  CHECK(read("31/03/99") == "1999-03-31");
  CHECK(read("31/03/00") == "2000-03-31");
  CHECK(read("01-02-03 10:00", kDayFirst) == "2003-02-01 10:00:00");
  CHECK(read("01-02-03 10:00", kMonthFirst) == "2003-01-02 10:00:00");
  CHECK(told_by_order("01-02-03"));
  CHECK_FALSE(told_by_order("01.02.03"));
  StampText stamp;
  REQUIRE(read_stamp("21-03-05", {kDayFirst, true}, stamp) == Reading::Ok);
  CHECK(Calendar{}.stamp(*stamp.day * kDay) == "2021-03-05T00:00:00Z");
  CHECK_FALSE(stamp.by_order);
  CHECK(read_stamp("21-13-05", {kDayFirst, true}, stamp) == Reading::Impossible);
}

TEST_CASE("day and month stand in the order that is told") {
  CHECK(read("03/04/2021", kDayFirst) == "2021-04-03");
  CHECK(read("03/04/2021", kMonthFirst) == "2021-03-04");
  CHECK(read("3-4-2021 9:05:07", kDayFirst) == "2021-04-03 09:05:07");
  CHECK(read("3-4-2021 9:05:07", kMonthFirst) == "2021-03-04 09:05:07");
  CHECK(read("10/29/2020 0:00", kMonthFirst) == "2020-10-29 00:00:00");
  CHECK(read("10/29/2020 0:00", kDayFirst) == "impossible");
  CHECK(read("31/03/2021", kMonthFirst) == "impossible");
  CHECK(told_by_order("03/04/2021"));
  CHECK(told_by_order("03-04-2021 10:00"));
}

TEST_CASE("forms that no order can change") {
  CHECK(read("03.04.2021", kMonthFirst) == "2021-04-03");
  CHECK(read("3.4.2021 8:05", kMonthFirst) == "2021-04-03 08:05:00");
  CHECK(read("2021/04/03", kMonthFirst) == "2021-04-03");
  CHECK(read("2021/04/03", kDayFirst) == "2021-04-03");
  CHECK_FALSE(told_by_order("03.04.2021"));
  CHECK_FALSE(told_by_order("2021/04/03"));
  CHECK_FALSE(told_by_order("1609492378"));
}

TEST_CASE("clocks of twelve hours") {
  CHECK(read("12:00 AM") == "00:00:00");
  CHECK(read("12:59:59 am") == "00:59:59");
  CHECK(read("1:00 AM") == "01:00:00");
  CHECK(read("11:59 AM") == "11:59:00");
  CHECK(read("12:00 PM") == "12:00:00");
  CHECK(read("12:30PM") == "12:30:00");
  CHECK(read("1:00 pm") == "13:00:00");
  CHECK(read("11:59:59.5 PM") == "23:59:59.500");
  CHECK(read("1/2/2021 12:05 AM", kMonthFirst) == "2021-01-02 00:05:00");
  CHECK(read("1/2/2021, 9:05 PM", kMonthFirst) == "2021-01-02 21:05:00");
  CHECK(read("2021-01-02 09:05 PM +02:00") == "2021-01-02T19:05:00Z");
  CHECK(read("0:30 AM") == "impossible");
  CHECK(read("13:00 PM") == "impossible");
  CHECK(read("9:00 XM") == "unreadable");
}

TEST_CASE("a date or a clock alone") {
  CHECK(read("2026-03-02") == "2026-03-02");
  CHECK(read("09:00") == "09:00:00");
  CHECK(read("9:00:05") == "09:00:05");
  CHECK(read("23:59:59") == "23:59:59");
  StampText stamp;
  REQUIRE(read_stamp("2026-03-02", kDayFirst, stamp) == Reading::Ok);
  CHECK_FALSE(stamp.is_full());
  REQUIRE(read_stamp("2026-03-02 09:00", kDayFirst, stamp) == Reading::Ok);
  CHECK(stamp.is_full());
  REQUIRE(read_stamp("1609492378", kDayFirst, stamp) == Reading::Ok);
  CHECK(stamp.is_full());
}

TEST_CASE("fractions of a second are rounded to the millisecond") {
  CHECK(read("2026-03-02T09:00:05.1") == "2026-03-02 09:00:05.100");
  CHECK(read("2026-03-02T09:00:05,25") == "2026-03-02 09:00:05.250");
  CHECK(read("2026-03-02T09:00:05.0004999Z") == "2026-03-02T09:00:05Z");
  CHECK(read("2026-03-02T09:00:05.0005Z") == "2026-03-02T09:00:05.001Z");
  CHECK(read("2026-12-31T23:59:59.9995Z") == "2027-01-01T00:00:00Z");
  CHECK(read("2026-03-02T09:00:05.") == "unreadable");
}

TEST_CASE("dates and clocks that do not exist") {
  for (const std::string_view text :
       {"2021-02-29", "2100-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "2021-01-00",
        "0000-01-01", "00/01/2021", "31.11.2021", "2021-01-01 24:00", "2021-01-01 09:60",
        "2021-01-01 09:00:60", "25:00"}) {
    INFO(text);
    CHECK(read(text) == "impossible");
  }
  CHECK(read("2020-02-29") == "2020-02-29");
  CHECK(read("2000-02-29") == "2000-02-29");
  CHECK(read("0001-01-01") == "0001-01-01");
}

TEST_CASE("texts that are no points in time") {
  for (const std::string_view text : {"",
                                      "yesterday",
                                      "January",
                                      "1 January",
                                      "January 2021",
                                      "1 Janus 2021",
                                      "1 January 20211",
                                      "1 January 021",
                                      "32nd1 January 2021",
                                      "1 January 2021 or so",
                                      "1 January 2021x09:00",
                                      "Jan 1 09:05",
                                      "Monday",
                                      "2021",
                                      "2021-01",
                                      "2021-01-",
                                      "2021-01/02",
                                      "01/02/213",
                                      "1/2/1",
                                      "1/2/20211",
                                      "2021-01-011",
                                      "2021-01-01T",
                                      "2021-01-01,09:00",
                                      "2021-01-01 9",
                                      "2021-01-01 9:5",
                                      "2021-01-01 09:00:5",
                                      "2021-01-01 09:00:05x",
                                      "9",
                                      "9:0",
                                      "9.5",
                                      "-5/3/2021",
                                      "123:00",
                                      "a1/2/2021"}) {
    INFO(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("dates whose order is open give their numbers") {
  const auto date = slash_date("03/04/2021 10:00");
  REQUIRE(date);
  CHECK(date->first == 3);
  CHECK(date->second == 4);
  CHECK(date->year == 2021);
  CHECK_FALSE(date->short_year);
  CHECK(slash_date("3-14-2021"));
  const auto short_year = slash_date(" Wed 21-03-05");
  REQUIRE(short_year);
  CHECK(short_year->year == 2005);
  CHECK(short_year->short_year);
  CHECK(short_year->dashes);
  for (const std::string_view text :
       {"", "2021-03-04", "2021/03/04", "03.04.2021", "1609492378", "10:00", "03.04.21", "03/04"}) {
    INFO(text);
    CHECK_FALSE(slash_date(text));
  }
}

TEST_CASE("days are counted from 1970") {
  CHECK(day_of(1970, 1, 1) == 0);
  CHECK(day_of(1969, 12, 31) == -1);
  CHECK(day_of(2000, 3, 1) == 11017);
  CHECK_FALSE(day_of(2021, 2, 29));
  CHECK_FALSE(day_of(0, 1, 1));
  CHECK_FALSE(day_of(2021, 0, 1));
  CHECK_FALSE(day_of(2021, 1, 0));
}

}  // namespace kpi::stamp_test
