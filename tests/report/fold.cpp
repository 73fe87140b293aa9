// SPDX-License-Identifier: MIT
// Folding records into groups: one fold or many merged give the same.
#include "report/fold.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace kpi::fold_test {
namespace {

Dimension by(Field field) {
  return {std::string{name(field)}, field, 0};
}

/// A plan that observes everything, in several groupings.
struct Plan {
  Plan() {
    definitions.service_rules = {{"queue", "sales", {10 * kSecond, 900'000}},
                                 {"channel", "email", {kHour, 800'000}}};
    plan.calendar = &calendar;
    plan.definitions = &definitions;
    plan.hash = &hash;
    plan.show_callers = true;
    plan.groupings = {{{}, std::nullopt},
                      {{by(Field::Queue)}, std::nullopt},
                      {{by(Field::Agent)}, IntervalLength::Day},
                      {{by(Field::Queue), by(Field::Outcome)}, IntervalLength::Hour},
                      {{}, IntervalLength::Minutes15}};
    plan.rule_dimensions = {by(Field::Queue), by(Field::Channel)};
    plan.repeat_key = {Field::Caller, Field::Reason};
    plan.rules.definitions = &definitions;
    plan.rules.calendar = &calendar;
    plan.rules.observe = Observe::Waits | Observe::Handles | Observe::FirstResponses |
                         Observe::Presence | Observe::Intervals | Observe::Repeats |
                         Observe::Squares;
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  Definitions definitions;
  Calendar calendar{*TimeZone::parse("+05:30")};
  KeyedHash hash;
  FoldPlan plan;
};

/// Contacts of a month, of every kind.
std::vector<CallRecord> month_of_calls(unsigned seed, std::size_t count) {
  static constexpr std::string_view kTexts[] = {"", "sales", "support", "billing", "vip"};
  std::mt19937 random{seed};
  const auto below = [&](unsigned n) { return static_cast<std::int64_t>(random() % n); };
  const auto text = [&] { return kTexts[below(5)]; };
  const auto maybe = [&](std::int64_t value) { return below(5) == 0 ? Amount{} : Amount{value}; };
  std::vector<CallRecord> records(count);
  for (CallRecord& record : records) {
    record.outcome = static_cast<Outcome>(below(9));
    if (below(2) == 0) record.outcome = Outcome::Answered;
    record.direction = below(6) == 0 ? Direction::Outbound : Direction::Inbound;
    record.start = below(30 * 24 * 60) * kMinute;
    record.wait = maybe(below(60'000));
    record.talk = maybe(below(600) * kSecond);
    record.hold = maybe(below(3) * kSecond);
    record.acw = maybe(below(90'000));
    if (record.wait) record.answer = *record.start + *record.wait;
    record.first_response = maybe(below(5'000));
    record.cost = maybe(below(9) * kUnit);
    record.csat = maybe(below(6) * kUnit);
    record.nps = maybe(below(11) * kUnit);
    record.ces = maybe(below(8) * kUnit);
    record.qa = maybe(below(101) * kUnit);
    record.transferred = static_cast<YesNo>(below(3));
    record.resolved = static_cast<YesNo>(below(3));
    record.converted = static_cast<YesNo>(below(3));
    record.queue = text();
    record.agent = text();
    record.reason = text();
    record.caller = text();
    record.channel = below(3) == 0 ? "email" : "voice";
    record.call_id = below(4) == 0 ? text() : "";
    if (below(4) == 0) record.counts_as = static_cast<CountsAs>(below(3));
  }
  return records;
}

void check_equal(const Fold& a, const Fold& b, std::size_t groupings) {
  CHECK(a.total() == b.total());
  CHECK(a.filtered().direction == b.filtered().direction);
  CHECK(a.filtered().open == b.filtered().open);
  CHECK(a.without_caller() == b.without_caller());
  CHECK(a.unknown_outcome() == b.unknown_outcome());
  CHECK(a.facts().first_start == b.facts().first_start);
  CHECK(a.facts().last_start == b.facts().last_start);
  CHECK(a.facts().blocked_seen == b.facts().blocked_seen);
  CHECK(a.facts().csat.low == b.facts().csat.low);
  CHECK(a.facts().qa.high == b.facts().qa.high);
  for (std::size_t i = 0; i < groupings; ++i) {
    const auto of_a = a.groups(i);
    const auto of_b = b.groups(i);
    REQUIRE(of_a.size() == of_b.size());
    for (std::size_t j = 0; j < of_a.size(); ++j) {
      CHECK(a.texts(i, of_a[j]) == b.texts(i, of_b[j]));
      CHECK(a.begin(i, of_a[j]) == b.begin(i, of_b[j]));
      CHECK(a.aggregate(i, of_a[j]) == b.aggregate(i, of_b[j]));
    }
  }
}

/// Gives records to one worker of a fold, as one block of the log.
void give(Fold& fold, std::size_t worker, std::span<const CallRecord> records) {
  RecordSink* const sink = fold.sinks()[worker];
  sink->before_block();
  sink->consume(records);
  sink->after_block();
}

CallRecord answered(Millis start, std::string_view queue, std::string_view caller = "") {
  CallRecord record;
  record.outcome = Outcome::Answered;
  record.start = start;
  record.wait = 5 * kSecond;
  record.queue = queue;
  record.caller = caller;
  return record;
}

}  // namespace

TEST_CASE("several workers fold as one, however the records are split and ordered") {
  const Plan setting;
  const std::vector<CallRecord> records = month_of_calls(11, 700);
  Fold whole{setting.plan};
  give(whole, 0, records);
  whole.finish();
  CHECK(whole.total().repeats.repeats > 0);
  CHECK(whole.total().repeats.cases > 0);
  CHECK(whole.groups(3).size() > 300);

  std::mt19937 random{12};
  for (int round = 0; round < 6; ++round) {
    std::vector<std::vector<CallRecord>> parts(1 + random() % 6);
    std::vector<CallRecord> shuffled = records;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    for (const CallRecord& record : shuffled) parts[random() % parts.size()].push_back(record);
    Fold merged{setting.plan, parts.size()};
    for (std::size_t i = 0; i < parts.size(); ++i) give(merged, i, parts[i]);
    if (merged.wants_all_again()) {
      for (std::size_t i = 0; i < parts.size(); ++i) give(merged, i, parts[i]);
      CHECK_FALSE(merged.wants_all_again());
    }
    merged.finish();
    check_equal(merged, whole, setting.plan.groupings.size());
  }
}

TEST_CASE(
    "cells that have had no row for long are packed, and lose nothing, whatever comes after") {
  Plan setting;
  setting.plan.rules.observe = without(setting.plan.rules.observe, Observe::Repeats);
  setting.plan.rules.met_interval = IntervalLength::Hour;
  std::vector<CallRecord> records = month_of_calls(13, 30'000);
  std::sort(records.begin(), records.end(),
            [](const CallRecord& a, const CallRecord& b) { return *a.start < *b.start; });
  records[100].talk = Millis{1} << 50U;  // too large for the sums of a cell
  // More rows of a kind than a cell has bits for.
  records.insert(records.begin() + 50, 70'000, records[50]);
  // Some come when their cells have long been packed.
  for (std::size_t i = 0; i < records.size(); i += 1000) {
    std::swap(records[i], records[records.size() - 1 - i]);
  }
  Fold open{setting.plan};
  open.sinks()[0]->consume(records);  // nothing is packed within a block
  open.finish();
  Fold packed{setting.plan};
  for (std::size_t at = 0; at < records.size(); at += 500) {
    give(packed, 0,
         std::span{records}.subspan(at, std::min<std::size_t>(500, records.size() - at)));
  }
  packed.finish();
  CHECK(open.total().rows > 60'000);
  check_equal(packed, open, setting.plan.groupings.size());
}

TEST_CASE("nothing folded is an empty total without groups") {
  const Plan setting;
  Fold fold{setting.plan};
  fold.finish();
  CHECK(fold.total() == Aggregate{});
  CHECK(fold.groups(1).empty());
  CHECK_FALSE(fold.facts().first_start);
}

TEST_CASE("groups are listed by their texts as bytes, then by time") {
  const Plan setting;
  Fold fold{setting.plan};
  const std::vector<CallRecord> records{answered(2 * kHour, "ventas"), answered(kHour, "álava"),
                                        answered(0, "Ventas"), answered(kHour, "ventas"),
                                        answered(0, "")};
  give(fold, 0, records);
  fold.finish();
  std::string order;
  for (const std::uint32_t group : fold.groups(1)) order += "[" + fold.texts(1, group)[0] + "]";
  CHECK(order == "[][Ventas][ventas][álava]");
  std::string hours;
  for (const std::uint32_t group : fold.groups(3)) {
    hours += "[" + fold.texts(3, group)[0] + "@" +
             setting.calendar.stamp(*fold.begin(3, group)).substr(11, 5) + "]";
  }
  CHECK(hours == "[@05:00][Ventas@05:00][ventas@06:00][ventas@07:00][álava@06:00]");
}

TEST_CASE("keys of several texts are not mistaken for one another") {
  Plan setting;
  setting.plan.groupings = {{{}, std::nullopt},
                            {{by(Field::Queue), by(Field::Caller)}, std::nullopt}};
  Fold fold{setting.plan};
  const std::vector<CallRecord> records{answered(0, "ab", "c"), answered(0, "a", "bc"),
                                        answered(0, "abc", "")};
  give(fold, 0, records);
  fold.finish();
  CHECK(fold.groups(1).size() == 3);
}

TEST_CASE("contacts of another direction are counted as filtered and have no groups") {
  const Plan setting;
  Fold fold{setting.plan};
  std::vector<CallRecord> records{answered(0, "sales"), answered(0, "support"),
                                  answered(0, "billing")};
  records[1].direction = Direction::Outbound;
  records[1].agent = "ann";
  records[2].outcome = Outcome::Open;
  give(fold, 0, records);
  fold.finish();
  CHECK(fold.total().rows == 1);
  CHECK(fold.total().all_directions.answered == 2);
  CHECK(fold.filtered().direction == 1);
  CHECK(fold.filtered().open == 1);
  CHECK(fold.groups(1).size() == 1);
  CHECK(fold.groups(2).size() == 1);  // the day of nobody; ann's has no selected contact
}

TEST_CASE("a call of several visits counts once, and the time of its agents by visit") {
  const Plan setting;
  Fold fold{setting.plan};
  std::vector<CallRecord> records{answered(kHour, "sales"), answered(kHour, "sales"),
                                  answered(2 * kDay, "support")};
  records[0].counts_as = CountsAs::Call;
  records[0].agent = "ann";
  records[0].talk = 90 * kSecond;
  records[1].counts_as = CountsAs::Visit;
  records[1].agent = "ann";
  records[1].talk = 60 * kSecond;
  records[1].csat = 9 * kUnit;
  records[2].counts_as = CountsAs::Visit;
  records[2].agent = "ben";
  records[2].talk = 30 * kSecond;
  for (CallRecord& record : records) record.answer = record.start;
  give(fold, 0, records);
  fold.finish();
  const Aggregate& total = fold.total();
  CHECK(total.rows == 1);
  CHECK(total.talk.sum == 90 * kSecond);
  CHECK(total.all_directions.answered == 1);
  CHECK(total.all_directions.offered == 1);
  CHECK(total.all_directions.visits_answered == 2);
  CHECK(total.all_directions.handle.sum == 90 * kSecond);
  CHECK(total.all_directions.handle.count == 2);
  CHECK(std::distance(total.all_directions.presence.begin(), total.all_directions.presence.end()) ==
        2);
  CHECK(total.repeats.contacts + total.repeats.unjudgeable <= 1);
  CHECK(fold.filtered().direction == 0);
  CHECK(fold.groups(1).size() == 1);  // sales; support has visits only
  CHECK(fold.facts().last_start == Amount{kHour});
  CHECK(fold.facts().csat.high == Amount{9 * kUnit});  // every score read tells the scale
}

TEST_CASE("a visit that is still open is not filtered, its call is") {
  const Plan setting;
  Fold fold{setting.plan};
  std::vector<CallRecord> records{answered(0, "sales"), answered(0, "sales")};
  for (CallRecord& record : records) record.outcome = Outcome::Open;
  records[0].counts_as = CountsAs::Call;
  records[1].counts_as = CountsAs::Visit;
  give(fold, 0, records);
  fold.finish();
  CHECK(fold.filtered().open == 1);
  CHECK(fold.total().rows == 0);
}

TEST_CASE("a row is timed by the first rule that matches it") {
  const Plan setting;
  const auto within = [&](std::string_view queue, std::string_view channel, Millis wait) {
    CallRecord record = answered(0, queue);
    record.channel = channel;
    record.wait = wait;
    Fold fold{setting.plan};
    give(fold, 0, {&record, 1});
    fold.finish();
    return of(fold.total().exits, Exit::Answered).within == 1;
  };
  CHECK(within("sales", "voice", 10 * kSecond));
  CHECK_FALSE(within("sales", "voice", 10 * kSecond + 1));
  CHECK_FALSE(within("sales", "email", kMinute));
  CHECK(within("support", "email", kHour));
  CHECK(within("support", "voice", 20 * kSecond));
  CHECK_FALSE(within("support", "voice", 20 * kSecond + 1));
}

TEST_CASE("legs of equal start in two groups are booked on the first in the order of results") {
  const Plan setting;
  const Millis day = 15 * kDay;
  const std::vector<CallRecord> records{answered(0, "x", "x"), answered(30 * kDay, "x", "y"),
                                        answered(day, "support", "ann"),
                                        answered(day, "billing", "ann")};
  Fold fold{setting.plan};
  give(fold, 0, records);
  fold.finish();
  CHECK(fold.total().repeats.cases == 1);
  CHECK(fold.total().repeats.unjudgeable == 2);
  REQUIRE(fold.groups(1).size() == 3);
  const std::uint32_t first = fold.groups(1)[0];
  const std::uint32_t second = fold.groups(1)[1];
  CHECK(fold.texts(1, first)[0] == "billing");
  CHECK(fold.aggregate(1, first).repeats.cases == 1);
  CHECK(fold.texts(1, second)[0] == "support");
  CHECK(fold.aggregate(1, second).repeats.cases == 0);
}

TEST_CASE("a reason is part of the matter, and a blank one is a reason of its own") {
  const Plan setting;
  const auto repeats = [&](std::string_view first, std::string_view second) {
    std::vector<CallRecord> records{answered(0, "x", "x"), answered(15 * kDay, "q", "ann"),
                                    answered(16 * kDay, "q", "ann"), answered(30 * kDay, "x", "y")};
    records[1].reason = first;
    records[2].reason = second;
    Fold fold{setting.plan};
    give(fold, 0, records);
    fold.finish();
    return fold.total().repeats.repeats;
  };
  CHECK(repeats("bill", "bill") == 1);
  CHECK(repeats("bill", "move") == 0);
  CHECK(repeats("bill", "") == 0);
  CHECK(repeats("", "") == 1);
}

TEST_CASE("answered inbound contacts without a caller are counted, and are no repeats") {
  const Plan setting;
  Fold fold{setting.plan};
  std::vector<CallRecord> records{answered(0, "x"), answered(kDay, "x"), answered(kDay, "x", "c")};
  records[1].direction = Direction::Outbound;
  give(fold, 0, records);
  fold.finish();
  CHECK(fold.without_caller() == 1);
}

TEST_CASE("a fold looks at no texts but those that it names") {
  const std::vector<CallRecord> records = month_of_calls(12, 400);
  const auto check = [&](const Plan& setting, FieldSet expected) {
    Fold fold{setting.plan, 1};
    const FieldSet texts = fold.sinks()[0]->texts();
    CHECK(texts == expected);
    std::vector<CallRecord> bare = records;
    for (const Field field : all_fields()) {
      if (type(field) != FieldType::Text || texts.contains(field)) continue;
      for (CallRecord& record : bare) record.*text_member(field) = "something else";
    }
    Fold whole{setting.plan, 1};
    give(whole, 0, records);
    give(fold, 0, bare);
    whole.finish(1);
    fold.finish(1);
    check_equal(fold, whole, setting.plan.groupings.size());
  };

  Plan everything;
  check(everything, kTextFields);

  Plan no_rules;
  no_rules.plan.rule_dimensions.clear();
  no_rules.definitions.service_rules.clear();
  check(no_rules, kTextFields - FieldSet{Field::Channel});

  Plan by_caller;
  by_caller.plan.rule_dimensions.clear();
  by_caller.definitions.service_rules.clear();
  by_caller.plan.repeat_key = {Field::Caller};
  by_caller.plan.groupings = {{{}, std::nullopt}, {{by(Field::Outcome)}, IntervalLength::Day}};
  check(by_caller, {Field::CallId, Field::Agent, Field::Caller});

  Plan no_repeats;
  no_repeats.plan.rule_dimensions = {by(Field::Channel)};
  no_repeats.definitions.service_rules = {{"channel", "email", {kHour, 800'000}}};
  no_repeats.plan.rules.observe = Observe::Waits;
  no_repeats.plan.groupings = {{{}, std::nullopt}, {{by(Field::Reason)}, std::nullopt}};
  check(no_repeats, {Field::Channel, Field::Agent, Field::Reason});

  Plan with_condition;
  with_condition.plan.rule_dimensions.clear();
  with_condition.definitions.service_rules.clear();
  with_condition.plan.rules.observe = Observe::Waits;
  with_condition.plan.groupings = {{{}, std::nullopt}};
  with_condition.plan.selection.where.add(
      {parse_condition("queue=sales"), by(Field::Queue), with_condition.calendar});
  check(with_condition, {Field::Queue, Field::Agent});
}

}  // namespace kpi::fold_test
