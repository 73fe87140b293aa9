// SPDX-License-Identifier: MIT
// Reads the cells of a row by the layout of its file: stamps, days, durations and numbers, or why
// the row is rejected.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/csv.hpp"
#include "input/layout.hpp"
#include "kpi/error.hpp"

namespace kpi {

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
  bool read_later(const RawRow& row, Role role, Amount& instant);
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
  /// Of the row: how many of its clocks were past midnight, and whether its start had none.
  [[nodiscard]] std::uint64_t past_midnight() const { return past_midnight_; }
  [[nodiscard]] bool without_clock() const { return without_clock_; }

 private:
  bool read_part(const RawRow& row, std::optional<std::size_t> column, StampText& stamp);
  bool reject_undecided(const RawRow& row, std::size_t column, std::string_view text);
  [[nodiscard]] Amount instant_of(const StampText& stamp) const;

  const Layout& layout_;
  Issue issue_;
  Amount start_;
  Amount start_midnight_;  // before the start, on the clocks of the file
  std::uint64_t past_midnight_ = 0;
  bool without_clock_ = false;
};

}  // namespace kpi
