// SPDX-License-Identifier: MIT
// One event of an Asterisk queue_log: a line of the native log, or a row of a table export.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "input/csv.hpp"
#include "input/queue_log_form.hpp"
#include "kpi/record.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// What an event means for the visits of callers. Events of agents are `Agent`.
enum class QueueEventKind : std::uint8_t {
  Enter,     ///< the caller joins the queue
  Connect,   ///< an agent has answered
  Complete,  ///< the conversation is over
  Transfer,  ///< the agent has passed the caller on
  Exit,      ///< the caller is gone without having been answered
  Refused,   ///< the caller was not let into the queue
  Restart,   ///< the calls that were there are lost
  Agent,     ///< logins, pauses, rings without an answer
  None,      ///< known to say nothing of visits or agents
  Unknown
};

struct QueueLogEvent {
  static constexpr std::size_t kMostParameters = 6;

  QueueEventKind kind = QueueEventKind::Unknown;
  std::string_view name;     ///< "COMPLETEAGENT"
  std::string_view outcome;  ///< the word for how a visit ends that ends so
  Millis at = 0;
  std::string_view call_id, queue;
  std::string_view agent;                                    ///< empty for NONE
  std::array<std::string_view, kMostParameters> parameters;  ///< as they stand
  // What the parameters of events of visits say; absent where they do not.
  std::string_view caller, position, key;
  Amount wait, ring, talk;
};

/// The events of the log that there are, in capitals.
bool is_queue_event(std::string_view name);

/// Seconds since 1970, or a date and time, which is of the zone where it names none.
std::optional<Millis> read_event_time(std::string_view text, const TimeZone& zone);

/// Reads a row into an event whose texts point into it; false where it is none, and the row then
/// says in its problem what is wrong. `cut_off` is told of a last line that has no line end.
bool read_queue_log_event(RawRow& row, const QueueLogForm& form, const TimeZone& zone, bool cut_off,
                          QueueLogEvent& event);

}  // namespace kpi
