// SPDX-License-Identifier: MIT
// The table of published figures.
#include "kpi/benchmarks.hpp"

#include <algorithm>
#include <array>

namespace kpi {
namespace {

constexpr std::string_view kIfc =
    "International Finance Corporation, global metric, as cited by mptelecom.com.vn";
constexpr std::string_view kCommon = "common usage; no single publication";

constexpr Exact percent(int number) {
  return {number, 100};
}
constexpr Exact whole_seconds(int number) {
  return {number, 1};
}

// The row of adherence waits for its KPI: one that the catalogue lacks is never shown.
constexpr std::array kBenchmarks{
    Benchmark{"service_level", percent(80), percent(80), "80 % within 20 s", kIfc},
    Benchmark{"asa", whole_seconds(28), whole_seconds(28), "28 s", kIfc},
    Benchmark{"abandonment_rate", percent(5), percent(8), "5 % to 8 %", kIfc},
    Benchmark{"fcr", percent(70), percent(79), "70 % to 79 %",
              "SQM Group, 2022 benchmark of a good rate, by surveys after the call"},
    Benchmark{"aht", whole_seconds(360), whole_seconds(360), "about 6:00", kCommon},
    Benchmark{"talk_time", whole_seconds(240), whole_seconds(240), "about 4:00", kCommon},
    Benchmark{"occupancy", percent(75), percent(90), "75 % to 90 %", kCommon},
    Benchmark{"adherence", percent(85), percent(95), "85 % to 95 %", kCommon},
};

}  // namespace

std::span<const Benchmark> benchmarks() {
  return kBenchmarks;
}

const Benchmark* find_benchmark(std::string_view kpi) {
  const auto found = std::find_if(kBenchmarks.begin(), kBenchmarks.end(),
                                  [&](const Benchmark& row) { return row.kpi == kpi; });
  return found == kBenchmarks.end() ? nullptr : &*found;
}

}  // namespace kpi
