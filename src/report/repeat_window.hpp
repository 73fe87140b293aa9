// SPDX-License-Identifier: MIT
// Repeat calls of a log that several workers fold: keys are dealt out to parts, and judged as the
// log goes on.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <span>
#include <vector>

#include "report/block_order.hpp"
#include "report/call_ids.hpp"
#include "report/repeat_part.hpp"

namespace kpi {

class RepeatWindow {
 public:
  /// Rows have a group in each of so many base groupings.
  RepeatWindow(Millis window, std::size_t bases, std::size_t workers);

  /// Rows that one worker has collected for the parts.
  class Batch {
   public:
    explicit Batch(std::size_t parts) : parts_(parts) {}
    void add(const Fingerprint& key, const KeyedRow& row, std::span<const std::uint32_t> groups) {
      Part& part = parts_[(key.high >> 32U) & (parts_.size() - 1)];
      // Field by field: a copy would load in larger pieces what has just been stored in smaller
      // ones, and wait for them.
      Keyed& added = part.rows.emplace_back();
      added.key.high = key.high;
      added.key.low = key.low;
      added.row.start = row.start;
      added.row.call = row.call;
      added.row.selected = row.selected;
      for (const std::uint32_t group : groups) part.groups.push_back(group);
    }
    void clear();
    BlockIds ids;  ///< of the rows

   private:
    friend class RepeatWindow;
    struct Keyed {
      Fingerprint key;
      KeyedRow row;
    };
    struct Part {
      std::vector<Keyed> rows;
      std::vector<std::uint32_t> groups;  // of row after row
    };
    std::vector<Part> parts_;
  };
  [[nodiscard]] Batch make_batch() const { return Batch{parts_.size()}; }

  // By each worker around the blocks of the log:
  void before_block(std::size_t worker) { order_.begin(worker); }
  /// Takes the rows of the block, whose records started between these instants.
  void after_block(std::size_t worker, Batch& batch, Amount first, Amount last);
  [[nodiscard]] Millis window() const { return window_; }

  /// Keeps every row until the end, so that they may come in any order.
  void expect_any_order() { any_order_ = true; }
  void restart();
  /// Whether rows came too far out of order to be judged as the log went on. `first` is the
  /// earliest start of all records.
  [[nodiscard]] bool came_late(Amount first) const;
  /// Judges all that is left; with so many threads.
  void judge_all(LogEdges edges, std::size_t threads);

  [[nodiscard]] Aggregate::Repeats booked(std::size_t base, std::uint32_t group) const;
  [[nodiscard]] std::vector<const OpenBooking*> open() const;

 private:
  struct Part {
    std::mutex mutex;
    RepeatPart rows;
    Part(Millis window, std::size_t bases) : rows{window, bases} {}
  };
  void take(Part& part, Batch::Part& batch, const BlockOrder::Reached& reached);

  Millis window_;
  std::size_t bases_;
  std::deque<Part> parts_;
  BlockOrder order_;
  CallIds ids_;
  std::atomic<bool> any_order_{false};
  // The earliest start that judging relied on, once it has begun.
  std::atomic<Millis> first_used_{BlockOrder::kNever};
  std::atomic<bool> firsts_differ_{false};
};

}  // namespace kpi
