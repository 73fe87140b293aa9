// SPDX-License-Identifier: MIT
// How files are understood: what was recognised and why, what became of their rows, and which KPIs
// they can give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// A stretch of hours without a call in which other days have calls.
struct CallGap {
  Millis begin = 0, end = 0;
};

struct Inspection {
  std::vector<UnderstoodInput> inputs;
  std::vector<InputSummary> rows;  ///< what became of the rows of each input
  std::vector<Rejects::Reason> rejected;
  std::vector<Note> notes;

  std::optional<Interval> starts;  ///< the first and the last start; absent without any
  std::uint64_t open = 0;          ///< contacts that were still waiting
  std::uint64_t repeated_ids = 0;  ///< records whose call id another record before has
  std::uint64_t identical = 0;     ///< records that are the same as one before in every field
  std::uint64_t without_end = 0;   ///< answered ones whose talk is not known
  std::vector<CallGap> gaps;       ///< the longest first, a few of them
  std::uint64_t hours_without_calls = 0;  ///< of all gaps

  struct KpiState {
    std::string_view id, name;
    std::string lacks;  ///< empty: it can be computed
  };
  std::vector<KpiState> kpis;
};

/// Reads the files several times, streams from a copy. The definitions say which KPIs can be
/// computed. Throws Error as LogReader does, but neither for words nor for rows that it cannot
/// read: those are what is looked for.
Inspection inspect(InputOptions options, const Definitions& definitions);

}  // namespace kpi
