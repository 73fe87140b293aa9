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
#include "report/repeat_rows.hpp"

namespace kpi {

/// A booking on one of several rows: in each grouping, on the group that comes first in reports.
struct OpenBooking {
  Aggregate::Repeats adds;
  std::vector<std::uint32_t> groups;  ///< of row after row, one a base grouping
};

class RepeatPart {
 public:
  /// Each row has a group in each of so many base groupings.
  RepeatPart(Millis window, std::size_t bases)
      : window_{window}, bases_{bases}, rows_{bases}, booked_(bases) {}

  void add(const Fingerprint& key, const KeyedRow& added, std::span<const std::uint32_t> groups);
  /// Begins to load what add() will need. Few keys have rows, so that it is enough to look for one.
  void prepare(const Fingerprint& key) const {
    if (!lines_.empty()) __builtin_prefetch(&lines_[home(key.low) / kInLine]);
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
  using Row = RepeatRows::Row;
  /// A slot is free again when the newest row of its key has been dropped or judged. It stays until
  /// another key takes it or all are placed anew, so that rows can go without looking for it.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t newest = kEmpty;
  };
  static constexpr std::uint32_t kEmpty = RepeatRows::kNone;
  /// Slots that come into the processor's cache together. Keys are looked for from the first on.
  static constexpr std::size_t kInLine = 8;
  struct alignas(kInLine * sizeof(Slot)) Line {
    std::array<Slot, kInLine> slots;
  };

  [[nodiscard]] std::size_t slots() const { return lines_.size() * kInLine; }
  [[nodiscard]] Slot& slot(std::size_t at) { return lines_[at / kInLine].slots[at % kInLine]; }
  [[nodiscard]] std::size_t home(std::uint32_t tag) const {
    return ((std::uint64_t{tag} * lines_.size()) >> 32U) * kInLine;
  }
  [[nodiscard]] std::size_t after(std::size_t slot) const {
    return slot + 1 == slots() ? 0 : slot + 1;
  }
  std::uint32_t append(const Row& row, std::uint32_t key_low,
                       std::span<const std::uint32_t> groups);
  void keep_oldest();
  Slot& slot_of(const Fingerprint& key);
  void place_slots_anew();
  bool collect_oldest(Millis all_from);
  void judge_collected(LogEdges edges);
  void book(const RepeatBooking& booking);
  void add_booking(std::span<const std::uint32_t> groups, const Aggregate::Repeats& adds);

  Millis window_;
  std::size_t bases_;
  RepeatRows rows_;
  // The newest row of each key.
  std::vector<Line> lines_;
  std::size_t used_slots_ = 0;  // also those that are free again
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
