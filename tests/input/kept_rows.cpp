// SPDX-License-Identifier: MIT
// Rows are kept until all of their id have come, and no more of them than there is room for.
#include "input/kept_rows.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "input/logs.hpp"

namespace kpi::kept_rows_test {
namespace {

using Texts = std::vector<std::string>;
using Turn = KeptRows::Turn;

/// Reads rows, each an id and a letter, as often as it takes; gives what was complete by reading.
std::vector<Texts> readings(const std::vector<std::pair<std::string, char>>& rows,
                            std::size_t most_bytes) {
  const KeyedHash hash;
  TextCounts ids{hash};
  for (const auto& [id, letter] : rows) ids.add(id);
  KeptRows kept{ids, hash, most_bytes};
  std::vector<Texts> found;
  bool more = true;
  while (more) {
    Texts complete;
    for (const auto& [id, letter] : rows) {
      const Turn turn = kept.turn_of(id);
      if (turn == Turn::Alone) complete.push_back(id + " alone");
      if (turn != Turn::Kept) continue;
      kept.of().packed += letter;
      if (!kept.is_complete()) continue;
      complete.push_back(std::string{kept.id()} + " " + kept.of().packed);
      kept.erase();
    }
    kept.take_rest([&](std::string_view id, const KeptRows::OfId& rest) {
      complete.push_back(std::string{id} + " rest of " + std::to_string(rest.count));
    });
    found.push_back(complete);
    more = kept.begin_next_reading();
  }
  return found;
}

}  // namespace

TEST_CASE("rows are complete when the last of their id has come") {
  CHECK(readings({{"1", 'a'}, {"2", 'b'}, {"1", 'c'}, {"3", 'd'}, {"", 'e'}, {"2", 'f'}, {"", 'g'}},
                 1000) == std::vector<Texts>{{"1 ac", "3 alone", " alone", "2 bf", " alone"}});
  CHECK(readings({}, 1000) == std::vector<Texts>{{}});
}

TEST_CASE("without room for more ids the others wait for another reading") {
  const std::vector<std::pair<std::string, char>> rows{
      {"1", 'a'}, {"2", 'b'}, {"9", 'x'}, {"3", 'c'}, {"1", 'd'}, {"2", 'e'}, {"3", 'f'}};
  // One id at a time: 2 is passed over while 1 is kept, and has to be as a whole.
  CHECK(readings(rows, 0) == std::vector<Texts>{{"9 alone", "1 ad"}, {"2 be"}, {"3 cf"}});
  const std::size_t two = 300;
  CHECK(readings(rows, two) == std::vector<Texts>{{"9 alone", "1 ad", "2 be"}, {"3 cf"}});
}

TEST_CASE("an id that comes too often to be counted is complete at the end of the reading") {
  const std::vector<std::pair<std::string, char>> rows(TextCounts::kMost + 5, {"1", 'a'});
  CHECK(readings(rows, 0) == std::vector<Texts>{{"1 rest of 68"}});
}

TEST_CASE("however little is kept, the same is read") {
  std::string log = "call_id,start,end,queue,talk\n";
  for (int row = 0; row < 60; ++row) {
    log += std::to_string(row * 7 % 23) + ",2026-03-02 09:00," +
           "2026-03-02 10:" + std::to_string(10 + row * 11 % 40) + ",q" + std::to_string(row % 5) +
           "," + std::to_string(row) + "\n";
  }
  for (const bool joined : {false, true}) {
    InputOptions options;
    options.dedupe = joined ? Dedupe::Exact : Dedupe::Id;
    options.unit = joined ? CountingUnit::Call : CountingUnit::Visit;
    Texts all;
    for (const std::optional<std::size_t> most : {std::optional<std::size_t>{}, {0}, {700}}) {
      options.most_kept = most;
      input_test::Outcomes found = input_test::read_log(log, options);
      CHECK(found.faults.empty());
      std::sort(found.records.begin(), found.records.end());
      found.records.insert(found.records.end(), found.notes.begin(), found.notes.end());
      found.records.push_back(std::to_string(found.inputs[0].records) + " + " +
                              std::to_string(found.inputs[0].duplicates));
      if (all.empty()) all = found.records;
      CHECK(found.records == all);
    }
  }
}

}  // namespace kpi::kept_rows_test
