// SPDX-License-Identifier: MIT
// Waits, abandonment and blocking.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

std::string abandonment(const std::vector<Contact>& contacts, const std::string& formula) {
  return figure("abandonment_rate", contacts, with_formula("abandonment_rate", formula));
}

const std::vector<Contact> kWaitless =
    copies(2, {.outcome = Outcome::Answered}) + copies(2, {.outcome = Outcome::Abandoned});

}  // namespace

TEST_CASE("answer rate counts every answered contact, wait or not") {
  CHECK(figure("answer_rate", kWaitless) == "2/4");
  CHECK(figure("answer_rate", answered_after({7})) == "1/1");
  CHECK(figure("answer_rate", Aggregate{}) == "none: no offered contacts");
  CHECK(figure("answer_rate", Aggregate{}, without({Field::Outcome})) == kNeedsOutcomeReason);
}

TEST_CASE("the same average hides different waits") {
  CHECK(figure("asa", answered_after({0, 10, 30, 100})) == "140/4");
  CHECK(figure("asa", answered_after({35, 35, 35, 35})) == "140/4");
}

TEST_CASE("speed of answer is of answered contacts with a wait") {
  CHECK(figure("asa", answered_after({10, 0}) + abandoned_after({99}) +
                          copies(5, {.outcome = Outcome::Answered})) == "10/2");
  CHECK(figure("asa", answered_after({7})) == "7/1");
  CHECK(figure("asa", Aggregate{}) == "none: no answered contacts");
  CHECK(figure("asa", kWaitless) == "none: no answered contact has a wait");
  CHECK(figure("asa", kWaitless, without({Field::Wait})) == "none: needs column wait");
}

TEST_CASE("average and longest wait are of all exits") {
  const std::vector<Contact> contacts = answered_after({10, 20}) + abandoned_after({45}) +
                                        copies(1, {.outcome = Outcome::Voicemail, .wait = 60}) +
                                        kWaitless;
  CHECK(figure("average_wait", contacts) == "135/4");
  CHECK(figure("longest_wait", contacts) == "60");
  CHECK(figure("average_wait", answered_after({7})) == "7/1");
  CHECK(figure("longest_wait", answered_after({0})) == "0");
  for (const char* id : {"average_wait", "longest_wait"}) {
    CHECK(figure(id, Aggregate{}) == "none: no offered contacts");
    CHECK(figure(id, kWaitless) == "none: no offered contact has a wait");
    CHECK(figure(id, kWaitless, without({Field::Wait})) == "none: needs column wait");
  }
}

TEST_CASE("percentiles are nearest-rank, of answered contacts") {
  const std::vector<Contact> ten =
      answered_after({100, 20, 30, 40, 50, 60, 70, 80, 90, 10}) + abandoned_after({999});
  CHECK(figure("wait_p50", ten) == "50");
  CHECK(figure("wait_p90", ten) == "90");
  CHECK(figure("wait_p95", ten) == "100");
  for (const char* id : {"wait_p50", "wait_p90", "wait_p95"}) {
    CHECK(figure(id, answered_after({7})) == "7");
    CHECK(figure(id, Aggregate{}) == "none: no answered contacts");
    CHECK(figure(id, kWaitless) == "none: no answered contact has a wait");
    CHECK(figure(id, kWaitless, without({Field::Wait})) == "none: needs column wait");
  }
}

TEST_CASE("time to abandon is of abandoned contacts with a wait") {
  CHECK(figure("time_to_abandon", abandoned_after({10, 15}) + answered_after({99}) + kWaitless) ==
        "25/2");
  CHECK(figure("time_to_abandon", answered_after({99})) == "none: no abandoned contacts");
  CHECK(figure("time_to_abandon", kWaitless) == "none: no abandoned contact has a wait");
}

TEST_CASE("abandonment by every formula") {
  const std::vector<Contact> contacts = answered_after({1, 2, 3, 4, 5, 6}) +
                                        abandoned_after({5, 20, 30}) +
                                        copies(1, {.outcome = Outcome::Voicemail});
  CHECK(figure("abandonment_rate", contacts) == "3/10");
  CHECK(abandonment(contacts, "offered") == "3/10");
  CHECK(abandonment(contacts, "net-of-short") == "2/9");
  CHECK(abandonment(contacts, "after-threshold") == "1/10");
  CHECK(abandonment(contacts, "not-answered") == "4/10");
  CHECK(figure("short_abandon_rate", contacts) == "1/10");
}

TEST_CASE("abandonment counts answered contacts without a wait") {
  CHECK(figure("abandonment_rate", kWaitless) == "2/4");
  CHECK(figure("abandonment_rate", kWaitless, without({Field::Wait})) == "2/4");
  CHECK(abandonment(kWaitless, "not-answered") == "2/4");
  CHECK(abandonment(kWaitless, "net-of-short") == "none: no abandoned contact has a wait");
  CHECK(abandonment(kWaitless, "after-threshold") == "none: no abandoned contact has a wait");
  CHECK(figure("short_abandon_rate", kWaitless, without({Field::Wait})) ==
        "none: needs column wait");
  CHECK(figure("short_abandon_rate", answered_after({1}), without({Field::Wait})) == "0/1");
}

TEST_CASE("abandonment of nothing") {
  CHECK(figure("abandonment_rate", Aggregate{}) == "none: no offered contacts");
  CHECK(abandonment(abandoned_after({1}), "net-of-short") == "none: no contacts in N-B_S");
  CHECK(figure("short_abandon_rate", Aggregate{}) == "none: no offered contacts");
  CHECK(figure("abandonment_rate", Aggregate{}, without({Field::Outcome})) == kNeedsOutcomeReason);
}

TEST_CASE("blocked rate needs a log that says blocked") {
  const std::vector<Contact> contacts =
      answered_after({1, 2, 3}) + copies(1, {.outcome = Outcome::Blocked});
  CHECK(figure("blocked_rate", contacts) == "1/4");
  CHECK(figure("blocked_rate", answered_after({1})) == "0/1");
  CHECK(figure("blocked_rate", Aggregate{}) == "none: no blocked or offered contacts");
  Setting silent;
  silent.facts.blocked_seen = false;
  CHECK(figure("blocked_rate", answered_after({1}), silent) == "none: no row says blocked");
  silent.facts.columns.erase(Field::Outcome);
  CHECK(figure("blocked_rate", answered_after({1}), silent) == kNeedsOutcomeReason);
}

TEST_CASE("abandonment in words") {
  CHECK(text_of("abandonment_rate", with_formula("abandonment_rate", "net-of-short")) ==
        "(abandoned - abandoned within 5 s) / (offered - abandoned within 5 s)");
  CHECK(text_of("short_abandon_rate") == "abandoned within 5 s / offered");
}

}  // namespace kpi::metrics_test
