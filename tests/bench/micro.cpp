// SPDX-License-Identifier: MIT
// Times the parts of which a run consists, one by one: micro [--benchmark_filter=NAME].
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/csv.hpp"
#include "kpi/aggregate.hpp"
#include "kpi/record.hpp"
#include "kpi/time.hpp"
#include "report/group_index.hpp"
#include "report/text_numbers.hpp"

namespace kpi {
namespace {

constexpr int kRows = 10'000;

/// Numbers that look drawn, the same on every machine.
class Numbers {
 public:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(((state_ >> 32) * bound) >> 32);
  }

 private:
  std::uint64_t state_ = 1;
};

std::string two_digits(std::uint32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string stamp_at(std::uint32_t second_of_day) {
  return "2026-03-02T" + two_digits(second_of_day / 3600) + ":" +
         two_digits(second_of_day / 60 % 60) + ":" + two_digits(second_of_day % 60) + "Z";
}

/// A log as phone systems export it, one reason of five in quotes.
std::string log_text() {
  Numbers numbers;
  std::string text = "call_id,start,queue,caller,agent,outcome,wait,talk,hold,acw,reason\n";
  for (std::uint32_t i = 0; i < kRows; ++i) {
    text += "C" + std::to_string(100'000'000 + i) + "," + stamp_at(i * 8) + ",queue " +
            std::to_string(numbers.below(12)) + ",+1" +
            std::to_string(2'000'000'000U + numbers.below(900'000)) + ",A" +
            std::to_string(1000 + numbers.below(400)) + ",answered," +
            std::to_string(numbers.below(90)) + "," + std::to_string(numbers.below(900)) + "," +
            std::to_string(numbers.below(60)) + "," + std::to_string(numbers.below(120)) +
            (numbers.below(5) == 0 ? ",\"refund, partial\"\n" : ",invoice question\n");
  }
  return text;
}

std::int64_t as_int(std::size_t size) {
  return static_cast<std::int64_t>(size);
}

void split_rows(benchmark::State& state) {
  const std::string text = log_text();
  for (auto _ : state) {
    CsvReader reader{text, Dialect{}};
    RawRow row;
    std::size_t fields = 0;
    while (reader.next(row)) fields += row.fields.size();
    benchmark::DoNotOptimize(fields);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
  state.SetBytesProcessed(state.iterations() * as_int(text.size()));
}
BENCHMARK(split_rows);

void parse_numbers(benchmark::State& state) {
  Numbers numbers;
  std::vector<std::string> texts;
  texts.reserve(kRows);
  for (int i = 0; i < kRows; ++i) texts.push_back(std::to_string(numbers.below(2000)));
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const std::string& text : texts) sum += parse_scaled(text, kSecond).value_or(0);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(parse_numbers);

void parse_stamps(benchmark::State& state) {
  std::vector<std::string> texts;
  texts.reserve(kRows);
  for (std::uint32_t i = 0; i < kRows; ++i) texts.push_back(stamp_at(i * 8));
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const std::string& text : texts) {
      StampText stamp;
      read_stamp(text, true, stamp);
      sum += stamp.instant.value_or(0);
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(parse_stamps);

void find_groups(benchmark::State& state) {
  Numbers numbers;
  const std::array<std::string, 4> queues{"billing", "sales", "support", "retention"};
  std::vector<CallRecord> records(kRows);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].start = as_int(i) * 8 * kSecond;
    records[i].queue = queues[numbers.below(4)];
  }
  PlannedGrouping plan;
  plan.dimensions = {{"queue", Field::Queue, 0}};
  plan.length = IntervalLength::Minutes30;
  const Calendar calendar;
  const KeyedHash hash;
  TextNumbers texts{hash};
  KnownTexts known{texts, hash};
  CellFinder finder{plan, calendar};
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const CallRecord& record : records) {
      const std::uint32_t queue = known.number(record.queue);
      sum += finder.find({&queue, 1}, record.start).cell;
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(find_groups);

/// Of so many durations, which is what a group of this size costs.
void take_percentiles(benchmark::State& state) {
  Numbers numbers;
  std::vector<Millis> values(static_cast<std::size_t>(state.range(0)));
  for (Millis& value : values) value = Millis{numbers.below(600)} * kSecond;
  for (auto _ : state) {
    Distribution distribution;
    for (const Millis value : values) distribution.add(value);
    benchmark::DoNotOptimize(distribution.percentile(90));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(take_percentiles)->Arg(20)->Arg(200)->Arg(100'000);

}  // namespace
}  // namespace kpi

BENCHMARK_MAIN();
