// SPDX-License-Identifier: MIT
// Handle, talk, hold and after-call time, and transfers.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

const std::vector<Contact> kHandled{{.wait = 5, .talk = 100, .hold = 20, .acw = 30, .ring = 3},
                                    {.wait = 6, .talk = 200, .hold = 0, .acw = 10, .ring = 4},
                                    {.talk = 60, .hold = 0, .acw = 0},
                                    {.wait = 9, .hold = 10, .acw = 20},  // talk unknown
                                    {.outcome = Outcome::Abandoned, .wait = 70}};

std::string aht(const std::string& formula, Setting setting = {}) {
  setting.definitions.formulas["aht"] = formula;
  return figure("aht", kHandled, setting);
}

}  // namespace

TEST_CASE("handle time by every formula, over answered contacts with talk known") {
  CHECK(figure("aht", kHandled) == "420/3");
  CHECK(aht("talk-hold-acw") == "420/3");
  CHECK(aht("with-ring") == "367/2");
  CHECK(aht("with-wait") == "371/2");
  CHECK(aht("talk-hold") == "380/3");
  CHECK(aht("talk-acw") == "400/3");
  CHECK(aht("talk") == "360/3");
}

TEST_CASE("handle time becomes what the log can give") {
  const auto in_force = [](std::initializer_list<Field> absent, const std::string& chosen = "") {
    Setting setting = without(absent);
    if (!chosen.empty()) setting.definitions.formulas["aht"] = chosen;
    return formula_in_force(*find_kpi("aht"), setting.definitions, setting.facts);
  };
  CHECK(in_force({}) == "talk-hold-acw");
  CHECK(in_force({Field::Acw}) == "talk-hold");
  CHECK(in_force({Field::Hold}) == "talk-acw");
  CHECK(in_force({Field::Hold, Field::Acw}) == "talk");
  CHECK(in_force({Field::Acw}, "talk-hold-acw") == "talk-hold");
  CHECK(in_force({Field::Hold}, "talk-hold") == "talk");
  CHECK(in_force({Field::Hold, Field::Acw}, "with-ring") == "with-ring");
  CHECK(figure("aht", kHandled, without({Field::Acw})) == "380/3");
  CHECK(aht("with-ring", without({Field::Acw})) == "327/2");
}

TEST_CASE("handle time in words lists the parts really summed") {
  const auto text = [](const std::string& chosen, std::initializer_list<Field> absent) {
    Setting setting = without(absent);
    setting.definitions.formulas["aht"] = chosen;
    return text_of("aht", setting);
  };
  CHECK(text_of("aht") == "(talk + hold + after-call work) / answered with talk known");
  CHECK(text("talk-hold-acw", {Field::Acw}) ==
        "(talk + hold) / answered with talk known; no file has acw");
  CHECK(text("talk-hold-acw", {Field::Acw, Field::Hold}) ==
        "talk / answered with talk known; no file has hold or acw");
  CHECK(text("talk", {Field::Acw, Field::Hold}) == "talk / answered with talk known");
  CHECK(text("with-ring", {Field::Hold}) ==
        "(talk + after-call work + ring) / answered with talk and ring known; no file has hold");
  CHECK(text("with-wait", {}) ==
        "(talk + hold + after-call work + wait) / answered with talk and wait known");
  CHECK(text_of("aht_p90", without({Field::Acw})) ==
        "90th percentile of talk + hold, over answered with talk known; no file has acw");
  CHECK(text_of("aht_p50") ==
        "50th percentile of talk + hold + after-call work, over answered with talk known");
}

TEST_CASE("no handle time") {
  CHECK(figure("aht", Aggregate{}) == "none: no answered contacts");
  CHECK(figure("aht", copies(1, {.hold = 1, .acw = 1})) ==
        "none: no answered contact has a talk time");
  CHECK(figure("aht", copies(1, {.talk = 9, .acw = 1})) ==
        "none: no answered contact has every part of the handle time");
  CHECK(figure("aht", kHandled, without({Field::Talk})) == "none: needs column talk");
  CHECK(figure("aht", kHandled, without({Field::Outcome})) == kNeedsOutcomeReason);
  CHECK(aht("with-ring", without({Field::Ring})) == "none: needs column ring");
  CHECK(aht("with-wait", without({Field::Wait})) == "none: needs column wait");
}

TEST_CASE("percentiles of handle time follow the formula of aht") {
  CHECK(figure("aht_p50", kHandled) == "150");
  CHECK(figure("aht_p90", kHandled) == "210");
  CHECK(figure("aht_p50", kHandled, with_formula("aht", "talk")) == "100");
  CHECK(figure("aht_p90", kHandled, with_formula("aht", "with-ring")) == "214");
  for (const char* id : {"aht_p50", "aht_p90"}) {
    CHECK(figure(id, copies(1, {.talk = 7, .hold = 0, .acw = 0})) == "7");
    CHECK(figure(id, Aggregate{}) == "none: no answered contacts");
    CHECK(figure(id, kHandled, without({Field::Talk})) == "none: needs column talk");
  }
}

TEST_CASE("talk, hold and after-call time") {
  CHECK(figure("talk_time", kHandled) == "360/3");
  CHECK(figure("acw_time", kHandled) == "60/4");
  CHECK(figure("hold_time", kHandled) == "30/4");
  CHECK(figure("hold_time_held", kHandled) == "30/2");
  CHECK(figure("held_rate", kHandled) == "2/4");
  CHECK(figure("call_duration", kHandled) == "380/3");
}

TEST_CASE("talk, hold and after-call time of one contact, and of none") {
  const std::vector<Contact> one = copies(1, {.talk = 8, .hold = 0, .acw = 3});
  CHECK(figure("talk_time", one) == "8/1");
  CHECK(figure("acw_time", one) == "3/1");
  CHECK(figure("hold_time", one) == "0/1");
  CHECK(figure("hold_time_held", one) == "none: no answered contact was on hold");
  CHECK(figure("held_rate", one) == "0/1");
  CHECK(figure("call_duration", one) == "8/1");
  for (const char* id :
       {"talk_time", "acw_time", "hold_time", "hold_time_held", "held_rate", "call_duration"}) {
    CHECK(figure(id, Aggregate{}) == "none: no answered contacts");
    CHECK(figure(id, one, without({Field::Outcome})) == kNeedsOutcomeReason);
  }
}

TEST_CASE("talk, hold and after-call time need their columns") {
  const Setting bare = without({Field::Talk, Field::Hold, Field::Acw});
  CHECK(figure("talk_time", kHandled, bare) == "none: needs column talk");
  CHECK(figure("acw_time", kHandled, bare) == "none: needs column acw");
  CHECK(figure("hold_time", kHandled, bare) == "none: needs column hold");
  CHECK(figure("hold_time_held", kHandled, bare) == "none: needs column hold");
  CHECK(figure("held_rate", kHandled, bare) == "none: needs column hold");
  CHECK(figure("call_duration", kHandled, bare) == "none: needs columns talk, hold");
  CHECK(figure("call_duration", kHandled, without({Field::Hold})) == "none: needs column hold");
}

TEST_CASE("transfers are of answered contacts that say") {
  const std::vector<Contact> contacts = copies(1, {.transferred = YesNo::Yes}) +
                                        copies(3, {.transferred = YesNo::No}) +
                                        copies(5, {.transferred = YesNo::Unknown});
  CHECK(figure("transfer_rate", contacts) == "1/4");
  CHECK(figure("transfer_rate", copies(1, {.transferred = YesNo::Yes})) == "1/1");
  CHECK(figure("transfer_rate", copies(1, {})) ==
        "none: no answered contact has a yes or no in transferred");
  CHECK(figure("transfer_rate", Aggregate{}) == "none: no answered contacts");
  CHECK(figure("transfer_rate", contacts, without({Field::Transferred})) ==
        "none: needs column transferred");
}

}  // namespace kpi::metrics_test
