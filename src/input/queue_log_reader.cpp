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
    : events_{std::move(read), form, std::move(zone)}, visits_{file}, rows_{queue_log_columns()} {}

bool QueueLogReader::next(RawRow& row) {
  while (true) {
    if (visits_.next(visit_)) {
      rows_.write(visit_, row);
      // Of a visit that no event has ended the lines are gone.
      const RawRow& line = events_.row();
      row.raw = visit_.line == line.line && !ended_ ? line.raw : std::string_view{};
      return true;
    }
    if (ended_) return false;
    switch (events_.next()) {
      case QueueLogEvents::Found::Event:
        visits_.take(events_.event(), events_.row().line);
        break;
      case QueueLogEvents::Found::Other:
        row = events_.row();
        return true;
      case QueueLogEvents::Found::End:
        visits_.finish();
        ended_ = true;
        break;
    }
  }
}

}  // namespace kpi
