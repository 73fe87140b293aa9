// SPDX-License-Identifier: MIT
// The groups of one grouping: one numbering for all workers of a run, and what each worker knows of
// it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "kpi/time.hpp"
#include "report/groupings.hpp"
#include "report/pair_numbers.hpp"

namespace kpi {

/// What tells a group from others: the numbers of its texts, and the begin of its interval.
struct GroupKey {
  std::span<const std::uint32_t> texts;
  std::optional<Millis> begin;
};

/// Throws Error (Data): the grouping has more groups than it may have.
[[noreturn]] void refuse_more_groups(const PlannedGrouping& grouping, std::size_t most);

/// The groups of a grouping, numbered from 0 in the order in which they are met.
class GroupIndex {
 public:
  /// The plan must outlive the index, which throws Error (Data) when it would have more than `most`
  /// groups.
  GroupIndex(const PlannedGrouping& plan, std::size_t most) : plan_{&plan}, most_{most} {}
  /// May be called by several workers at once.
  std::uint32_t number(const GroupKey& key);

  // When all groups have come:
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] GroupKey operator[](std::uint32_t group) const;

 private:
  const PlannedGrouping* plan_;
  std::size_t most_;
  std::mutex mutex_;
  PairNumbers pairs_;                   // of the texts so far and the next, and of all and the time
  std::vector<std::uint32_t> of_pair_;  // the group of a pair that ends a key
  std::vector<std::uint32_t> texts_;    // of group after group
  std::vector<Millis> begins_;          // of each group, where it has one
  std::uint32_t size_ = 0;
};

/// Finds the cells of one worker.
class CellFinder {
 public:
  CellFinder(const PlannedGrouping& plan, const Calendar& calendar);
  struct Place {
    std::uint32_t cell = 0;
    bool is_new = false;
  };
  /// The cell of these texts and this instant; new cells are numbered on.
  Place find(std::span<const std::uint32_t> texts, Amount instant) {
    std::uint32_t found = texts.empty() ? 0 : texts[0];
    for (std::size_t i = 1; i < texts.size(); ++i) found = pairs_[i - 1].number(found, texts[i]);
    if (length_ && (*instant < interval_.begin || *instant >= interval_.end)) go_to(*instant);
    if (found < recent_.size() && recent_[found].cell != kNone &&
        recent_[found].quarter == quarter_) {
      return {recent_[found].cell, false};
    }
    return search(found);
  }
  /// Where the interval of the cell found last begins.
  [[nodiscard]] std::optional<Millis> begin() const {
    return length_ ? std::optional{interval_.begin} : std::nullopt;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  void go_to(Millis instant);
  Place search(std::uint32_t texts);

  const Calendar* calendar_;
  std::optional<IntervalLength> length_;
  Interval interval_{0, 0};  // found last
  std::int32_t quarter_ = 0;
  std::vector<PairNumbers> pairs_;
  PairNumbers in_time_;
  // The cell found last for each combination of texts.
  struct Recent {
    std::int32_t quarter = 0;
    std::uint32_t cell = kNone;
  };
  std::vector<Recent> recent_;
  std::uint32_t size_ = 0;
};

}  // namespace kpi
