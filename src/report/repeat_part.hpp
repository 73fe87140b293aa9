// SPDX-License-Identifier: MIT
// Repeat calls of a part of all keys: keeps the rows of a key until no row to come can be within
// the window of them, then judges them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/keyed_hash.hpp"
#include "kpi/aggregate.hpp"
#include "report/repeat_calls.hpp"

namespace kpi {

/// A booking on one of several rows: in each grouping, on the group that comes first in reports.
struct OpenBooking {
  Aggregate::Repeats adds;
  std::vector<std::uint32_t> groups;  ///< of row after row, one a base grouping
};

class RepeatPart {
 public:
  /// Each row has a group in each of so many base groupings.
  RepeatPart(Millis window, std::size_t bases) : window_{window}, bases_{bases}, booked_(bases) {}

  void add(const Fingerprint& key, const KeyedRow& added, std::span<const std::uint32_t> groups);
  /// Begins to load what add() will need.
  void prepare(const Fingerprint& key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[key.low & (slots_.size() - 1)]);
  }
  /// Judges what no row that starts at `all_from` or later can touch; `first` is the earliest
  /// start.
  void judge_until(Millis all_from, Millis first);
  void judge_all(LogEdges edges);
  /// Whether a row came that might have touched what had been judged before.
  [[nodiscard]] bool came_late() const { return late_; }

  /// What was booked on a group of a base grouping.
  [[nodiscard]] Aggregate::Repeats booked(std::size_t base, std::uint32_t group) const;
  [[nodiscard]] const std::vector<OpenBooking>& open() const { return open_; }

 private:
  struct Row {
    std::uint64_t key_high = 0;
    std::uint32_t key_low = 0;
    std::uint32_t older = 0;  // the row of the same key before this one; its own number where none
    std::uint32_t newer = 0;
    bool selected = false, done = false;
    Millis start = 0;
    std::uint64_t call = 0;
    [[nodiscard]] Fingerprint key() const { return {key_high, key_low}; }
  };
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t newest = 0;
  };
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;  // no row has this number

  [[nodiscard]] std::size_t place(std::uint32_t number) const {
    const std::size_t at = head_ + static_cast<std::uint32_t>(number - oldest_);
    return at < rows_.size() ? at : at - rows_.size();
  }
  Row& row(std::uint32_t number) { return rows_[place(number)]; }
  std::uint32_t append(const Row& row, std::span<const std::uint32_t> groups);
  void make_room();
  void drop_oldest();
  void keep_oldest();
  std::size_t find_slot(const Fingerprint& key);
  void erase_slot(std::size_t slot);
  void grow_slots();
  bool collect(std::uint32_t newest, Millis all_from);
  void judge_collected(LogEdges edges);
  [[nodiscard]] std::span<const std::uint32_t> groups_of(std::uint32_t number) const {
    return {groups_.data() + place(number) * bases_, bases_};
  }
  void book(const RepeatBooking& booking);
  void add_booking(std::span<const std::uint32_t> groups, const Aggregate::Repeats& adds);

  Millis window_;
  std::size_t bases_;
  // A ring of rows, numbered on and on in the order in which they came.
  std::vector<Row> rows_;
  std::vector<std::uint32_t> groups_;  // of place after place
  std::size_t head_ = 0;               // the place of the oldest row
  std::uint32_t oldest_ = 0;           // its number
  std::uint32_t kept_ = 0;
  // The newest row of each key.
  std::vector<Slot> slots_;
  std::size_t keys_ = 0;
  // By base grouping and group: cases, single, repeats, contacts, unjudgeable. A log of 2^32
  // contacts would be half a terabyte.
  using Booked = std::array<std::uint32_t, 5>;
  std::vector<std::vector<Booked>> booked_;
  std::vector<OpenBooking> open_;
  Millis judged_until_ = std::numeric_limits<Millis>::min();
  bool late_ = false;
  // The rows of the key that is being judged.
  std::vector<KeyedRow> of_key_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace kpi
