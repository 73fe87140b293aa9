// SPDX-License-Identifier: MIT
// The events of an Asterisk queue_log one after the other, native or exported from a table.
#pragma once

#include <cstdint>
#include <string_view>

#include "input/csv.hpp"
#include "input/queue_log_event.hpp"
#include "input/queue_log_form.hpp"
#include "kpi/time.hpp"

namespace kpi {

class QueueLogEvents {
 public:
  /// Times without a zone are of `zone`.
  QueueLogEvents(ReadBytes read, QueueLogForm form, TimeZone zone);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line) { lines_.begin_at(offset, line); }

  enum class Found : std::uint8_t {
    Event,
    Other,  ///< a blank line, or one that is no event: its row says why
    End
  };
  /// Throws UnclosedQuote.
  Found next();
  /// What was found, until the next one.
  [[nodiscard]] const QueueLogEvent& event() const { return event_; }
  [[nodiscard]] const RawRow& row() const { return line_; }

  /// Where in the input the next event stands, and in which line.
  [[nodiscard]] std::uint64_t offset() const { return lines_.offset(); }
  [[nodiscard]] std::uint64_t line() const { return lines_.line(); }
  /// What has been read of the events behind; until more is read.
  [[nodiscard]] std::string_view ahead() const { return lines_.ahead(); }

 private:
  bool next_line();

  CsvReader lines_;
  QueueLogForm form_;
  TimeZone zone_;
  bool header_behind_ = false;
  bool cut_off_ = false;  // the line at hand has no line end
  RawRow line_;
  QueueLogEvent event_;
};

}  // namespace kpi
