// SPDX-License-Identifier: MIT
// The forms in which Asterisk's queue_log comes, and how they are told from the first bytes of a
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/csv.hpp"

namespace kpi {

/// Where a log has what.
struct QueueLogForm {
  enum class Parameters : std::uint8_t {
    Columns,  ///< one a column, from `parameters` on
    Joined,   ///< all in the column `parameters`, with | between them
    Pbxware   ///< columns of their own for the waiting and the talking
  };
  static constexpr std::size_t kNone = SIZE_MAX;

  Dialect dialect;
  bool header = false;      ///< the first row is none of an event
  std::size_t columns = 0;  ///< of each row, where there is a header
  std::size_t time = 0, call_id = 1, queue = 2, agent = 3, event = 4;
  Parameters kind = Parameters::Columns;
  std::size_t parameters = 5;
  std::size_t wait = kNone, talk = kNone, position = kNone;  ///< of Pbxware
};

/// The form of a queue_log, if the first bytes of a file are of one: most of the first lines are
/// native ones, or the header has the columns of a known table. `delimiter` is the one to be used,
/// where it is known. Throws Error (Data) where the events are newest first; `name` is the file's.
std::optional<QueueLogForm> find_queue_log_form(std::string_view head,
                                                std::optional<char> delimiter,
                                                const std::string& name);

}  // namespace kpi
