// SPDX-License-Identifier: MIT
// Reading Asterisk queue_logs, native or exported from a table: many events, one row a visit.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/queue_log_events.hpp"
#include "input/queue_log_form.hpp"
#include "input/queue_log_visits.hpp"
#include "input/visit.hpp"
#include "kpi/error.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// Columns of the rows that a queue_log gives. `event` is the name of the last event of a visit.
std::span<const std::string_view> queue_log_columns();

/// Reads visits one after the other, as CsvReader does rows, each in the line of the event that
/// ended it. An event that cannot be read is a row by itself, with the problem that it has. Keeps
/// no more than the visits that are not over.
class QueueLogReader {
 public:
  /// Times without a zone are of `zone`; `file` is the name of the log for errors.
  QueueLogReader(ReadBytes read, QueueLogForm form, TimeZone zone, const std::string& file);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line) { events_.begin_at(offset, line); }
  /// The next row; false at the end. Throws UnclosedQuote and Error.
  bool next(RawRow& row);
  /// Where in the input the next event stands, and in which line.
  [[nodiscard]] std::uint64_t offset() const { return events_.offset(); }
  [[nodiscard]] std::uint64_t line() const { return events_.line(); }
  /// What has been read of the events behind; until more is read.
  [[nodiscard]] std::string_view ahead() const { return events_.ahead(); }
  /// Remarks on what has been read, without the name of the file.
  [[nodiscard]] std::vector<Note> notes() const { return visits_.notes(); }

 private:
  QueueLogEvents events_;
  bool ended_ = false;
  QueueLogVisits visits_;
  Visit visit_;
  VisitRows rows_;
};

}  // namespace kpi
