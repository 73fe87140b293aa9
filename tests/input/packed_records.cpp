// SPDX-License-Identifier: MIT
// Records that are kept come back as they were.
#include "input/packed_records.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <limits>

#include "input/reference.hpp"

namespace kpi::packed_records_test {
namespace {

using input_test::all_of;

std::string packed(const CallRecord& record) {
  std::string bytes;
  pack(record, bytes);
  return bytes;
}

/// What comes back of a record.
std::string kept(const CallRecord& record) {
  const std::string bytes = packed(record);
  std::string_view rest = bytes;
  std::vector<std::string_view> extra(record.extra.size());
  const std::string line = all_of(unpack(rest, record.call_id, extra));
  CHECK(rest.empty());
  return line;
}

}  // namespace

TEST_CASE("an empty record comes back") {
  const CallRecord empty;
  CHECK(kept(empty) == all_of(empty));
}

TEST_CASE("every field comes back") {
  CallRecord record;
  record.columns = {Field::Start, Field::Cost};
  record.outcome = Outcome::Overflow;
  record.direction = Direction::Internal;
  record.direction_given = true;
  record.transferred = YesNo::Yes;
  record.resolved = YesNo::No;
  record.converted = YesNo::Yes;
  std::int64_t amount = 1'770'000'000'000;
  for (const Field field : all_fields()) {
    if (const auto time = time_member(field)) record.*time = amount;
    if (const auto number = number_member(field)) record.*number = -amount;
    amount += 12'345;
  }
  record.call_id = "c-1";
  record.channel = "voice";  // as a log says it
  record.queue = "sales";
  record.agent = "";
  record.reason = "Störung";
  const std::string long_text(1000, 'x');
  record.caller = long_text;
  const std::array<std::string_view, 3> extra{"site", "", long_text};
  record.extra = extra;
  CHECK(kept(record) == all_of(record));
  record.extra = {};
  const std::string bytes = packed(record);
  std::string_view rest = bytes;
  CHECK(unpack(rest, "", {}).columns == record.columns);
}

TEST_CASE("the largest and the smallest amounts come back") {
  CallRecord record;
  record.start = -62'135'596'800'000;
  record.end = 253'402'300'799'999;
  record.cost = std::numeric_limits<std::int64_t>::max();
  record.qa = -std::numeric_limits<std::int64_t>::max();
  record.wait = 0;
  CHECK(kept(record) == all_of(record));
}

TEST_CASE("records come back in the order in which they were packed") {
  CallRecord first;
  first.queue = "A";
  CallRecord second;
  second.wait = 5;
  std::string bytes;
  pack(first, bytes);
  pack(second, bytes);
  std::string_view rest = bytes;
  CHECK(unpack(rest, "1", {}).queue == "A");
  CHECK(unpack(rest, "1", {}).wait == Amount{5});
  CHECK(rest.empty());
}

TEST_CASE("what is absent takes no room") {
  CallRecord record;
  const std::size_t empty = packed(record).size();
  CHECK(empty <= 24);
  record.start = 1'770'000'000'000;
  record.answer = *record.start + 10 * kSecond;
  record.wait = 10 * kSecond;
  CHECK(packed(record).size() == empty + 6 + 3 + 3);
}

}  // namespace kpi::packed_records_test
