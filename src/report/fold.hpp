// SPDX-License-Identifier: MIT
// Folding records into aggregates, one for each group of each grouping, in one pass.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"
#include "report/dimension.hpp"
#include "report/group_table.hpp"
#include "report/keyed_hash.hpp"
#include "report/observation.hpp"
#include "report/repeat_calls.hpp"

namespace kpi {

/// What a fold does with every record; the same for all workers of a run.
struct FoldPlan {
  const Calendar* calendar = nullptr;
  const Definitions* definitions = nullptr;
  const KeyedHash* hash = nullptr;
  bool show_callers = false;
  DirectionFilter direction = DirectionFilter::Inbound;
  std::vector<PlannedGrouping> groupings;  ///< [0] is the total
  std::size_t max_groups = 1'000'000;      ///< of one grouping
  std::vector<Dimension> rule_dimensions;  ///< of the service-level rules
  std::vector<Field> repeat_key;           ///< texts that tell one customer's matter
  ObservationRules rules;

  [[nodiscard]] bool observes(Observe what) const { return includes(rules.observe, what); }
};

/// Folds records. Folds of one plan merge: the result is that of one fold over all records.
class Fold : public RecordSink {
 public:
  explicit Fold(const FoldPlan& plan);
  void consume(std::span<const CallRecord> records) override;
  void restart();
  void merge(const Fold& other);

  /// Rolls up groupings that coarsen others and books the repeat calls. Once, after all merging and
  /// before groups are looked at.
  void finish();

  /// The groups of a grouping that have a selected row, in the order of reports.
  [[nodiscard]] std::vector<const Group*> groups(std::size_t grouping) const;
  [[nodiscard]] const Group& total_group() const { return tables_[0].groups()[0]; }
  [[nodiscard]] const Aggregate& total() const { return total_group().aggregate; }
  /// Facts that records tell; columns are left to the reader.
  [[nodiscard]] const LogFacts& facts() const { return facts_; }
  [[nodiscard]] const Report::Filtered& filtered() const { return filtered_; }
  /// Inbound answered rows without a caller, where repeat calls are asked for.
  [[nodiscard]] std::int64_t without_caller() const { return without_caller_; }
  /// Contacts whose outcome the log does not say.
  [[nodiscard]] std::int64_t unknown_outcome() const { return unknown_outcome_; }

 private:
  /// Where the figures of a grouping come from: records, or a finer grouping.
  struct Sources {
    bool agent_days = false;  // counts agent time
    std::size_t selected = 0;
    std::size_t agent_time = 0;  // each is the grouping itself when it takes records
  };
  struct KeyedRows {
    std::vector<KeyedRow> rows;
    std::vector<std::uint32_t> groups;  // of each row, one a base
  };

  void choose_sources();
  [[nodiscard]] std::optional<std::size_t> finer_than(std::size_t grouping, bool agent_days) const;
  void add(const CallRecord& record);
  void take_facts(const CallRecord& record);
  void add_to_interval(Aggregate& aggregate, const Observation& seen, Millis begin) const;
  void take_keyed_row(const CallRecord& record, bool selected);
  [[nodiscard]] bool selects(const CallRecord& record) const;
  std::uint64_t matching_rules(const CallRecord& record);
  void roll_up(std::size_t grouping);
  void book_repeats();

  const FoldPlan& plan_;
  DimensionTexts texts_;
  std::vector<Sources> sources_;         // one a grouping
  std::vector<std::size_t> bases_;       // groupings that take selected records
  std::vector<std::size_t> base_place_;  // of each grouping's source among them
  std::vector<GroupTable> tables_;
  // For groupings that are rolled up: the group of each group of the source.
  std::vector<std::vector<std::uint32_t>> group_of_source_;
  KeyedRows keyed_;
  LogFacts facts_;
  Report::Filtered filtered_;
  std::int64_t without_caller_ = 0;
  std::int64_t unknown_outcome_ = 0;
  ServiceSteps steps_;
  std::optional<IntervalFinder> met_intervals_;
  std::vector<std::uint32_t> current_;  // groups of the record being added
  std::string key_, scratch_;
};

}  // namespace kpi
