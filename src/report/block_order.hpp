// SPDX-License-Identifier: MIT
// How far a log in time order has been folded while several workers are at it.
#pragma once

#include <cstdint>
#include <limits>
#include <mutex>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// Workers say when they begin and end a block of the log. If the log is in time order, every row
/// that is still to come starts at the instant told here or later.
class BlockOrder {
 public:
  static constexpr Millis kNever = std::numeric_limits<Millis>::min();

  explicit BlockOrder(std::size_t workers) : at_work_(workers) {}

  /// Before the worker takes the next block.
  void begin(std::size_t worker);
  /// When all of its rows have been folded; with the earliest and latest start among them.
  void end(std::size_t worker, Amount first, Amount last);

  struct Reached {
    Millis all_from = kNever;  ///< rows to come start here or later
    Amount first;              ///< earliest start of the rows that were ended
  };
  [[nodiscard]] Reached reached() const;
  void restart();

 private:
  struct AtWork {
    bool busy = false;
    Millis from = kNever;  // what had been ended when it began
  };
  mutable std::mutex mutex_;
  std::vector<AtWork> at_work_;
  Millis ended_ = kNever;  // the latest start of all ended blocks
  Amount first_;
};

}  // namespace kpi
