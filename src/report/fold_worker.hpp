// SPDX-License-Identifier: MIT
// One worker of a fold: takes records and adds each to the cells of its groups.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kpi/reader.hpp"
#include "report/cells.hpp"
#include "report/fold_plan.hpp"
#include "report/group_index.hpp"
#include "report/kinds.hpp"
#include "report/repeat_window.hpp"
#include "report/text_numbers.hpp"

namespace kpi {

/// What all workers of a fold share.
struct FoldShared {
  FoldShared(const FoldPlan& given, std::size_t workers);

  const FoldPlan& plan;
  ServiceSteps steps;
  std::vector<Takes> takes;                       ///< one a grouping
  std::vector<CellPlan> cell_plans;               ///< one a grouping
  std::vector<std::size_t> bases;                 ///< groupings that take selected records
  std::vector<Dimension> dimensions;              ///< of all groupings, each once
  std::vector<std::vector<std::size_t>> columns;  ///< of each grouping: its dimensions among them
  std::optional<std::size_t> agent;  ///< among the dimensions, where presence is observed
  std::deque<TextNumbers> texts;     ///< one a dimension
  std::deque<GroupIndex> indexes;    ///< one a grouping
  RepeatWindow repeats;
};

/// The first and the last of some instants.
class InstantRange {
 public:
  void add(Millis instant) {
    first_ = std::min(first_, instant);
    last_ = std::max(last_, instant);
  }
  [[nodiscard]] Amount first() const { return is_empty() ? Amount{} : Amount{first_}; }
  [[nodiscard]] Amount last() const { return is_empty() ? Amount{} : Amount{last_}; }

 private:
  [[nodiscard]] bool is_empty() const { return first_ > last_; }
  Millis first_ = std::numeric_limits<Millis>::max();
  Millis last_ = std::numeric_limits<Millis>::min();
};

class FoldWorker : public RecordSink {
 public:
  FoldWorker(FoldShared& shared, std::size_t number);

  void before_block() override;
  void consume(std::span<const CallRecord> records) override;
  [[nodiscard]] FieldSet texts() const override;
  void after_block() override;
  /// Forgets all that came: it comes again.
  void restart();

  /// What is counted beside the groups.
  struct Seen {
    LogFacts facts;
    Report::Filtered filtered;
    std::int64_t without_caller = 0;
    std::int64_t unknown_outcome = 0;
    std::int64_t answered_without_states = 0;
    std::int64_t placed_by_start = 0;  ///< contacts that lack the instant asked for
    void merge(const Seen& other);
  };
  [[nodiscard]] const Seen& seen() const { return seen_; }
  /// The conditions on contacts, and what they have met.
  [[nodiscard]] const Filter& where() const { return selector_.where(); }
  /// The cells of a grouping, and the group of each.
  [[nodiscard]] const Cells& cells(std::size_t grouping) const { return groups_[grouping].cells; }
  [[nodiscard]] const std::vector<std::uint32_t>& group_of_cell(std::size_t grouping) const {
    return groups_[grouping].group_of_cell;
  }
  /// Makes ready for looking at cells; agents are told apart by their ranks from here on.
  void finish(std::span<const std::uint32_t> agent_ranks);

 private:
  /// Where the text of a dimension comes from.
  struct Source {
    const Dimension* dimension = nullptr;
    std::string_view CallRecord::*member = nullptr;  // where the text stands as it is
    KnownTexts known;
    std::string scratch;
  };
  /// The groups of one grouping.
  struct Groups {
    std::size_t grouping = 0;
    Takes takes;
    std::span<const std::size_t> columns;  // its dimensions
    CellFinder finder;
    Cells cells;
    std::vector<std::uint32_t> group_of_cell;
  };

  /// A record of a batch, before it is added.
  struct Prepared {
    std::uint64_t matching_rules = 0;
    std::uint32_t kind = 0;
    std::uint32_t agent = 0;
    Amount at;            ///< places it in time
    bool scored = false;  ///< has a score
    bool counts = false;
    bool selected = false;
    bool agent_time = false;  ///< counts where direction does not matter
  };
  static constexpr std::size_t kAtOnce = 64;

  void reset();
  void prepare(const CallRecord& record, std::size_t at);
  void reach(std::size_t at) const;
  void add(const CallRecord& record, std::size_t at);
  void take_facts(const CallRecord& record, const Prepared& row);
  void judge(const CallRecord& record, Prepared& row);
  void number_texts(const CallRecord& record);
  std::uint32_t find_cell(Groups& groups, Amount at);
  void make_cell(Groups& groups, std::span<const std::uint32_t> texts);
  void find_interval(Millis at);
  void count_without_states(const CallRecord& record);
  void find_presence(const CallRecord& record, std::uint32_t agent);
  Fingerprint fingerprint(const CallRecord& record);
  void take_keyed_row(const CallRecord& record, bool selected, const std::uint32_t* cells);
  [[nodiscard]] std::uint64_t matching_rules(const CallRecord& record);

  FoldShared& shared_;
  const FoldPlan& plan_;
  std::size_t number_;
  DimensionTexts texts_;
  Selector selector_;
  bool filter_selects_agent_time_;
  Kinds kinds_;
  std::vector<Source> sources_;
  std::vector<Groups> groups_;   // one a grouping
  std::vector<Groups*> taking_;  // those whose cells take rows; the others are summed up from them
  std::vector<std::string_view CallRecord::*> key_members_;  // of the key of repeat calls
  RepeatWindow::Batch keyed_;
  Seen seen_;
  InstantRange started_, placed_;  // of the records of the block

  std::vector<std::uint32_t> numbers_;  // of the texts of a record, one a dimension
  std::vector<std::uint32_t> picked_;   // of one grouping
  std::vector<std::uint32_t> current_;  // its groups in the base groupings
  // Of the batch being added:
  std::vector<Prepared> prepared_;
  std::vector<std::uint32_t> cells_;  // of record after record, one of each of taking_
  // Of the record being added:
  CellRow row_;
  Interval met_interval_{0, 0};  // found last
  Interval day_{0, 0};
  std::int32_t civil_day_ = 0;
  std::string key_, scratch_, agent_;
};

}  // namespace kpi
