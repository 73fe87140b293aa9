// SPDX-License-Identifier: MIT
// The small states of a fold: intervals, agent days, numbers of texts, packed numbers, kept rows.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "report/agent_days.hpp"
#include "report/interval_counts.hpp"
#include "report/packed_numbers.hpp"
#include "report/repeat_rows.hpp"
#include "report/text_numbers.hpp"

namespace kpi::small_state_test {

TEST_CASE("intervals counted in any order, few or many, are the sums of their rows") {
  const Calendar calendar{*TimeZone::parse("+05:45")};
  for (const bool in_order : {false, true}) {
    std::mt19937 random{1};
    IntervalCounts counts;
    IntervalTallies expected;
    for (int i = 0; i < 20'000; ++i) {
      const Millis step = in_order ? i / 5 : static_cast<Millis>(random() % 400);
      const Millis instant = step * 11 * kMinute - 50 * kHour;
      const Millis begin = calendar.interval(IntervalLength::Minutes30, instant).begin;
      IntervalTally tally;
      tally.numerator = random() % 3 == 0 ? 1'000'000 : random() % 2;
      tally.denominator = random() % 5 == 0 ? -1 : 1;
      tally.seen = static_cast<std::uint8_t>(1U << (random() % 3));
      tally.waited = random() % 4 == 0 ? 0 : tally.seen;
      tally.rules = random() % 7 == 0 ? 3 : 0;
      counts.add(quarter_of(begin), tally);
      expected[begin].merge(tally);
    }
    IntervalTallies found;
    counts.add_to(found, calendar, IntervalLength::Minutes30);
    CHECK(found == expected);
  }
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

TEST_CASE("packed numbers come back, small and large") {
  std::vector<std::uint64_t> numbers{0, 1, 127, 128, 1000, 16'383, 16'384, ~std::uint64_t{0}};
  std::mt19937_64 random{3};
  for (unsigned bits = 1; bits < 64; ++bits) numbers.push_back(random() >> bits);
  NumberWriter writer;
  for (const std::uint64_t number : numbers) {
    writer.put(number);
    writer.put_thousandths(number / 2);
    writer.put_thousandths(number / 2000 * 1000);
  }
  PackedStore store;
  const std::vector<std::uint8_t> large(100'000);
  const std::uint8_t* const kept = store.keep(writer.bytes());
  store.keep(large);
  store.keep(large);
  NumberReader reader{kept};
  for (const std::uint64_t number : numbers) {
    CHECK(reader.take() == number);
    CHECK(reader.take_thousandths() == number / 2);
    CHECK(reader.take_thousandths() == number / 2000 * 1000);
  }
}

TEST_CASE("packed ascending numbers come back, near to one another and far") {
  const std::vector<std::uint16_t> numbers{0, 0, 1, 255, 510, 764, 1019, 1275, 65'535, 65'535};
  NumberWriter writer;
  writer.put_ascending(numbers);
  writer.put_ascending({});
  writer.put_ascending(std::span{numbers}.last(1));
  writer.put(7);
  // Three bytes for each that is 255 or more above the one before, one for each other; sizes.
  CHECK(writer.bytes().size() == (4 * 3 + 6 + 1) + 1 + (3 + 1) + 1);
  NumberReader reader{writer.bytes().data()};
  CHECK(reader.take_ascending() == numbers);
  CHECK(reader.take_ascending().empty());
  CHECK(reader.take_ascending() == std::vector<std::uint16_t>{65'535});
  CHECK(reader.take() == 7);
}

TEST_CASE("rows for repeat calls are found by their numbers until they are dropped") {
  RepeatRows rows{2};
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const std::uint32_t groups[] = {i * 2, i * 3};
    const KeyedRow row{Millis{i} - 5000, i, i % 2 == 0};
    CHECK(rows.append({{std::uint64_t{i} << 40U, i}, row}, i, groups) == i);
    if (i >= 3000 && i % 4 != 0) rows.drop_oldest();
  }
  CHECK(rows.size() == 10'000 - rows.oldest());
  CHECK_FALSE(rows.has(rows.oldest() - 1));
  CHECK_FALSE(rows.has(10'000));
  for (std::uint32_t i = rows.oldest(); i < 10'000; ++i) {
    REQUIRE(rows.has(i));
    CHECK(rows.key(i) == Fingerprint{std::uint64_t{i} << 40U, i});
    CHECK(rows[i].start() == Millis{i} - 5000);
    CHECK(rows[i].selected() == (i % 2 == 0));
    CHECK_FALSE(rows[i].done());
    CHECK(rows.groups(i)[1] == i * 3);
  }
}

}  // namespace kpi::small_state_test
