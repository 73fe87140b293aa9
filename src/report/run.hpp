// SPDX-License-Identifier: MIT
// A query and a log brought together: what is to be folded, and every figure from what was folded.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kpi/report.hpp"
#include "report/empty_groups.hpp"
#include "report/fold.hpp"
#include "report/open_time.hpp"
#include "report/teams.hpp"
#include "report/workforces.hpp"

namespace kpi {

/// Resolves names of dimensions against the columns that the log has.
class DimensionFinder {
 public:
  explicit DimensionFinder(const LogReader& reader) : reader_{reader} {}

  /// What is not found is a fault.
  Dimension find(const std::string& asked, std::string_view option);

  /// Extra columns that some dimension needs.
  [[nodiscard]] const std::vector<std::string>& extra() const { return extra_; }
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
  /// Columns of the log that are called as dimensions that are none of the log's.
  [[nodiscard]] const std::set<std::string>& hidden_columns() const { return hidden_columns_; }
  /// That the log has no starts is a fault, of which the first option that needs them is told.
  void require_starts(std::string_view option);
  void add(Fault fault) { faults_.push_back(std::move(fault)); }

 private:
  void unknown(const std::string& asked, std::string_view option);

  const LogReader& reader_;
  std::set<std::string> hidden_columns_;
  bool lacks_starts_ = false;
  std::vector<std::string> extra_;
  std::vector<Fault> faults_;
};

/// Everything that is decided before the first record is read.
struct Setup {
  FoldPlan plan;
  LogFacts facts;  // columns; the rest comes from the records
  std::vector<const Kpi*> kpis;
  const Kpi* heat_map = nullptr;  // may be none of those
  std::vector<Note> notes;
};

Setup set_up(const LogReader& reader, const Query& query, const KeyedHash& hash, const Teams& teams,
             DimensionFinder& finder);

/// Everything that a run holds on to until its report has been printed.
struct Run : Results::Maker {
  Run(Query asked, Companions told)
      : query{std::move(asked)}, companions{std::move(told)}, teams{companions} {}

  Query query;
  Companions companions;
  Teams teams;
  KeyedHash hash;
  Setup setup;
  std::unique_ptr<Fold> fold;
  LogFacts facts;
  std::optional<Interval> period;
  std::optional<ServiceSteps> steps;
  std::optional<Workforces> workforces;
  std::optional<SlotTimes> open_in_period;
  struct Entry {
    std::size_t grouping = 0;
    std::uint32_t group = 0;  // of the fold, or of those that are empty
    bool is_empty = false;
  };
  std::vector<Entry> entries;           // in the order of results
  std::vector<GroupName> empty_groups;  // of all groupings
  std::vector<Note> notes;              // on the entries

  /// What has been folded, and what the reader knows once all is read.
  void finish(const LogReader& reader, std::size_t threads);
  [[nodiscard]] Millis elapsed(const Interval& span, const TimeSlot& slot) const;
  /// What KPIs may know of a result of a grouping: of this group, in `span`.
  [[nodiscard]] Context context_of(std::size_t at, const std::optional<Interval>& span,
                                   const std::vector<std::string>& group = {}) const;
  [[nodiscard]] std::size_t size() const override { return entries.size(); }
  [[nodiscard]] std::size_t grouping(std::size_t index) const override {
    return entries[index].grouping;
  }
  [[nodiscard]] Result make(std::size_t index) const override;

 private:
  [[nodiscard]] std::vector<Entry> entries_of(std::size_t at);
  void fill(std::size_t at, std::vector<Entry>& of_grouping);
  void sort(std::vector<Entry>& of_grouping) const;
  void cut(std::vector<Entry>& of_grouping);
  [[nodiscard]] GroupName name_of(const Entry& entry) const;
  [[nodiscard]] std::optional<Interval> span_of(const Entry& entry) const;
  [[nodiscard]] Aggregate aggregate_of(const Entry& entry) const;
};

}  // namespace kpi
