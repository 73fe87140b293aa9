// SPDX-License-Identifier: MIT
// The calls behind a figure: rows as they were understood, in canonical columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kpi/report.hpp"
#include "kpi/rows.hpp"

namespace kpi {

/// Which rows of a KPI. Of one that is no share of rows all that its denominator counts are both
/// its numerator and its denominator, and none are missed.
enum class CallRole : std::uint8_t { Numerator, Denominator, Missed };

struct CallsQuery {
  Query query;                       ///< what it groups by is left out of account
  std::optional<std::string> kpi{};  ///< an id; nothing: all rows that are selected
  CallRole role = CallRole::Denominator;
};

struct CallsListed {
  std::uint64_t rows = 0;
  /// Why there are none, where the KPI has no value.
  std::string no_value{};
};

/// Gives the selected calls of all inputs to the sink, in the order of the files: canonical fields
/// and then the other columns, as `kpi` itself reads them. A caller is a pseudonym unless with
/// query.show_callers. With a KPI the log is read twice, and the calls are those that it counts: of
/// what knows no direction, the cost of agents' hours, calls of all directions. Throws Error: Usage
/// for a KPI without rows of its own.
CallsListed list_calls(LogReader& reader, const CallsQuery& asked, RowSink& sink);

}  // namespace kpi
