// SPDX-License-Identifier: MIT
// What is asked of a log, and the finished report that answers it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"
#include "kpi/time.hpp"

namespace kpi {

enum class DirectionFilter : std::uint8_t { Inbound, Outbound, All };

struct Query {
  std::vector<std::string> kpis{"@core"};  ///< ids, "@core", "@all"
  /// Each is one grouping: fields, extra columns, interval lengths.
  std::vector<std::vector<std::string>> group_by;
  std::optional<IntervalLength> interval;  ///< added to every grouping
  DirectionFilter direction = DirectionFilter::Inbound;
  Definitions definitions;
  Calendar calendar;
  bool show_callers = false;  ///< otherwise callers are grouped under pseudonyms
};

/// Checks everything that needs no file; throws Error (Usage).
void check_query(const Query& query);

/// The counts of a result; absent where the log cannot tell.
struct Counts {
  Amount offered, answered, answered_within, abandoned, abandoned_within, abandoned_short,
      other_exits, callbacks, callbacks_within, blocked;
  struct Named {
    std::string_view name;
    Amount value;
  };
  [[nodiscard]] std::vector<Named> named() const;
};

/// A KPI of the report, and the definition in force.
struct KpiColumn {
  const Kpi* kpi = nullptr;
  std::string formula;
  std::string text;
  Unit unit = Unit::Count;
  std::vector<Parameter> parameters;
};

/// By what a set of results is told apart. Without dimensions and length: the total.
struct Grouping {
  std::vector<std::string> dimensions;
  std::optional<IntervalLength> length;
  /// Dimensions as asked, the interval length last.
  [[nodiscard]] std::vector<std::string> names() const;
};

/// The figures of one set of contacts.
struct Result {
  std::size_t grouping = 0;        ///< index into Report::groupings
  std::vector<std::string> group;  ///< texts of the grouping's dimensions
  std::optional<Interval> span;    ///< the interval, or the period; absent without a start column
  Counts counts;
  std::vector<Value> values;  ///< one a KPI column
};

/// A finished report. Renderers print it and compute nothing.
struct Report {
  std::optional<Interval> period;
  Calendar calendar;
  std::optional<IntervalLength> interval;
  std::vector<InputSummary> inputs;
  struct Filtered {
    std::uint64_t direction = 0, period = 0, where = 0, open = 0;
  } filtered;
  std::vector<KpiColumn> kpis;
  std::vector<Grouping> groupings;  ///< [0] is the total
  std::vector<Result> results;      ///< [0] is the total
  std::vector<Note> notes;
  std::string currency;
};

/// Reads the log to its end and answers the query. Throws Error.
Report compute(LogReader& reader, const Query& query);

}  // namespace kpi
