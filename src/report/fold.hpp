// SPDX-License-Identifier: MIT
// Folding records into aggregates, one for each group of each grouping, in one pass.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/report.hpp"
#include "report/dimension.hpp"
#include "report/keyed_hash.hpp"
#include "report/observation.hpp"
#include "report/repeat_calls.hpp"

namespace kpi {

/// A grouping whose names have been resolved. Without dimensions and length: the total.
struct PlannedGrouping {
  std::vector<Dimension> dimensions;
  std::optional<IntervalLength> length;
  /// Told apart only by agent and by intervals of a day or longer, so that agent days make sense.
  [[nodiscard]] bool carries_agent_days() const;
};

/// What a fold does with every record; the same for all workers of a run.
struct FoldPlan {
  const Calendar* calendar = nullptr;
  const Definitions* definitions = nullptr;
  const KeyedHash* hash = nullptr;
  bool show_callers = false;
  DirectionFilter direction = DirectionFilter::Inbound;
  std::vector<PlannedGrouping> groupings;  ///< [0] is the total
  std::vector<Dimension> rule_dimensions;  ///< of the service-level rules
  std::vector<Field> repeat_key;           ///< texts that tell one customer's matter
  ObservationRules rules;

  [[nodiscard]] bool observes(Observe what) const { return includes(rules.observe, what); }
};

/// One group of a grouping.
struct Group {
  std::vector<std::string> keys;  ///< texts of the dimensions
  std::optional<Millis> begin;    ///< of the interval
  Aggregate aggregate;
};

/// Folds records. Folds of one plan merge: the result is that of one fold over all records.
class Fold : public RecordSink {
 public:
  explicit Fold(const FoldPlan& plan);
  void consume(std::span<const CallRecord> records) override;
  void restart() override;
  void merge(const Fold& other);

  /// Books the repeat calls. Once, after all merging.
  void finish();

  /// The groups of a grouping that have a selected row, in the order of reports.
  [[nodiscard]] std::vector<const Group*> groups(std::size_t grouping) const;
  [[nodiscard]] const Group& total_group() const { return tables_[0].groups[0]; }
  [[nodiscard]] const Aggregate& total() const { return total_group().aggregate; }
  /// Facts that records tell; columns are left to the reader.
  [[nodiscard]] const LogFacts& facts() const { return facts_; }
  [[nodiscard]] const Report::Filtered& filtered() const { return filtered_; }
  /// Inbound answered rows without a caller, where repeat calls are asked for.
  [[nodiscard]] std::int64_t without_caller() const { return without_caller_; }
  /// Contacts whose outcome the log does not say.
  [[nodiscard]] std::int64_t unknown_outcome() const { return unknown_outcome_; }

 private:
  struct Table {
    std::unordered_map<std::string, std::size_t, KeyedHash> index;  // by encoded key
    std::vector<Group> groups;
  };
  struct KeyedRows {
    std::vector<KeyedRow> rows;
    std::vector<std::uint32_t> groups;  // of each row, one a grouping
  };

  void add(const CallRecord& record);
  void take_facts(const CallRecord& record);
  void take_keyed_row(const CallRecord& record, bool selected);
  [[nodiscard]] bool selects(const CallRecord& record) const;
  std::uint64_t matching_rules(const CallRecord& record);
  std::size_t group_of(std::size_t grouping, const CallRecord& record);
  std::size_t group_at(std::size_t grouping, const std::string& encoded, const CallRecord* record,
                       const Group* like);
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> ranks() const;

  const FoldPlan& plan_;
  DimensionTexts texts_;
  std::vector<Table> tables_;
  KeyedRows keyed_;
  LogFacts facts_;
  Report::Filtered filtered_;
  std::int64_t without_caller_ = 0;
  std::int64_t unknown_outcome_ = 0;
  std::vector<std::uint32_t> current_;  // groups of the record being added
  std::string key_, scratch_;
};

}  // namespace kpi
