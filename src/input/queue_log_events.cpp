// SPDX-License-Identifier: MIT
// The events of an Asterisk queue_log one after the other, native or exported from a table.
#include "input/queue_log_events.hpp"

#include <utility>

namespace kpi {

QueueLogEvents::QueueLogEvents(ReadBytes read, QueueLogForm form, TimeZone zone)
    : lines_{std::move(read), form.dialect},
      form_{std::move(form)},
      zone_{std::move(zone)},
      header_behind_{!form_.header} {}

bool QueueLogEvents::next_line() {
  const std::uint64_t begin = lines_.offset();
  if (!lines_.next(line_)) return false;
  cut_off_ = !form_.header && lines_.offset() - begin == line_.raw.size();
  return true;
}

QueueLogEvents::Found QueueLogEvents::next() {
  while (next_line()) {
    if (line_.is_blank()) return Found::Other;
    if (!std::exchange(header_behind_, true)) continue;
    const bool event = read_queue_log_event(line_, form_, zone_, cut_off_, event_);
    return event ? Found::Event : Found::Other;
  }
  return Found::End;
}

}  // namespace kpi
