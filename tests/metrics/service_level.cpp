// SPDX-License-Identifier: MIT
// Service level by every formula, and intervals on target.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

/// A=1000 B=60 A_T=860 B_T=20 B_S=10, published by Cisco.
std::vector<Contact> published() {
  return copies(860, {.outcome = Outcome::Answered, .wait = 20}) +
         copies(140, {.outcome = Outcome::Answered, .wait = 21}) +
         copies(10, {.outcome = Outcome::Abandoned, .wait = 5}) +
         copies(10, {.outcome = Outcome::Abandoned, .wait = 6}) +
         copies(40, {.outcome = Outcome::Abandoned, .wait = 60});
}

std::string level(const std::vector<Contact>& contacts, const std::string& formula) {
  return figure("service_level", contacts, with_formula("service_level", formula));
}

/// An interval with so many contacts, the first `in_time` of them answered in time.
std::vector<Contact> interval(Millis begin, std::size_t in_time, std::size_t contacts) {
  return copies(in_time, {.outcome = Outcome::Answered, .wait = 1, .interval = begin}) +
         copies(contacts - in_time, {.outcome = Outcome::Answered, .wait = 99, .interval = begin});
}

}  // namespace

TEST_CASE("the published service levels") {
  CHECK(figure("service_level", published()) == "860/1060");
  CHECK(level(published(), "offered") == "860/1060");
  CHECK(level(published(), "answered") == "860/1000");
  CHECK(level(published(), "answered-abandoned") == "860/1060");
  CHECK(level(published(), "exclude-within") == "860/1040");
  CHECK(level(published(), "positive") == "880/1060");
  CHECK(level(published(), "positive-short") == "870/1060");
  CHECK(level(published(), "exclude-short") == "860/1050");
  const std::vector<Contact> callbacks = copies(5, {.outcome = Outcome::Callback, .wait = 10}) +
                                         copies(5, {.outcome = Outcome::Callback, .wait = 30});
  CHECK(level(published() + callbacks, "removed") == "885/1070");
  CHECK(level(published() + callbacks, "(A_T+V_T)/(A+V)") == "860/1000");
}

TEST_CASE("1600 answered in time of 2000 offered is 80 %") {
  const std::vector<Contact> contacts = copies(1600, {.outcome = Outcome::Answered, .wait = 20}) +
                                        copies(400, {.outcome = Outcome::Abandoned, .wait = 20});
  CHECK(figure("service_level", contacts) == "1600/2000");
}

TEST_CASE("half in time, however long the others waited") {
  CHECK(figure("service_level", answered_after({0, 10, 30, 100})) == "2/4");
  CHECK(figure("service_level", answered_after({0, 10, 24, 30})) == "2/4");
}

TEST_CASE("a wait of exactly the threshold is within, unless it must be less") {
  Setting less;
  less.definitions.strictly_less = true;
  CHECK(figure("service_level", answered_after({20})) == "1/1");
  CHECK(figure("service_level", answered_after({20}), less) == "0/1");
}

TEST_CASE("answered contacts without a wait are in no part of a service level") {
  const std::vector<Contact> contacts =
      answered_after({10, 30}) + copies(7, {.outcome = Outcome::Answered});
  CHECK(figure("service_level", contacts) == "1/2");
  CHECK(level(contacts, "answered") == "1/2");
}

TEST_CASE("service level without waits has no value") {
  const std::vector<Contact> waitless = copies(3, {.outcome = Outcome::Answered});
  CHECK(figure("service_level", waitless) == "none: no answered contact has a wait");
  CHECK(level(waitless, "B/N") == "none: no answered contact has a wait");
  CHECK(figure("service_level", waitless, without({Field::Wait})) == "none: needs column wait");
  CHECK(figure("service_level", waitless, without({Field::Outcome})) == kNeedsOutcomeReason);

  const std::vector<Contact> silent_abandons =
      answered_after({10}) + copies(2, {.outcome = Outcome::Abandoned});
  CHECK(level(silent_abandons, "offered") == "1/3");
  CHECK(level(silent_abandons, "exclude-within") == "none: no abandoned contact has a wait");
  CHECK(level(silent_abandons, "exclude-short") == "none: no abandoned contact has a wait");
  CHECK(level(silent_abandons, "positive") == "none: no abandoned contact has a wait");
}

TEST_CASE("service level of nothing, and of abandoned contacts alone") {
  CHECK(figure("service_level", Aggregate{}) == "none: no offered contacts");
  CHECK(level({}, "answered") == "none: no answered contacts");
  CHECK(level(abandoned_after({3}), "exclude-short") == "none: no contacts in N-B_S");
  CHECK(figure("service_level", abandoned_after({3})) == "0/1");
  CHECK(figure("service_level", copies(2, {.outcome = Outcome::Abandoned}),
               without({Field::Wait})) == "0/2");
}

TEST_CASE("a good interval does not make up for a bad one") {
  const std::vector<Contact> day = interval(0, 10, 10) + interval(30 * kMinute, 10, 90);
  CHECK(figure("service_level", day) == "20/100");
  CHECK(figure("intervals_met", day) == "1/2");
}

TEST_CASE("an interval of exactly the target is met") {
  CHECK(figure("intervals_met", interval(0, 8, 10)) == "1/1");
  CHECK(figure("intervals_met", interval(0, 799, 1000)) == "0/1");
  CHECK(figure("intervals_met", Aggregate{}) == "none: no interval has offered contacts");
}

TEST_CASE("an interval without a service level is not met") {
  const std::vector<Contact> waitless = copies(2, {.outcome = Outcome::Answered, .interval = 1});
  CHECK(figure("intervals_met", interval(0, 1, 1) + waitless) == "1/2");
}

TEST_CASE("an interval has the target of the rule that matches all its contacts") {
  Setting setting;
  setting.definitions.service_rules = {{"queue", "vip", {10 * kSecond, 900'000}},
                                       {"channel", "email", {4 * kHour, 500'000}}};
  const auto met_under = [&setting](std::uint64_t rules) {
    Aggregate contacts = tallied(interval(0, 85, 100), setting);
    contacts.intervals[0].rules = rules;
    return figure("intervals_met", contacts, setting);
  };
  CHECK(met_under(0b00) == "1/1");
  CHECK(met_under(0b01) == "0/1");
  CHECK(met_under(0b10) == "1/1");
  CHECK(met_under(0b11) == "0/1");
  CHECK(met_under(~std::uint64_t{0} << 2U) == "1/1");
}

TEST_CASE("intervals on target need time, outcomes and waits") {
  const std::vector<Contact> waitless = copies(2, {.outcome = Outcome::Answered});
  CHECK(figure("intervals_met", waitless, without({Field::Start})) == "none: needs column start");
  CHECK(figure("intervals_met", waitless, without({Field::Outcome})) == kNeedsOutcomeReason);
  CHECK(figure("intervals_met", waitless, without({Field::Wait})) == "none: needs column wait");
}

TEST_CASE("service levels in words") {
  CHECK(text_of("service_level") == "answered within 20 s / offered");
  CHECK(text_of("service_level", with_formula("service_level", "exclude-short")) ==
        "answered within 20 s / (offered - abandoned within 5 s)");
  CHECK(text_of("service_level", with_formula("service_level", "(A_T+V_T)/(A+V)")) ==
        "(A_T+V_T)/(A+V), T = 20 s");
  CHECK(text_of("service_level", with_formula("service_level", "A_T/(N-B_S)")) ==
        "A_T/(N-B_S), T = 20 s, S = 5 s");
  CHECK(text_of("service_level", with_formula("service_level", "A/N")) == "A/N");
  CHECK(text_of("intervals_met") ==
        "intervals whose service level reaches 80 % / intervals with offered contacts");
}

TEST_CASE("service levels in words, with thresholds of their own") {
  Setting setting;
  setting.definitions.service = {90 * kSecond, 925'000};
  setting.definitions.service_rules = {{"queue", "vip", {10 * kSecond, 900'000}},
                                       {"team", "", {4 * kHour, 800'000}}};
  CHECK(
      text_of("service_level", setting) ==
      "answered within 1 min 30 s (within 10 s where queue = vip, within 4 h where team = \"\") / "
      "offered");
  CHECK(text_of("intervals_met", setting) ==
        "intervals whose service level reaches 92.5 % (90 % where queue = vip, 80 % where team = "
        "\"\") / intervals with offered contacts");
  setting.definitions.service_rules.clear();
  setting.definitions.strictly_less = true;
  CHECK(text_of("service_level", setting) == "answered in less than 1 min 30 s / offered");
  setting.definitions.formulas["service_level"] = "A_T/A";
  CHECK(text_of("service_level", setting) == "A_T/A, T = less than 1 min 30 s");
}

}  // namespace kpi::metrics_test
