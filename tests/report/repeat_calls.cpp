// SPDX-License-Identifier: MIT
// Repeat calls: what is a case, what a repeat, and where each is booked.
#include "report/repeat_calls.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

namespace kpi::repeat_calls_test {
namespace {

constexpr Millis kWindow = 7 * kDay;
constexpr Millis kFirst = 0;
constexpr Millis kLast = 100 * kDay;

struct Call {
  Millis start = 0;
  std::uint64_t call = 0;
  bool selected = true;
  std::uint64_t customer = 1;
};

/// What each contact adds, by the rows that it may be booked on: "0: contact case single".
std::map<std::string, std::string> bookings(const std::vector<Call>& calls) {
  std::map<std::string, std::string> found;
  std::map<std::uint64_t, std::vector<std::size_t>> of_customer;
  for (std::size_t i = 0; i < calls.size(); ++i) of_customer[calls[i].customer].push_back(i);
  for (const auto& [customer, places] : of_customer) {
    std::vector<KeyedRow> rows;
    for (const std::size_t i : places)
      rows.push_back({calls[i].start, calls[i].call, calls[i].selected});
    find_repeats(rows, kWindow, {kFirst, kLast}, [&](const RepeatBooking& booking) {
      std::string where;
      for (const std::size_t row : booking.rows) {
        where += (where.empty() ? "" : "+") + std::to_string(places[row]);
      }
      const Aggregate::Repeats& adds = booking.adds;
      std::string what;
      if (adds.contacts > 0) what += " contact";
      if (adds.repeats > 0) what += " repeat";
      if (adds.cases > 0) what += " case";
      if (adds.single > 0) what += " single";
      if (adds.unjudgeable > 0) what += " unjudgeable";
      CHECK(found.emplace(where.empty() ? "nowhere" : where, what.empty() ? "" : what.substr(1))
                .second);
    });
  }
  return found;
}

using Bookings = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("a contact exactly one window after the one before is a repeat, later it is a case") {
  CHECK(bookings({{20 * kDay}, {20 * kDay + kWindow}}) ==
        Bookings{{"0", "contact case"}, {"1", "contact repeat"}});
  CHECK(bookings({{20 * kDay}, {20 * kDay + kWindow + 1}}) ==
        Bookings{{"0", "contact case single"}, {"1", "contact case single"}});
  CHECK(bookings({{20 * kDay}}) == Bookings{{"0", "contact case single"}});
  CHECK(bookings({}).empty());
}

TEST_CASE("the window runs from the contact before, not from the case") {
  CHECK(bookings({{20 * kDay}, {25 * kDay}, {30 * kDay}, {38 * kDay}}) ==
        Bookings{{"0", "contact case"},
                 {"1", "contact repeat"},
                 {"2", "contact repeat"},
                 {"3", "contact case single"}});
}

TEST_CASE("the order of the rows does not matter, nor do other customers") {
  CHECK(bookings({{25 * kDay}, {24 * kDay, 0, true, 2}, {20 * kDay}}) ==
        Bookings{{"2", "contact case"}, {"0", "contact repeat"}, {"1", "contact case single"}});
}

TEST_CASE("cases within a window of an edge of the log cannot be judged") {
  CHECK(bookings({{kFirst + kWindow}}) == Bookings{{"0", "contact case single"}});
  CHECK(bookings({{kFirst + kWindow - 1}}) == Bookings{{"0", "unjudgeable"}});
  CHECK(bookings({{kLast - kWindow}}) == Bookings{{"0", "contact case single"}});
  CHECK(bookings({{kLast - kWindow + 1}}) == Bookings{{"0", "contact unjudgeable"}});
  CHECK(bookings({{kLast}}) == Bookings{{"0", "contact unjudgeable"}});
}

TEST_CASE("contacts before the first window could be repeats of something unseen") {
  CHECK(bookings({{kFirst}, {3 * kDay}, {9 * kDay}}) ==
        Bookings{{"0", "unjudgeable"}, {"1", ""}, {"2", "contact repeat"}});
}

TEST_CASE("rows of equal start are legs of one contact") {
  CHECK(bookings({{20 * kDay}, {20 * kDay}, {23 * kDay}}) ==
        Bookings{{"0+1", "contact case"}, {"2", "contact repeat"}});
}

TEST_CASE("rows of one call id are legs of one contact, which starts with the earliest") {
  CHECK(bookings({{20 * kDay, 7}, {20 * kDay + kHour, 7}}) ==
        Bookings{{"0", "contact case single"}});
  CHECK(bookings({{20 * kDay, 7}, {26 * kDay, 7}, {28 * kDay}}) ==
        Bookings{{"0", "contact case single"}, {"2", "contact case single"}});
}

TEST_CASE("legs join transitively, by start and by call id") {
  CHECK(bookings({{20 * kDay, 7},
                  {21 * kDay, 7},
                  {21 * kDay, 8},
                  {22 * kDay, 8},
                  {22 * kDay},
                  {24 * kDay}}) == Bookings{{"0", "contact case"}, {"5", "contact repeat"}});
}

TEST_CASE("a call id joins only rows of one customer") {
  CHECK(bookings({{20 * kDay, 7, true, 1}, {21 * kDay, 7, true, 2}}) ==
        Bookings{{"0", "contact case single"}, {"1", "contact case single"}});
}

TEST_CASE("a contact is booked on its earliest selected rows") {
  CHECK(bookings({{20 * kDay, 7, false}, {21 * kDay, 7, true}, {22 * kDay, 7, true}}) ==
        Bookings{{"1", "contact case single"}});
  CHECK(bookings({{20 * kDay, 7, false}, {21 * kDay, 7, true}, {21 * kDay, 7, true}}) ==
        Bookings{{"1+2", "contact case single"}});
}

TEST_CASE("contacts that are not selected still open cases") {
  CHECK(bookings({{20 * kDay, 0, false}, {23 * kDay}}) ==
        Bookings{{"nowhere", "contact case"}, {"1", "contact repeat"}});
  CHECK(bookings({{20 * kDay}, {23 * kDay, 0, false}}) ==
        Bookings{{"0", "contact case"}, {"nowhere", "contact repeat"}});
}

}  // namespace kpi::repeat_calls_test
