// SPDX-License-Identifier: MIT
// Finding repeat calls: which contacts of a key follow one another within the window.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kpi/aggregate.hpp"

namespace kpi {

/// An inbound answered row with a caller.
struct KeyedRow {
  Millis start = 0;
  std::uint64_t call = 0;  ///< hash of the call id; 0 when blank
  bool selected = false;
};

/// What a contact adds to the result of its row.
struct RepeatBooking {
  /// Rows of the contact that the report selects and that are equally early; empty when it selects
  /// none. One of them carries the booking: in each grouping the first in the order of results.
  std::span<const std::size_t> rows;
  Aggregate::Repeats adds;
};

/// The earliest and latest start of all records read.
struct LogEdges {
  Millis first = 0;
  Millis last = 0;
};

/// What a contact adds that is the only one of its key within a window on both sides.
Aggregate::Repeats judge_lonely(Millis start, Millis window, LogEdges edges);

/// Sorts the contacts of one key into cases and repeats, and reports each contact once. The rows
/// may come in any order. Rows of the key may be left out that lie more than a window away and
/// share no call with them.
void find_repeats(std::span<const KeyedRow> rows_of_key, Millis window, LogEdges edges,
                  const std::function<void(const RepeatBooking&)>& book);

}  // namespace kpi
