// SPDX-License-Identifier: MIT
// A queue visit put together from the events or segments of a log, and the row that it becomes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// What a log tells of one visit; absent is empty.
struct Visit {
  std::string call_id, direction, channel, queue, agent, reason, caller;
  std::string outcome;                 ///< a word that Words knows
  std::string transferred;             ///< "yes" or "no"
  Amount start, answer, end;           ///< Millis since 1970
  Amount wait, ring, talk, hold, acw;  ///< Millis
  std::string nps;                     ///< as the customer gave it
  // Beyond the canonical fields.
  std::string event;       ///< the name of the last event
  std::string key;         ///< that the caller pressed to leave
  std::string position;    ///< in the queue, on entering it
  std::uint64_t line = 0;  ///< of the last event
};

/// Writes visits as rows, so that everything behind the reader treats them as those of any file:
/// stamps are ISO 8601 in UTC, durations seconds.
class VisitRows {
 public:
  /// `columns` are names of members of Visit.
  explicit VisitRows(std::span<const std::string_view> columns);
  /// Fills in the fields of the row, whose texts live until the next visit, and its line.
  void write(const Visit& visit, RawRow& row);

 private:
  std::vector<std::size_t> members_;  // which, by column
  std::vector<std::string> texts_;    // by column
};

}  // namespace kpi
