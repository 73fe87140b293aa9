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
    if (!lines_.empty()) __builtin_prefetch(&lines_[home(key.low)]);
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
  static constexpr std::uint32_t kEmpty = RepeatRows::kNone;
  /// Slots that come into the processor's cache together, and are looked at together. A slot has a
  /// part of a key and the newest row of it. It is free again when that row has been dropped or
  /// judged, and stays until another key takes it or comes by, so that rows can go without looking
  /// for it.
  static constexpr std::size_t kInLine = 8;
  struct alignas(kInLine * 2 * sizeof(std::uint32_t)) Line {
    using Numbers = std::array<std::uint32_t, kInLine>;
    Numbers tags{};
    Numbers newest = [] {
      Numbers none{};
      none.fill(kEmpty);
      return none;
    }();
  };
  struct Slot {
    Line* line = nullptr;
    std::size_t at = 0;
    [[nodiscard]] std::uint32_t& tag() const { return line->tags[at]; }
    [[nodiscard]] std::uint32_t& newest() const { return line->newest[at]; }
  };

  [[nodiscard]] std::size_t slots() const { return lines_.size() * kInLine; }
  /// The line in which a key is looked for first.
  [[nodiscard]] std::size_t home(std::uint32_t tag) const {
    return (std::uint64_t{tag} * lines_.size()) >> 32U;
  }
  [[nodiscard]] std::size_t after(std::size_t line) const {
    return line + 1 == lines_.size() ? 0 : line + 1;
  }
  [[nodiscard]] bool has_row(const Slot& slot) const {
    return slot.newest() != kEmpty && rows_.has(slot.newest());
  }
  std::uint32_t append(const Row& row, std::uint32_t key_low,
                       std::span<const std::uint32_t> groups);
  void keep_oldest();
  Slot slot_of(const Fingerprint& key);
  void place(std::uint32_t tag, std::uint32_t newest);
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
  bool numbers_began_anew_ = false;
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
