// SPDX-License-Identifier: MIT
// First-contact resolution by flag and by repeats, and conversion.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {
namespace {

const std::vector<Contact> kFlagged =
    copies(3, {.resolved = YesNo::Yes}) + copies(1, {.resolved = YesNo::No}) + copies(2, {});

Aggregate repeats(const Aggregate::Repeats& booked) {
  Aggregate contacts;
  contacts.repeats = booked;
  return contacts;
}

/// A log of this length without a resolved column.
Setting log_of(Millis length) {
  Setting setting = without({Field::Resolved});
  setting.facts.first_start = 5 * kDay;
  setting.facts.last_start = 5 * kDay + length;
  return setting;
}

}  // namespace

TEST_CASE("resolution by flag, where the log has one") {
  CHECK(figure("fcr", kFlagged) == "3/4");
  CHECK(figure("fcr", copies(1, {.resolved = YesNo::Yes})) == "1/1");
  CHECK(figure("fcr", copies(2, {})) == "none: no answered contact has a yes or no in resolved");
  CHECK(figure("fcr", Aggregate{}) == "none: no answered contacts");
  Setting flag = without({Field::Resolved});
  flag.definitions.formulas["fcr"] = "flag";
  CHECK(figure("fcr", kFlagged, flag) == "none: needs column resolved");
}

TEST_CASE("resolution by repeats, where the log has no flag or it is asked") {
  const Aggregate contacts = repeats({.cases = 5, .single = 4});
  CHECK(figure("fcr", contacts, log_of(30 * kDay)) == "4/5");
  CHECK(figure("fcr", contacts, with_formula("fcr", "repeat")) == "4/5");
  Setting anonymous = log_of(30 * kDay);
  anonymous.facts.columns.erase(Field::Caller);
  CHECK(figure("fcr", contacts, anonymous) == "none: needs column caller");
  anonymous.facts.columns.erase(Field::Start);
  CHECK(figure("fcr", contacts, anonymous) == "none: needs columns start, caller");
}

TEST_CASE("resolution by repeats says how much data the window needs") {
  const Aggregate unjudged = repeats({.contacts = 3, .unjudgeable = 2});
  CHECK(figure("fcr", unjudged, log_of(6 * kDay + 12 * kHour)) ==
        "none: the log covers 6 days 12 h; a window of 7 days needs at least 14 days");
  CHECK(figure("fcr", unjudged, log_of(14 * kDay)) ==
        "none: every case begins within 7 days of an end of the log");
  CHECK(figure("fcr", Aggregate{}, log_of(kDay)) == "none: no keyed contacts");
  CHECK(figure("fcr", repeats({.repeats = 1, .contacts = 1}), log_of(20 * kDay)) ==
        "none: only repeats, no first contact of a case");
}

TEST_CASE("repeat rate is of contacts that could be repeats") {
  CHECK(figure("repeat_rate", repeats({.repeats = 2, .contacts = 9})) == "2/9");
  CHECK(figure("repeat_rate", repeats({.repeats = 0, .contacts = 1})) == "0/1");
  CHECK(figure("repeat_rate", Aggregate{}) ==
        "none: no keyed contacts 7 days or more after the log's first");
  CHECK(figure("repeat_rate", Aggregate{}, log_of(36 * kHour)) ==
        "none: the log covers 1 day 12 h; a window of 7 days needs at least 7 days");
  CHECK(figure("repeat_rate", Aggregate{}, without({Field::Caller})) ==
        "none: needs column caller");
  CHECK(figure("repeat_rate", Aggregate{}, without({Field::Start})) == "none: needs column start");
  CHECK(figure("repeat_rate", Aggregate{}, without({Field::Outcome})) == kNeedsOutcomeReason);
}

TEST_CASE("resolution in words") {
  CHECK(text_of("fcr") == "resolved / answered with resolved known");
  Setting setting = without({Field::Resolved});
  CHECK(text_of("fcr", setting) ==
        "cases of one contact / cases; a contact opens a case when none with the same caller and "
        "reason came in the 7 days before");
  setting.facts.columns.erase(Field::Reason);
  setting.definitions.repeat_window = kDay;
  CHECK(text_of("repeat_rate", setting) ==
        "contacts within 1 day of one with the same caller / answered inbound contacts with a "
        "caller");
  setting.definitions.repeat_key = {Field::Caller, Field::Queue};
  CHECK(text_of("repeat_rate", setting) ==
        "contacts within 1 day of one with the same caller and queue / answered inbound contacts "
        "with a caller");
}

TEST_CASE("resolution is in the core where its input exists") {
  const Kpi& fcr = *find_kpi("fcr");
  const auto available = [&fcr](const Setting& setting) {
    return fcr.available(setting.definitions, setting.facts);
  };
  CHECK(available({}));
  CHECK(available(without({Field::Caller})));
  CHECK(available(without({Field::Resolved})));
  CHECK_FALSE(available(without({Field::Resolved, Field::Caller})));
  CHECK_FALSE(available(without({Field::Outcome})));
}

TEST_CASE("conversion of answered contacts that say, or of all offered") {
  const std::vector<Contact> contacts = copies(2, {.converted = YesNo::Yes}) +
                                        copies(1, {.converted = YesNo::No}) + copies(4, {}) +
                                        abandoned_after({1});
  const Setting of_offered = with_formula("conversion_rate", "offered");
  CHECK(figure("conversion_rate", contacts) == "2/3");
  CHECK(figure("conversion_rate", contacts, with_formula("conversion_rate", "answered")) == "2/3");
  CHECK(figure("conversion_rate", contacts, of_offered) == "2/8");
  CHECK(figure("conversion_rate", copies(1, {.converted = YesNo::No})) == "0/1");
  CHECK(figure("conversion_rate", Aggregate{}) == "none: no answered contacts");
  CHECK(figure("conversion_rate", Aggregate{}, of_offered) == "none: no offered contacts");
  CHECK(figure("conversion_rate", contacts, without({Field::Converted})) ==
        "none: needs column converted");
}

}  // namespace kpi::metrics_test
