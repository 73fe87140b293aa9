// SPDX-License-Identifier: MIT
// Values, and the reasons for having none.
#include "kpi/value.hpp"

#include <catch2/catch.hpp>

namespace kpi::metrics_test {

TEST_CASE("a reason is a sentence with words in its places") {
  CHECK(Reason{}.empty());
  CHECK(Reason{}.text().empty());
  CHECK(Reason{"no contacts"}.text() == "no contacts");
  CHECK(Reason{"no {} contacts", "answered"}.text() == "no answered contacts");
  CHECK(Reason{"no {} contact has {}", "answered", "a wait"}.text() ==
        "no answered contact has a wait");
}

TEST_CASE("a reason names the columns that the log lacks") {
  CHECK(Reason{FieldSet{}}.empty());
  CHECK(Reason{FieldSet{Field::Talk}}.text() == "needs column talk");
  CHECK(Reason{FieldSet{Field::Start, Field::Caller}}.text() == "needs columns start, caller");
  CHECK(Reason{FieldSet{Field::Talk, Field::Outcome}}.text() ==
        "needs column outcome (or answer, or talk)");
}

TEST_CASE("a reason that takes some writing is written when it is read") {
  int written = 0;
  const Reason reason{[&written] {
    ++written;
    return std::string{"the log is too short"};
  }};
  const Value value = Value::none(reason);
  CHECK_FALSE(value.has_value());
  CHECK(written == 0);
  CHECK(value.reason() == "the log is too short");
  CHECK(written == 1);
}

TEST_CASE("a quotient over nothing has no value, and a number is over one") {
  const Value none = Value::quotient({3, 1}, {0, 1}, "no contacts");
  CHECK_FALSE(none.has_value());
  CHECK_FALSE(none.is_quotient());
  CHECK(none.reason() == "no contacts");
  CHECK(Value::quotient({3, 1}, {4, 1}, "no contacts").is_quotient());
  CHECK(Value::count(3).denominator().units == 1);
  CHECK(Value::count(3).reason().empty());
}

}  // namespace kpi::metrics_test
