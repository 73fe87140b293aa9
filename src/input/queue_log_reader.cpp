// SPDX-License-Identifier: MIT
// Reading Asterisk queue_logs, native or exported from a table: many events, one row a visit.
#include "input/queue_log_reader.hpp"

#include <array>
#include <utility>

namespace kpi {

std::span<const std::string_view> queue_log_columns() {
  static constexpr std::array<std::string_view, 15> kColumns{
      "call_id", "start", "answer", "end",         "queue", "agent", "caller",  "outcome",
      "wait",    "ring",  "talk",   "transferred", "event", "key",   "position"};
  return kColumns;
}

QueueLogReader::QueueLogReader(ReadBytes read, QueueLogForm form, TimeZone zone,
                               const std::string& file)
    : lines_{std::move(read), form.dialect},
      form_{form},
      zone_{zone},
      header_behind_{!form.header},
      visits_{file},
      rows_{queue_log_columns()} {}

bool QueueLogReader::next_line() {
  const std::uint64_t begin = lines_.offset();
  if (!lines_.next(line_)) return false;
  cut_off_ = !form_.header && lines_.offset() - begin == line_.raw.size();
  return true;
}

bool QueueLogReader::next(RawRow& row) {
  while (true) {
    if (visits_.next(visit_)) {
      rows_.write(visit_, row);
      // Of a visit that no event has ended the lines are gone.
      row.raw = visit_.line == line_.line && !ended_ ? line_.raw : std::string_view{};
      return true;
    }
    if (ended_) return false;
    if (!next_line()) {
      visits_.finish();
      ended_ = true;
      continue;
    }
    if (!line_.is_blank()) {
      if (!std::exchange(header_behind_, true)) continue;
      if (read_queue_log_event(line_, form_, zone_, cut_off_, event_)) {
        visits_.take(event_, line_.line);
        continue;
      }
    }
    row = line_;
    return true;
  }
}

}  // namespace kpi
