// SPDX-License-Identifier: MIT
// Repeat calls judged while a log is read are those judged at its end.
#include "report/repeat_window.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "report/call_ids.hpp"

namespace kpi::repeat_window_test {
namespace {

constexpr Millis kWindow = 7 * kDay;

struct Call {
  std::uint64_t customer = 0;
  Millis start = 0;
  std::string id;
  std::uint32_t queue = 0;
};

/// Calls of half a year in time order: some customers call every few days, others once.
std::vector<Call> half_a_year(unsigned seed) {
  std::mt19937 random{seed};
  std::vector<Call> calls(4000);
  for (Call& call : calls) {
    call.customer = random() % 3 == 0 ? random() % 20 : random() % 1500;
    call.start = static_cast<Millis>(random() % (180 * 24 * 60)) * kMinute;
    call.queue = random() % 4;
  }
  std::sort(calls.begin(), calls.end(),
            [](const Call& a, const Call& b) { return a.start < b.start; });
  for (std::size_t i = 0; i < calls.size(); ++i) {
    // Some calls have a second leg: the same id, a little later or at once.
    const bool leg = i > 0 && random() % 9 == 0;
    if (leg) calls[i].customer = calls[i - 1].customer;
    if (leg && random() % 2 == 0) calls[i].start = calls[i - 1].start;
    calls[i].id = leg ? calls[i - 1].id : "c" + std::to_string(10'000 + i);
  }
  return calls;
}

/// Gives the calls in blocks to several workers in turn; the sums booked on each queue.
std::vector<Aggregate::Repeats> booked(RepeatWindow& window, const std::vector<Call>& calls,
                                       std::size_t workers, std::size_t block) {
  Amount first;
  Amount last;
  for (std::size_t at = 0, n = 0; at < calls.size(); at += block, ++n) {
    RepeatWindow::Batch batch = window.make_batch();
    window.before_block(n % workers);
    Amount block_first;
    Amount block_last;
    for (std::size_t i = at; i < std::min(calls.size(), at + block); ++i) {
      const Call& call = calls[i];
      const std::uint32_t groups[] = {call.queue};
      const std::uint64_t hash = call.id.empty() ? 0 : std::hash<std::string>{}(call.id) | 1U;
      batch.add({call.customer << 32U, static_cast<std::uint32_t>(call.customer)},
                {call.start, hash, true}, groups);
      batch.ids.add(call.id, call.start, kWindow);
      block_first = std::min(block_first.value_or(call.start), call.start);
      block_last = std::max(block_last.value_or(call.start), call.start);
    }
    batch.ids.keep();
    window.after_block(n % workers, batch, block_first, block_last);
    first = std::min(first.value_or(*block_first), *block_first);
    last = std::max(last.value_or(*block_last), *block_last);
  }
  if (window.came_late(first)) return {};
  window.judge_all({*first, *last}, workers);
  std::vector<Aggregate::Repeats> found;
  for (std::uint32_t queue = 0; queue < 4; ++queue) found.push_back(window.booked(0, queue));
  for (const OpenBooking* open : window.open()) {
    found[*std::min_element(open->groups.begin(), open->groups.end())].merge(open->adds);
  }
  return found;
}

std::vector<Aggregate::Repeats> booked_at_the_end(const std::vector<Call>& calls) {
  RepeatWindow window{kWindow, 1, 1};
  window.expect_any_order();
  return booked(window, calls, 1, calls.size());
}

void check_they_must_come_again(const std::vector<Call>& calls,
                                const std::vector<Aggregate::Repeats>& expected) {
  RepeatWindow window{kWindow, 1, 2};
  CHECK(booked(window, calls, 2, 50).empty());
  window.restart();
  window.expect_any_order();
  CHECK(booked(window, calls, 2, 50) == expected);
}

}  // namespace

TEST_CASE("contacts judged as the log goes on are those judged at its end") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const std::vector<Call> calls = half_a_year(seed);
    const auto expected = booked_at_the_end(calls);
    CHECK(expected[0].repeats > 50);
    CHECK(expected[0].cases > 50);
    CHECK(expected[0].unjudgeable > 0);
    for (const std::size_t workers : {1U, 2U, 5U}) {
      for (const std::size_t block : {1U, 7U, 100U, 1500U}) {
        CAPTURE(seed, workers, block);
        RepeatWindow window{kWindow, 1, workers};
        CHECK(booked(window, calls, workers, block) == expected);
      }
    }
  }
}

TEST_CASE("calls logged when they end, a little out of order, are judged the same") {
  std::vector<Call> calls = half_a_year(6);
  for (Call& call : calls) call.id.clear();
  std::mt19937 random{7};
  std::vector<Millis> ends;
  for (const Call& call : calls)
    ends.push_back(call.start + static_cast<Millis>(random() % 300) * kMinute);
  std::vector<std::size_t> order(calls.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
  std::vector<Call> by_end;
  for (const std::size_t i : order) by_end.push_back(calls[i]);
  RepeatWindow window{kWindow, 1, 2};
  CHECK(booked(window, by_end, 2, 40) == booked_at_the_end(calls));
}

TEST_CASE("calls far out of order must come again, and any order is fine then") {
  std::vector<Call> calls = half_a_year(8);
  for (Call& call : calls) call.id.clear();
  const auto expected = booked_at_the_end(calls);
  std::rotate(calls.begin(), calls.begin() + 1000, calls.end());
  check_they_must_come_again(calls, expected);
}

TEST_CASE("an id that comes back weeks later makes one contact of two calls") {
  std::vector<Call> calls = half_a_year(9);
  calls[3900].customer = calls[2000].customer;
  calls[3900].id = calls[2000].id;
  const auto expected = booked_at_the_end(calls);
  check_they_must_come_again(calls, expected);
}

TEST_CASE("ids are unique where they rise along the log") {
  const auto unique = [](const std::vector<std::vector<std::string>>& blocks) {
    CallIds ids{kWindow};
    for (const auto& block : blocks) {
      BlockIds of_block;
      for (const std::string& id : block) {
        of_block.add(id, 0, kWindow);
        if (id != "10") of_block.keep();  // as where a batch ends here
      }
      of_block.keep();
      ids.take(of_block);
    }
    return ids.are_unique();
  };
  CHECK(unique({}));
  CHECK(unique({{"8", "9", "10"}, {"11", "", "11", "200"}}));
  CHECK(unique({{"c", "d"}, {"a", "b"}}));  // blocks may come in any order
  CHECK(unique({{"a", "b"}, {"b", "c"}}));  // legs of one call in two blocks
  CHECK_FALSE(unique({{"9", "10", "9"}}));
  CHECK_FALSE(unique({{"a", "c"}, {"b", "d"}}));
  BlockIds far;
  far.add("a", 0, kWindow);
  far.add("a", kWindow + 1, kWindow);
  CHECK_FALSE(far.rising);
}

}  // namespace kpi::repeat_window_test
