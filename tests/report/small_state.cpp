// SPDX-License-Identifier: MIT
// The small states of a fold: intervals, agent days, numbers of texts and pairs.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "report/agent_days.hpp"
#include "report/interval_counts.hpp"
#include "report/text_numbers.hpp"

namespace kpi::small_state_test {

TEST_CASE("intervals counted in any order, few or many, are the sums of their rows") {
  const Calendar calendar{*TimeZone::parse("+05:45")};
  std::mt19937 random{1};
  IntervalCounts counts;
  IntervalTallies expected;
  for (int i = 0; i < 20'000; ++i) {
    const Millis instant = static_cast<Millis>(random() % 400) * 11 * kMinute - 50 * kHour;
    const Millis begin = calendar.interval(IntervalLength::Minutes30, instant).begin;
    IntervalTally tally;
    tally.numerator = random() % 3 == 0 ? 1'000'000 : random() % 2;
    tally.denominator = 1;
    tally.seen = static_cast<std::uint8_t>(1U << (random() % 3));
    tally.waited = tally.seen;
    tally.rules = random() % 7 == 0 ? 3 : 0;
    counts.add(quarter_of(begin), tally);
    expected[begin].merge(tally);
  }
  IntervalTallies found;
  counts.add_to(found, calendar, IntervalLength::Minutes30);
  CHECK(found == expected);
}

TEST_CASE("an agent's day in a group reaches from the first answer to the last end") {
  AgentDays days;
  days.add(0, {1, 20, 100, 200});
  days.add(1, {1, 20, 50, 60});
  days.add(0, {0, 20, 70, 80});
  days.add(0, {1, 19, 1, 2});
  days.add(0, {1, 20, 90, 150});
  const std::uint32_t ranks[] = {1, 0};  // agent 1 comes before agent 0
  days.finish(ranks);
  Presence found;
  days.add_to(found, 0);
  const std::vector<Presence::Entry> entries{found.begin(), found.end()};
  CHECK(entries == std::vector<Presence::Entry>{{0, 19, 1, 2}, {0, 20, 90, 200}, {1, 20, 70, 80}});
}

TEST_CASE("workers number texts alike, whatever their length") {
  const KeyedHash hash;
  TextNumbers numbers{hash};
  KnownTexts one{numbers, hash};
  KnownTexts other{numbers, hash};
  std::vector<std::string> texts{""};
  for (std::size_t length = 1; length < 40; ++length) {
    for (const char c : {'a', 'b'}) {
      texts.emplace_back(length, 'a');
      texts.back()[length / 2] = c == 'a' ? 'x' : 'y';
    }
  }
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(one.number(texts[i]) == i);
    for (std::size_t i = texts.size(); i-- > 0;) CHECK(other.number(texts[i]) == i);
  }
  CHECK(numbers.text(3) == texts[3]);
  CHECK(numbers.ranks()[0] == 0);
}

}  // namespace kpi::small_state_test
