// SPDX-License-Identifier: MIT
// What is asked of a log, and the finished report that answers it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kpi/benchmarks.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/profiles.hpp"
#include "kpi/reader.hpp"
#include "kpi/selection.hpp"
#include "kpi/time.hpp"

namespace kpi {

enum class DirectionFilter : std::uint8_t { Inbound, Outbound, All };

struct Query {
  std::vector<std::string> kpis{"@core"};  ///< ids, "@core", "@all"
  /// Each is one grouping: fields, extra columns, interval lengths.
  std::vector<std::vector<std::string>> group_by;
  std::optional<IntervalLength> interval;  ///< added to every grouping
  DirectionFilter direction = DirectionFilter::Inbound;
  AssignBy assign_by = AssignBy::Start;
  PeriodBounds period;  ///< a side that is open is that of the log
  OpeningHours hours;
  std::vector<Condition> where;  ///< all must hold
  Definitions definitions;
  Calendar calendar;
  bool show_callers = false;           ///< otherwise callers are grouped under pseudonyms
  std::size_t max_groups = 1'000'000;  ///< of one grouping; more is an error
  /// Groups are shown in the order of a KPI, those without a value last.
  struct Order {
    std::string kpi;
    bool descending = false;
  };
  std::optional<Order> order;
  std::optional<std::size_t> top;  ///< so many groups of each grouping, the first
  /// Groups without a contact are shown too: every interval, hour and weekday of the period.
  bool fill_empty = false;
  bool subtotals = false;   ///< of several dimensions, also by the first, by the first two, …
  bool benchmarks = false;  ///< name published figures beside the values
  bool squares = false;     ///< tell those of means: Result::squares
  std::string heat_map;     ///< id of the KPI that Report::heat_map is of; empty: of none
  bool trends = false;      ///< whether Report::trends is asked for
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
  const Benchmark* benchmark = nullptr;  ///< where asked for and there is one
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
  /// Where asked for, Kpi::squares of each column.
  std::vector<std::optional<Exact>> squares{};
};

/// The results of a report in their order, groupings one after the other. Each is worked out when
/// it is looked at, so that a report of many groups takes no more memory than its aggregates.
class Results {
 public:
  /// Where results come from.
  class Maker {
   public:
    Maker() = default;
    Maker(const Maker&) = delete;
    Maker& operator=(const Maker&) = delete;
    virtual ~Maker() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual std::size_t grouping(std::size_t index) const = 0;
    /// May be called from several threads at once, each with other indices.
    [[nodiscard]] virtual Result make(std::size_t index) const = 0;
  };
  class Iterator {
   public:
    Iterator(const Results* results, std::size_t at) : results_{results}, at_{at} {}
    Result operator*() const { return (*results_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;
    [[nodiscard]] const Results& results() const { return *results_; }
    [[nodiscard]] std::size_t index() const { return at_; }

   private:
    const Results* results_;
    std::size_t at_;
  };
  /// Some of the results that follow one another.
  struct Range {
    Iterator first, last;
    [[nodiscard]] Iterator begin() const { return first; }
    [[nodiscard]] Iterator end() const { return last; }
    [[nodiscard]] bool empty() const { return first == last; }
    [[nodiscard]] std::size_t size() const { return last.index() - first.index(); }
    [[nodiscard]] Result operator[](std::size_t number) const {
      return first.results()[first.index() + number];
    }
  };

  Results();
  explicit Results(std::vector<Result> results);
  explicit Results(std::shared_ptr<const Maker> maker) : maker_{std::move(maker)} {}

  [[nodiscard]] std::size_t size() const { return maker_->size(); }
  [[nodiscard]] Result operator[](std::size_t index) const { return maker_->make(index); }
  [[nodiscard]] std::size_t grouping(std::size_t index) const { return maker_->grouping(index); }
  [[nodiscard]] Result total() const { return maker_->make(0); }
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size()}; }
  [[nodiscard]] Range of_grouping(std::size_t grouping) const;
  /// All but the total.
  [[nodiscard]] Range of_groups() const { return {{this, 1}, end()}; }
  [[nodiscard]] Range of_total() const { return {{this, 0}, {this, 1}}; }

 private:
  std::shared_ptr<const Maker> maker_;
};

/// A KPI in each hour of each weekday, for a picture.
struct HeatMap {
  KpiColumn kpi;
  /// By weekday, Sunday being 0, and hour of the day; none where there were no contacts.
  std::array<std::array<Value, 24>, 7> values;
};

/// How the KPIs went over the period, for pictures.
struct Trends {
  /// The finest from the hour on of which the period has at most kMostIntervals.
  IntervalLength length = IntervalLength::Hour;
  std::vector<Interval> intervals;         ///< all that the period touches; at least two
  std::vector<std::vector<Value>> values;  ///< a list a KPI column, a value an interval
  static constexpr std::size_t kMostIntervals = 31;
};

/// A finished report. Renderers print it and compute nothing.
struct Report {
  std::optional<Interval> period;
  Calendar calendar;
  std::optional<IntervalLength> interval;
  std::vector<InputSummary> inputs;
  /// What the records of all inputs were joined into; nothing where each counts by itself.
  std::optional<std::uint64_t> calls;
  Amount last_start;  ///< the latest start of any record read, ms since 1970; absent without one
  /// Contacts that are not counted, each under the first reason that applies: with those in the
  /// total, all records or calls. Outside of opening hours is outside of the period.
  struct Filtered {
    std::uint64_t direction = 0, period = 0, where = 0, open = 0;
  } filtered;
  const Profile* profile = nullptr;  ///< whose definitions it began with; may be null
  std::vector<KpiColumn> kpis;
  std::vector<Grouping> groupings;  ///< [0] is the total
  Results results;                  ///< [0] is the total
  std::vector<Note> notes;
  std::string currency;
  std::optional<HeatMap> heat_map;  ///< where asked for
  std::optional<Trends> trends;  ///< where asked for, and the period is neither short nor endless
};

/// Reads the log to its end and answers the query; the answer does not depend on the number of
/// threads. Throws Error.
Report compute(LogReader& reader, const Query& query, std::size_t threads = 1);
/// The same for several queries, one report each, in one reading.
std::vector<Report> compute(LogReader& reader, std::span<const Query> queries,
                            std::size_t threads = 1);

}  // namespace kpi
