// SPDX-License-Identifier: MIT
// The unit of plain numbers in duration columns whose headers name none.
#include "input/duration_units.hpp"

#include <catch2/catch.hpp>

#include "input/logs.hpp"

namespace kpi::duration_units_test {
namespace {

using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

std::string times_of(const CallRecord& record) {
  return input_test::seconds(record.wait) + " " + input_test::seconds(record.talk);
}

Outcomes times(const std::string& log, InputOptions options = {}) {
  return read_log(log, std::move(options), {}, times_of);
}

/// Rows of a wait with nothing beside it.
std::string waits(std::size_t count, const std::string& text) {
  std::string log = "start,wait\n";
  for (std::size_t i = 0; i < count; ++i) log += "2026-03-02 09:00," + text + "\n";
  return log;
}

constexpr const char* kStamped =
    "start,answer,end,wait,talk\n"
    "2026-03-02 09:00:00,2026-03-02 09:00:12,2026-03-02 09:02:12,12000,120000\n"
    "2026-03-02 09:01:00,2026-03-02 09:01:30,2026-03-02 09:06:30,30480,300000\n"
    "2026-03-02 09:02:00,2026-03-02 09:02:02,2026-03-02 09:03:02,1500,60900\n"
    "2026-03-02 09:03:00,2026-03-02 09:03:40,2026-03-02 09:04:00,40000,20000\n";

}  // namespace

TEST_CASE("stamps tell that numbers are milliseconds") {
  const Outcomes found = times(kStamped);
  CHECK(found.records == Texts{"12 120", "30.48 300", "1.5 60.9", "40 20"});
  CHECK(found.notes == Texts{"N136 calls.csv: \"wait\" is read as milliseconds (as \"answer\" - "
                             "\"start\" in 3 of 3 rows)",
                             "N136 calls.csv: \"talk\" is read as milliseconds (as \"end\" - "
                             "\"answer\" in 4 of 4 rows)"});
}

TEST_CASE("stamps tell seconds of any size, and minutes") {
  const Outcomes hours = times(
      "start,answer,wait\n2026-03-02 09:00,2026-03-02 18:00,32400\n"
      "2026-03-02 09:00,2026-03-02 17:00,28800\n2026-03-02 09:00,2026-03-02 16:00,25200\n");
  CHECK(hours.records.front() == "32400 -");
  CHECK(hours.notes.empty());
  const Outcomes minutes = times(
      "start,answer,wait\n2026-03-02 09:00:00,2026-03-02 09:02:10,2\n"
      "2026-03-02 09:00:00,2026-03-02 09:05:00,5\n2026-03-02 09:00:00,2026-03-02 09:02:40,3\n");
  CHECK(minutes.records == Texts{"120 -", "300 -", "180 -"});
}

TEST_CASE("a unit that is told needs no evidence") {
  InputOptions seconds;
  seconds.duration_unit = DurationUnit::Seconds;
  CHECK(times(kStamped, seconds).records.front() == "12000 120000");
  CHECK(times("start,wait (s)\n2026-03-02 09:00,90000\n").records.front() == "90000 -");
}

TEST_CASE("the size of numbers tells milliseconds and fractions of a day") {
  const Outcomes millis = times(waits(20, "45000"));
  CHECK(millis.records.front() == "45 -");
  CHECK(millis.notes == Texts{"N136 calls.csv: \"wait\" is read as milliseconds (as seconds more "
                              "than half of them would be over 6 hours)"});
  const Outcomes days = times(waits(5, "0.001655"));
  CHECK(days.records.front() == "142.992 -");
  CHECK(days.notes == Texts{"N136 calls.csv: \"wait\" is read as days (numbers below 0.25 with "
                            "four decimals or more)"});
}

TEST_CASE("few numbers, and those of channels that take days, are seconds") {
  CHECK(times(waits(19, "45000")).records.front() == "45000 -");
  CHECK(times(waits(4, "0.001655")).records.front() == "0.002 -");
  std::string log = "start,channel,wait\n";
  for (int i = 0; i < 30; ++i) log += "2026-03-02 09:00,email,45000\n";
  CHECK(times(log).records.front() == "45000 -");
}

TEST_CASE("numbers that may be seconds or milliseconds are refused") {
  const Outcomes found = times(waits(20, "14400"));
  REQUIRE(found.faults.size() == 1);
  CHECK(found.faults.front() ==
        "calls.csv: the unit of \"wait\" cannot be decided: as seconds more than half of its 20 "
        "numbers are over 3 hours, as milliseconds they are over 10 seconds | --duration-unit s or "
        "--duration-unit ms");
}

}  // namespace kpi::duration_units_test
