// SPDX-License-Identifier: MIT
// Option texts become exact values, or messages that tell the form expected.
#include "cli/parse.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

/// The message, and the hint on a second line where there is one.
template <typename Parse>
std::string refusal(Parse parse, std::string_view option, std::string_view text) {
  try {
    static_cast<void>(parse(Given{option, text}));
  } catch (const Error& error) {
    REQUIRE(error.faults().size() == 1);
    const Fault& fault = error.faults().front();
    REQUIRE(fault.kind == FaultKind::Usage);
    return fault.hint.empty() ? fault.message : fault.message + "\n" + fault.hint;
  }
  return "accepted";
}

Millis length(std::string_view text) {
  return duration({"--short-abandon", text});
}

Micros micros(std::string_view text) {
  const Exact number = decimal({"--cost", text});
  return static_cast<Micros>(number.units * kUnit / number.scale);
}

ServiceRule rule(std::string_view text) {
  return service_level_rule({"--sl", text});
}

}  // namespace

TEST_CASE("durations") {
  CHECK(length("20s") == 20 * kSecond);
  CHECK(length("30") == 30 * kSecond);
  CHECK(length("0") == 0);
  CHECK(length("2.5") == 2500);
  CHECK(length("0.001s") == 1);
  CHECK(length("500ms") == 500);
  CHECK(length("5m") == 5 * kMinute);
  CHECK(length("5min") == 5 * kMinute);
  CHECK(length("1m30s") == 90 * kSecond);
  CHECK(length("1h30m") == 90 * kMinute);
  CHECK(length("1m500ms") == kMinute + 500);
  CHECK(length("2h") == 2 * kHour);
  CHECK(length("7d") == 7 * kDay);
  CHECK(length("1d2h3m4s5ms") == kDay + 2 * kHour + 3 * kMinute + 4 * kSecond + 5);
  CHECK(length("1:30:00") == 90 * kMinute);
  CHECK(length("1:30") == 90 * kSecond);
  CHECK(length("100:00:00") == 100 * kHour);
}

TEST_CASE("texts that are no durations") {
  const char* const texts[] = {
      "",     "s",    "20x", "-5",           "1s1m",  "1m1m", "1m30",
      "20 s", "1:60", "1:2", "1:2:3:4",      "1:",    ":30",  "0.0001",
      "1.s",  ".5s",  "1e3", "99999999999d", "0.3ms", "١s",   "1000000000000000000000"};
  for (const char* const text : texts) {
    CAPTURE(text);
    CHECK_THAT(refusal(duration, "--short-abandon", text), Catch::Contains("is no duration"));
  }
  CHECK(refusal(duration, "--fcr-window", "5x") ==
        "--fcr-window: \"5x\" is no duration; expected 20s, 1m30s, 5m, 2h, 7d, 500ms or 1:30:00");
}

TEST_CASE("decimals are exact") {
  CHECK(micros("0.1") == 100'000);
  CHECK(micros("1250") == 1'250'000'000);
  CHECK(micros("37.000001") == 37'000'001);
  CHECK(micros("999999999999") == 999'999'999'999'000'000);
  for (const char* const text : {"", "-5", "1,250", "1.", ".5", "0.0000001", "1e3", "5 "}) {
    CAPTURE(text);
    CHECK(refusal(decimal, "--cost", text) ==
          "--cost: \"" + std::string(text) +
              "\" is no number; expected one such as 1250 or 37.5, with at most 6 decimals");
  }
}

TEST_CASE("service levels of all rows") {
  CHECK(rule("80/20").target == ServiceTarget{20 * kSecond, 800'000});
  CHECK(rule("90/10").target == ServiceTarget{10 * kSecond, 900'000});
  CHECK(rule("80/4h").target == ServiceTarget{4 * kHour, 800'000});
  CHECK(rule("80/1m30s").target == ServiceTarget{90 * kSecond, 800'000});
  CHECK(rule("99.5%/20s").target == ServiceTarget{20 * kSecond, 995'000});
  CHECK(rule("100/0").target == ServiceTarget{0, 1'000'000});
  CHECK(rule("30s").target == ServiceTarget{30 * kSecond, 800'000});
  CHECK(rule("30").target == ServiceTarget{30 * kSecond, 800'000});
  CHECK(rule("1:30").target.threshold == 90 * kSecond);
  CHECK(rule("80/20").dimension.empty());
}

TEST_CASE("service levels of some rows") {
  const ServiceRule vip = rule("queue=vip:90/10");
  CHECK(vip.dimension == "queue");
  CHECK(vip.text == "vip");
  CHECK(vip.target == ServiceTarget{10 * kSecond, 900'000});
  CHECK(rule("channel=email:4h").target == ServiceTarget{4 * kHour, 800'000});
  CHECK(rule("queue=a:b:80/20").text == "a:b");
  CHECK(rule("queue=a=b:80/20").text == "a=b");
  CHECK(rule("queue=:80/20").text.empty());
  CHECK(rule("queue=9:80/20").text == "9");
}

TEST_CASE("texts that are no service levels") {
  for (const char* const text : {"", "80/", "/20", "80/abc", "0.8/20", "101/20", "80/20/5",
                                 "queue=vip", "=vip:80/20", "queue=vip:", "queue=vip:x"}) {
    CAPTURE(text);
    CHECK(refusal(service_level_rule, "--sl", text) ==
          "--sl: \"" + std::string(text) +
              "\" is no threshold; expected 80/20, 20s or DIM=VALUE:80/20");
  }
  // A minute and a half for vip, or half a minute for "vip:1".
  CHECK(refusal(service_level_rule, "--sl", "queue=vip:1:30") ==
        "--sl: \"queue=vip:1:30\" is no clear threshold; expected a time without colons, such as "
        "80/1h30m");
}

TEST_CASE("scales") {
  CHECK(scale({"--csat-scale", "1-5"}) == Scale{1 * kUnit, 5 * kUnit});
  CHECK(scale({"--nps-scale", "0-10"}) == Scale{0, 10 * kUnit});
  CHECK(scale({"--qa-scale", "0.5-4.5"}) == Scale{kUnit / 2, 9 * kUnit / 2});
  for (const char* const text : {"", "5", "5-1", "1-1", "1-", "-5", "1-5-9", "1..5"}) {
    CAPTURE(text);
    CHECK(refusal(scale, "--csat-scale", text) ==
          "--csat-scale: \"" + std::string(text) +
              "\" is no scale; expected its ends, such as 1-5 or 0-10");
  }
}

TEST_CASE("limits of rejected rows") {
  CHECK(max_bad({"--max-bad", "0"}).rows == 0U);
  CHECK(max_bad({"--max-bad", "100"}).rows == 100U);
  CHECK_FALSE(max_bad({"--max-bad", "5%"}).rows.has_value());
  CHECK(max_bad({"--max-bad", "12%"}).percent == 12U);
  CHECK(max_bad({"--max-bad", "100%"}).percent == 100U);
  for (const char* const text : {"", "%", "101%", "2.5%", "-1", "5 %", "many"}) {
    CAPTURE(text);
    CHECK(refusal(max_bad, "--max-bad", text) ==
          "--max-bad: \"" + std::string(text) +
              "\" is no limit; expected a number of rows such as 100, or a percentage such as 5%");
  }
}

TEST_CASE("words") {
  CHECK(direction({"--direction", "all"}) == DirectionFilter::All);
  CHECK(refusal(direction, "--direction", "inbuond") ==
        "--direction: \"inbuond\" is no direction; expected inbound, outbound or all\n"
        "did you mean inbound?");
  CHECK(strictly_less({"--threshold-op", "lt"}));
  CHECK_FALSE(strictly_less({"--threshold-op", "le"}));
  CHECK(refusal(strictly_less, "--threshold-op", "<") ==
        "--threshold-op: \"<\" is no comparison; expected le or lt");
  CHECK(duration_unit({"--duration-unit", "min"}) == DurationUnit::Minutes);
  CHECK(duration_unit({"--duration-unit", "d"}) == DurationUnit::Days);
  CHECK(duration_unit({"--duration-unit", "hms"}) == DurationUnit::HoursMinutesSeconds);
  CHECK(duration_unit({"--duration-unit", "m:ss"}) == DurationUnit::MinutesSeconds);
  CHECK(decimal_mark({"--decimal", ","}) == DecimalMark::Comma);
  CHECK(decimal_mark({"--decimal", "."}) == DecimalMark::Point);
  CHECK(refusal(decimal_mark, "--decimal", ";") ==
        "--decimal: \";\" is no decimal mark; expected a point or a comma");
  CHECK(interval_length({"--interval", "30m"}) == IntervalLength::Minutes30);
  CHECK(refusal(interval_length, "--interval", "45m") ==
        "--interval: \"45m\" is no interval length; expected 15m, 30m, 1h, day, week, month, "
        "quarter or year\ndid you mean 15m?");
  CHECK(weekday({"--week-start", "sunday"}) == std::chrono::Sunday);
  CHECK(weekday({"--week-start", "sat"}) == std::chrono::Saturday);
  CHECK_THAT(refusal(weekday, "--week-start", "mnday"), Catch::EndsWith("did you mean monday?"));
}

TEST_CASE("delimiters") {
  CHECK(delimiter({"--delimiter", ";"}) == ';');
  CHECK(delimiter({"--delimiter", "comma"}) == ',');
  CHECK(delimiter({"--delimiter", "|"}) == '|');
  CHECK(delimiter({"--delimiter", "\\t"}) == '\t');
  CHECK(delimiter({"--delimiter", "\t"}) == '\t');
  CHECK(delimiter({"--delimiter", "tab"}) == '\t');
  CHECK(refusal(delimiter, "--delimiter", "semicolons") ==
        "--delimiter: \"semicolons\" is no delimiter; expected comma, semicolon, pipe, tab or the "
        "character itself: , ; | \\t\ndid you mean semicolon?");
}

TEST_CASE("lists") {
  CHECK(list({"--group-by", "queue, agent"}) == std::vector<std::string>{"queue", "agent"});
  CHECK(list({"--kpi", "@core"}) == std::vector<std::string>{"@core"});
  CHECK(refusal(list, "--kpi", "a,,b") ==
        "--kpi: \"a,,b\" is no list; expected names with a comma between them");
  CHECK(key_fields({"--fcr-key", "caller,reason"}) ==
        std::vector<Field>{Field::Caller, Field::Reason});
  CHECK(refusal(key_fields, "--fcr-key", "caler") ==
        "--fcr-key: \"caler\" is no text field; expected call_id, channel, queue, agent, reason or "
        "caller\ndid you mean caller?");
}

TEST_CASE("columns and words of a file") {
  const ColumnChoice column = column_choice({"--column", "wait=Queue = Time"});
  CHECK(column.field == "wait");
  CHECK(column.column == "Queue = Time");
  CHECK(refusal(column_choice, "--column", "wait=") ==
        "--column: \"wait=\" is no mapping; expected FIELD=COLUMN such as wait=Queue_Time");
  const WordChoice word = word_choice({"--value", "outcome:a=b:c=abandoned"});
  CHECK(word.field == "outcome");
  CHECK(word.word == "a=b:c");
  CHECK(word.meaning == "abandoned");
  for (const char* const text : {"", "outcome=LOST", "outcome:=abandoned", ":a=b", "outcome:a="}) {
    CAPTURE(text);
    CHECK_THAT(refusal(word_choice, "--value", text),
               Catch::EndsWith("expected FIELD:WORD=MEANING such as outcome:LOST=abandoned"));
  }
}

TEST_CASE("zones and currencies") {
  CHECK(time_zone({"--tz", "+02:00"}).offset_at(0) == 2 * kHour);
  CHECK(refusal(time_zone, "--tz", "Mars/Olympus") ==
        "--tz: \"Mars/Olympus\" is no time zone; expected a name such as Europe/Madrid, UTC, or an "
        "offset such as +02:00");
  CHECK(currency({"--currency", "€"}) == "€");
  CHECK_THAT(refusal(currency, "--currency", "\x1b[31m"), Catch::Contains("\\x1b[31m"));
}

}  // namespace kpi::cli
