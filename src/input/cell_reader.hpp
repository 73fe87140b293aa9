// SPDX-License-Identifier: MIT
// Reads the cells of a row by the layout of its file: stamps, days, durations and numbers, or why
// the row is rejected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/currency.hpp"
#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/csv.hpp"
#include "input/layout.hpp"
#include "kpi/error.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// What is to be remarked of the times of rows.
struct TimeCounts {
  std::uint64_t past_midnight = 0;  ///< clocks without a date that were past midnight
  std::uint64_t without_clock = 0;  ///< starts that were dates without a clock
  std::uint64_t shown_twice = 0;    ///< rows with a time that clocks showed twice

  void merge(const TimeCounts& other) {
    past_midnight += other.past_midnight;
    without_clock += other.without_clock;
    shown_twice += other.shown_twice;
  }
  bool operator==(const TimeCounts&) const = default;
};

/// Of a time that clocks showed twice the first reading that is not before `earliest`. Where there
/// is none, the first.
inline Amount reading_from(const TimeZone::Readings& readings, Amount earliest) {
  const bool second = readings.second && earliest && *readings.first < *earliest;
  return second && *readings.second >= *earliest ? readings.second : readings.first;
}

/// Every read_ function gives false where the row is rejected, and issue() then says why. A blank
/// cell and a column that is not there leave the value absent.
class CellReader {
 public:
  /// The layout must outlive the reader.
  explicit CellReader(const Layout& layout) : layout_{layout} {}

  /// Forgets the row before.
  void begin_row();
  /// The start, in one column or as a date and a clock; a blank one rejects the row.
  bool read_start(const RawRow& row, Amount& start);
  /// A later stamp; a clock alone is of the day of the start, or of the night after it.
  bool read_later(const RawRow& row, Role role, TimeZone::Readings& readings);
  /// A civil day since 1970; a clock beside it is not looked at.
  bool read_day(const RawRow& row, Role role, Amount& day);
  bool read_duration(const RawRow& row, std::size_t column, const DurationForm& form,
                     Amount& duration);
  bool read_number(const RawRow& row, std::size_t column, const NumberForm& form, Amount& number);

  /// Rejects the row: `what` a cell is, and what was expected.
  bool reject_value(const RawRow& row, std::size_t column, std::string_view text,
                    const std::string& what, std::string_view expectation);
  bool reject(Position at, std::string reason, std::string text);
  bool reject(Issue issue);

  [[nodiscard]] const Issue& issue() const { return issue_; }
  /// Of the row.
  [[nodiscard]] const TimeCounts& times() const { return times_; }
  /// Beside the amounts of money in the row.
  [[nodiscard]] const Currencies& currencies() const { return currencies_; }

 private:
  bool read_part(const RawRow& row, std::optional<std::size_t> column, StampText& stamp);
  bool reject_undecided(const RawRow& row, std::size_t column, std::string_view text);
  bool reject_leapt(const RawRow& row, std::size_t column);
  [[nodiscard]] TimeZone::Readings readings_of(const StampText& stamp);
  [[nodiscard]] TimeZone::Readings on_day_of_start(Millis clock);
  [[nodiscard]] TimeZone::Readings at_local(Millis local);

  const Layout& layout_;
  Issue issue_;
  Amount start_;
  Amount start_day_;     // in milliseconds since 1970, on the clocks of the file
  Amount start_offset_;  // of those clocks, where the start says it
  TimeCounts times_;
  Currencies currencies_;
};

}  // namespace kpi
