// SPDX-License-Identifier: MIT
// The same report whatever the threads and the pieces in which a file is read.
#include <catch2/catch.hpp>

#include <string>

#include "input/logs.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"

namespace kpi::threads_test {
namespace {

/// A week of calls with line breaks in quotes, repeat calls and rows that cannot be read.
std::string week_of_calls(bool stray_quotes) {
  std::string log = "start,queue,agent,caller,reason,outcome,wait,talk,csat\n";
  for (int i = 0; i < 600; ++i) {
    const auto digits = [](int number) {
      return (number < 10 ? "0" : "") + std::to_string(number);
    };
    log += "2026-03-" + digits(1 + i / 40) + "T" + digits(8 + i % 40 / 4) + ":" +
           digits(i * 7 % 60) + ":00Z,";
    log += i % 5 == 0 ? "\"sales,\nnorth\"," : "support,";
    log += "a" + std::to_string(i % 4) + ",+1555" + std::to_string(i % 90) + ",";
    log += i % 7 == 0 ? "\"said \"\"again\"\"\"," : "order,";
    log += i % 9 == 0 ? "abandoned," : "answered,";
    log += i % 50 == 3 ? "soon," : std::to_string(i % 45) + ",";
    log += std::to_string(i % 300) + "," + std::to_string(1 + i % 5) + "\n";
    if (stray_quotes && i % 100 == 42) log += "2026-03-01T09:00:00Z,b\"c,,,,answered,1,1,\n";
  }
  return log;
}

struct Outcome {
  std::string document;
  std::string rejects;
};

Outcome outcome_of(const std::string& path, std::size_t threads, std::uint64_t block_size,
                   SimdLevel simd = SimdLevel::Best) {
  InputOptions options;
  options.files = {path};
  options.max_bad.percent = 10;
  options.block_size = block_size;
  options.simd = simd;
  Query query;
  query.kpis = {"@all"};
  query.group_by = {{"queue"}, {"queue", "1h"}, {"agent", "day"}};
  query.definitions.formulas["fcr"] = "repeat";
  query.definitions.repeat_window = 2 * kDay;
  LogReader reader{options};
  const Report report = compute(reader, query, threads);
  Outcome outcome;
  find_output_format("json")->render(report, {},
                                     [&](std::string_view piece) { outcome.document += piece; });
  for (const Issue& issue : reader.rejects().kept()) {
    outcome.rejects += std::to_string(issue.at.line) + ":" + std::to_string(issue.at.column) +
                       ": " + issue.text + "\n";
  }
  return outcome;
}

}  // namespace

TEST_CASE(
    "neither threads nor blocks nor instructions change a byte of the report or the rejected "
    "rows") {
  const bool stray_quotes = GENERATE(false, true);
  input_test::LogFolder folder;
  const std::string path = folder.put("week.csv", week_of_calls(stray_quotes));
  const Outcome expected = outcome_of(path, 1, 1U << 20U);
  CHECK(expected.rejects.find("6:55: wait: \"soon\" is no duration") != std::string::npos);
  for (const std::size_t threads : {0U, 1U, 2U, 3U, 7U, 16U}) {
    for (const std::uint64_t block_size : {1U, 17U, 1000U, 1U << 14U, 1U << 26U}) {
      const SimdLevel simd =
          block_size == 17U || block_size == 1U << 26U ? SimdLevel::Portable : SimdLevel::Best;
      CAPTURE(threads, block_size, stray_quotes);
      const Outcome found = outcome_of(path, threads, block_size, simd);
      CHECK(found.document == expected.document);
      CHECK(found.rejects == expected.rejects);
    }
  }
}

}  // namespace kpi::threads_test
