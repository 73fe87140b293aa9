// SPDX-License-Identifier: MIT
// Folding a log into aggregates, one for each group of each grouping, in one pass by several
// workers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"
#include "report/cells.hpp"
#include "report/fold_plan.hpp"
#include "report/fold_worker.hpp"
#include "report/group_index.hpp"
#include "report/repeat_window.hpp"
#include "report/text_numbers.hpp"

namespace kpi {

/// The result does not depend on the number of workers, nor on which of them takes which record.
class Fold {
 public:
  explicit Fold(const FoldPlan& plan, std::size_t workers = 1);

  /// Where records go, one a worker.
  [[nodiscard]] std::vector<RecordSink*> sinks();
  /// Records came so far out of the order of time that all must come again. True at most once.
  bool wants_all_again();
  /// Lets repeat calls keep every row until the end, because records cannot come again.
  void expect_any_order() { shared_.repeats.expect_any_order(); }

  /// Once, when all records have come and before groups are looked at; with so many threads.
  void finish(std::size_t threads = 1);

  /// The groups of a grouping that have a selected row, in the order of reports.
  [[nodiscard]] const std::vector<std::uint32_t>& groups(std::size_t grouping) const {
    return groupings_[grouping].in_order;
  }
  /// Those without one, whose agents may have been at work.
  [[nodiscard]] std::vector<std::uint32_t> groups_without_rows(std::size_t grouping) const;
  [[nodiscard]] std::vector<std::string> texts(std::size_t grouping, std::uint32_t group) const;
  [[nodiscard]] std::optional<Millis> begin(std::size_t grouping, std::uint32_t group) const {
    return shared_.indexes[grouping][group].begin;
  }
  [[nodiscard]] Aggregate aggregate(std::size_t grouping, std::uint32_t group) const;
  [[nodiscard]] const Aggregate& total() const { return groupings_[0].summed[0]; }

  /// Facts that records tell; columns are left to the reader.
  [[nodiscard]] const LogFacts& facts() const { return seen_.facts; }
  [[nodiscard]] const Report::Filtered& filtered() const { return seen_.filtered; }
  /// Inbound answered rows without a caller, where repeat calls are asked for.
  [[nodiscard]] std::int64_t without_caller() const { return seen_.without_caller; }
  /// Answered visits of agents without states, or without a name, where there are states.
  [[nodiscard]] std::int64_t answered_without_states() const {
    return seen_.answered_without_states;
  }
  /// Contacts whose outcome the log does not say.
  [[nodiscard]] std::int64_t unknown_outcome() const { return seen_.unknown_outcome; }
  /// Selected contacts that lack the instant that is to place them in time.
  [[nodiscard]] std::int64_t placed_by_start() const { return seen_.placed_by_start; }
  /// The conditions on contacts, and what they have met.
  [[nodiscard]] const Filter& where() const { return where_; }

 private:
  struct Grouping {
    std::vector<std::uint32_t> in_order;  // groups
    // The aggregates of all groups, where they are not only of records.
    bool is_summed = false;
    std::vector<Aggregate> summed;
    // For each worker: the cell of each group, or none.
    std::vector<std::vector<std::uint32_t>> cells;
    // Where what the report selects is summed from, and the group of each group there.
    std::optional<std::size_t> source;
    std::vector<std::uint32_t> group_of_source;
  };

  void place_cells();
  void sum_up(std::size_t threads);
  void sum(std::size_t grouping, const std::vector<bool>& done, std::size_t threads);
  void add_selected(Aggregate& to, std::size_t grouping, std::uint32_t group) const;
  void add_any_direction(Aggregate& to, std::size_t grouping, std::uint32_t group) const;
  [[nodiscard]] std::optional<std::size_t> smallest_finer(std::size_t grouping, bool agent_days,
                                                          const std::vector<bool>& done) const;
  std::vector<std::uint32_t> groups_of_finer(std::size_t grouping, std::size_t finer);
  void add_cells(Aggregate& to, std::size_t grouping, std::uint32_t group) const;
  void add_repeats();
  void book_open();
  [[nodiscard]] std::uint32_t group_in(std::size_t grouping,
                                       std::span<const std::uint32_t> base_groups) const;
  [[nodiscard]] std::vector<std::uint32_t> text_ranks_of(std::size_t dimension) const;
  [[nodiscard]] std::vector<std::uint32_t> ranks(std::size_t grouping) const;
  [[nodiscard]] Millis day_start() const { return plan_.calendar->day_start(); }
  [[nodiscard]] bool has_rows(std::size_t grouping, std::uint32_t group) const;
  void put_in_order();

  const FoldPlan& plan_;
  FoldShared shared_;
  std::vector<std::unique_ptr<FoldWorker>> workers_;
  FoldWorker::Seen seen_;
  Filter where_;
  std::vector<Grouping> groupings_;
  // By grouping and group; where repeat calls are asked for.
  std::vector<std::vector<Aggregate::Repeats>> repeats_;
};

}  // namespace kpi
