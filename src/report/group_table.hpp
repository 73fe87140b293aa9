// SPDX-License-Identifier: MIT
// The groups of one grouping, found by the texts and the time of a record.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/time.hpp"
#include "report/dimension.hpp"
#include "report/keyed_hash.hpp"

namespace kpi {

/// A grouping whose names have been resolved. Without dimensions and length: the total.
struct PlannedGrouping {
  std::vector<Dimension> dimensions;
  std::optional<IntervalLength> length;
  /// Told apart only by agent and by intervals of a day or longer, so that agent days make sense.
  [[nodiscard]] bool carries_agent_days() const;
  /// Whether each group of `finer` lies in one group of this grouping.
  [[nodiscard]] bool contains(const PlannedGrouping& finer) const;
};

/// One group of a grouping.
struct Group {
  std::vector<std::string> keys;  ///< texts of the dimensions
  std::optional<Millis> begin;    ///< of the interval
  Aggregate aggregate;

  /// Whether it comes before another in reports.
  [[nodiscard]] bool before(const Group& other) const;
};

/// Numbers texts from 0 in the order in which they are met.
class Dictionary {
 public:
  explicit Dictionary(const KeyedHash& hash) : numbers_(16, hash) {}
  std::uint32_t number(std::string_view text);

 private:
  std::unordered_map<std::string, std::uint32_t, KeyedHash, std::equal_to<>> numbers_;
  // Most texts come again soon: the last one of each shape is looked at first.
  struct Recent {
    const std::string* text = nullptr;  // a key of numbers_, which stay where they are
    std::uint32_t number = 0;
  };
  std::array<Recent, 256> recent_{};
};

/// Numbers pairs of numbers from 0 in the order in which they are met.
class PairNumbers {
 public:
  std::uint32_t number(std::uint32_t first, std::uint32_t second);
  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  void grow();
  struct Slot {
    std::uint64_t pair = 0;
    std::uint32_t number_plus_one = 0;  // 0: empty
  };
  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

/// The intervals of one length; the last one found is remembered.
class IntervalFinder {
 public:
  IntervalFinder(const Calendar& calendar, IntervalLength length)
      : calendar_{&calendar}, length_{length} {}
  Millis begin(Millis instant) {
    if (instant < last_.begin || instant >= last_.end) {
      last_ = calendar_->interval(length_, instant);
    }
    return last_.begin;
  }

 private:
  const Calendar* calendar_;
  IntervalLength length_;
  Interval last_{0, 0};
};

class GroupTable {
 public:
  /// Plan, calendar and hash must outlive the table, which throws Error (Data) when it would have
  /// more than `most` groups.
  GroupTable(const PlannedGrouping& plan, const Calendar& calendar, const KeyedHash& hash,
             std::size_t most);

  /// The number of the record's group, which is made when it is new.
  std::uint32_t find(const CallRecord& record, const DimensionTexts& texts);
  /// The number of the group that a group of this grouping, or of a finer one, lies in.
  std::uint32_t find(const Group& group, const PlannedGrouping& plan_of_group);

  [[nodiscard]] std::vector<Group>& groups() { return groups_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  /// The place of each group in the order of reports.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const;

 private:
  std::uint32_t number(std::optional<Millis> instant);
  [[noreturn]] void refuse_more() const;

  const PlannedGrouping& plan_;
  std::size_t most_;
  std::vector<Dictionary> dictionaries_;  // one a dimension
  std::vector<PairNumbers> pairs_;        // of the dimensions so far and the next
  PairNumbers in_time_;                   // of all dimensions and the interval
  std::optional<IntervalFinder> intervals_;
  std::vector<Group> groups_;
  std::vector<std::string_view> texts_;  // of the group looked for
  std::vector<std::string> scratch_;     // one a dimension
};

}  // namespace kpi
