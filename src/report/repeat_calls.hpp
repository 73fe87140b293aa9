// SPDX-License-Identifier: MIT
// Finding repeat calls: which contacts of a key follow one another within the window.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kpi/aggregate.hpp"
#include "report/keyed_hash.hpp"

namespace kpi {

/// An inbound answered row with a caller.
struct KeyedRow {
  Fingerprint key;
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

/// Sorts the contacts of every key into cases and repeats, and reports each contact once.
/// `first` and `last` are the earliest and latest start of all records read.
void find_repeats(std::span<const KeyedRow> rows, Millis window, Millis first, Millis last,
                  const std::function<void(const RepeatBooking&)>& book);

}  // namespace kpi
