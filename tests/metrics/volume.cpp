// SPDX-License-Identifier: MIT
// Counts, arrivals per hour, and the share of a report.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

std::vector<Contact> one_of_each_exit() {
  std::vector<Contact> contacts;
  for (const Outcome outcome :
       {Outcome::Answered, Outcome::Answered, Outcome::Abandoned, Outcome::Voicemail,
        Outcome::Callback, Outcome::Overflow, Outcome::Disconnected, Outcome::Blocked}) {
    contacts.push_back({.outcome = outcome});
  }
  return contacts;
}

}  // namespace

TEST_CASE("counts by exit, blocked never offered") {
  const std::vector<Contact> contacts = one_of_each_exit();
  CHECK(figure("offered", contacts) == "7");
  CHECK(figure("answered", contacts) == "2");
  CHECK(figure("abandoned", contacts) == "1");
  CHECK(figure("other_exits", contacts) == "4");
  CHECK(figure("blocked", contacts) == "1");
  const ExitTallies exits = tallied(contacts).exits;
  CHECK(offered(exits) == 7);
  CHECK(other_exits(exits) == 4);
}

TEST_CASE("nothing counts as zero, unless the log cannot tell outcomes") {
  for (const char* id : {"offered", "answered", "abandoned", "other_exits", "blocked"}) {
    CHECK(figure(id, Aggregate{}) == "0");
    CHECK(figure(id, Aggregate{}, without({Field::Outcome})) == kNeedsOutcomeReason);
  }
}

TEST_CASE("arrival rate is per elapsed hour") {
  Setting setting;
  setting.elapsed = 90 * kMinute;
  CHECK(figure("arrival_rate", answered_after({1, 2, 3}), setting) == "3/1.5");
  CHECK(figure("arrival_rate", Aggregate{}, setting) == "0/1.5");
  setting.elapsed = {};
  CHECK(figure("arrival_rate", Aggregate{}, setting) == "none: the period has no length");
  CHECK(figure("arrival_rate", Aggregate{}, without({Field::Start})) == "none: needs column start");
  CHECK(figure("arrival_rate", Aggregate{}, without({Field::Outcome, Field::Start})) ==
        kNeedsOutcomeReason);
}

TEST_CASE("share counts rows, blocked included, and needs no outcome") {
  CHECK(figure("share", one_of_each_exit(), without({Field::Outcome})) == "8/10");
  CHECK(figure("share", answered_after({1})) == "1/10");
  Setting empty;
  empty.report_rows = 0;
  CHECK(figure("share", Aggregate{}, empty) == "none: no contacts selected");
}

}  // namespace kpi::metrics_test
