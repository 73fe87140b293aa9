// SPDX-License-Identifier: MIT
// Whether the ids of calls show that no id comes back later: those that rise along the log do.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// The ids of the calls of one block.
struct BlockIds {
  bool rising = true;  ///< none is lower than the one before, nor the same more than a window later
  std::string first, last;  ///< blank where the block has none
  Millis first_start = 0, last_start = 0;

  /// The id must live until it is kept.
  void add(std::string_view id, Millis start, Millis window);
  /// Keeps a copy of the id that came last.
  void keep();

 private:
  std::string_view newest_;  // that came last, blank where it is kept
};

/// The ids of all blocks, which may come in any order.
class CallIds {
 public:
  explicit CallIds(Millis window) : window_{window} {}
  /// May be called by several workers at once.
  void take(const BlockIds& ids);
  void clear();
  /// Whether each id has its calls close together.
  [[nodiscard]] bool are_unique() const;

 private:
  Millis window_;
  mutable std::mutex mutex_;
  std::vector<BlockIds> blocks_;
};

}  // namespace kpi
