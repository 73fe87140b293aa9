// SPDX-License-Identifier: MIT
// Published figures to hold a KPI against: a hint, never a verdict, as each was found among other
// contact centres and by their own definitions.
#pragma once

#include <span>
#include <string_view>

#include "kpi/value.hpp"

namespace kpi {

struct Benchmark {
  std::string_view kpi;     ///< id
  Exact low, high;          ///< in the KPI's own unit; equal where one figure is published
  std::string_view text;    ///< for people: "5 % to 8 %"
  std::string_view source;  ///< who published it, and where
};

std::span<const Benchmark> benchmarks();
/// Null when there is none.
const Benchmark* find_benchmark(std::string_view kpi);

}  // namespace kpi
