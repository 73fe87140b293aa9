// SPDX-License-Identifier: MIT
// Fields as text, and the order that they give records.
#include "core/record_text.hpp"

#include <catch2/catch.hpp>

namespace kpi::record_text_test {

TEST_CASE("the fields that are texts are those of that type") {
  for (const Field field : all_fields()) {
    CAPTURE(name(field));
    CHECK(kTextFields.contains(field) == (type(field) == FieldType::Text));
  }
}

TEST_CASE("a field as text") {
  CallRecord record;
  CHECK(text_of(record, Field::Talk).empty());
  CHECK(text_of(record, Field::Outcome).empty());
  CHECK(text_of(record, Field::Resolved).empty());
  CHECK(text_of(record, Field::Channel) == "voice");
  CHECK(text_of(record, Field::Direction) == "inbound");
  record.talk = 0;
  record.hold = 90'050;
  record.acw = 120'000;
  record.cost = -1'250'000;
  record.csat = 1;
  record.outcome = Outcome::Overflow;
  record.resolved = YesNo::No;
  record.queue = "A, B";
  CHECK(text_of(record, Field::Talk) == "0");
  CHECK(text_of(record, Field::Hold) == "90.05");
  CHECK(text_of(record, Field::Acw) == "120");
  CHECK(text_of(record, Field::Cost) == "-1.25");
  CHECK(text_of(record, Field::Csat) == "0.000001");
  CHECK(text_of(record, Field::Outcome) == "overflow");
  CHECK(text_of(record, Field::Resolved) == "no");
  CHECK(text_of(record, Field::Queue) == "A, B");
  record.outcome = Outcome::Open;
  CHECK(text_of(record, Field::Outcome).empty());
}

TEST_CASE("records are ordered by their fields one after the other") {
  CallRecord a;
  CallRecord b;
  CHECK(std::is_eq(compare_as_text(a, b)));
  a.wait = 10 * kSecond;
  CHECK(std::is_gt(compare_as_text(a, b)));  // absent is less than anything
  b.wait = 9 * kSecond;
  CHECK(std::is_lt(compare_as_text(a, b)));  // as text "10" is less than "9"
  b.queue = "B";
  CHECK(std::is_lt(compare_as_text(a, b)));
  a.end = 0;
  CHECK(std::is_gt(compare_as_text(a, b)));  // the end comes before the queue
  b.end = 12 * kHour;
  CHECK(std::is_lt(compare_as_text(a, b)));  // stamps in the order of time
  a.call_id = "1";
  CHECK(std::is_gt(compare_as_text(a, b)));
}

TEST_CASE("absent amounts come first") {
  CHECK(std::is_eq(compare_amounts({}, {})));
  CHECK(std::is_lt(compare_amounts({}, -5)));
  CHECK(std::is_gt(compare_amounts(0, {})));
  CHECK(std::is_lt(compare_amounts(-5, 0)));
}

}  // namespace kpi::record_text_test
