// SPDX-License-Identifier: MIT
// Decisions that need all rows of all inputs with the same header: the day-month order, which of
// two columns holds a field, the unit of durations and the decimal mark, and whether the words of
// an outcome column are outcomes.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/stamp.hpp"
#include "input/csv.hpp"
#include "input/decimal_marks.hpp"
#include "input/duration_units.hpp"
#include "input/layout.hpp"

namespace kpi {

class Survey {
 public:
  /// Whether a file laid out so, with these first rows, leaves anything to decide.
  static bool needed(const Layout& layout, const std::vector<std::vector<std::string>>& head,
                     const InputOptions& options);

  /// All inputs surveyed together share the header of this layout.
  /// The words and options must outlive the survey.
  Survey(const Layout& layout, const Words& words, const InputOptions& options);
  /// Looks at a row of the file of this name.
  void see(const RawRow& row, const std::string& file);
  /// Puts the decisions into a layout with the same header; throws Error (Data) where the rows do
  /// not decide. `file` names one of the inputs for notes.
  void decide(Layout& layout, const std::string& file) const;

 private:
  static bool doubts_numbers(const Layout& layout,
                             const std::vector<std::vector<std::string>>& head,
                             const InputOptions& options);

  struct Place {
    std::string file;
    Position at;
    std::string text;
    [[nodiscard]] std::string text_of() const;
  };
  struct Dates {
    std::uint64_t rows = 0;
    std::uint64_t differing = 0;  // rows that the two readings put on different days
    std::uint64_t no_day_first = 0, no_month_first = 0;  // rows impossible under that reading
    Place any, against_day_first, against_month_first;
    std::uint64_t short_years = 0, with_dashes = 0;
    std::uint64_t no_year_first = 0;  // of those with short years
    // Days since 1970 under each reading.
    std::set<std::int64_t> day_first, month_first, year_first;
  };
  struct Contest {
    Rivals rivals;
    std::vector<std::uint64_t> filled;
    std::vector<std::size_t> contradicting;  // two columns
    Place first;
    std::string agreed_text;  // in the first of the two, the other is in `first`
  };

  void see_date(const RawRow& row, std::size_t column, const std::string& file);
  void see_contest(const RawRow& row, Contest& contest, const std::string& file) const;
  [[nodiscard]] std::string meaning(Role role, Millis unit, std::string_view text) const;
  void see_short_year(const SlashDate& date);
  void decide_dates(Layout& layout, const std::string& file) const;
  std::string decide_day_order(Layout& layout) const;
  void refuse_unless_year_is_last(const Layout& layout) const;
  void decide_contest(Layout& layout, const Contest& contest, const std::string& file) const;
  [[noreturn]] void refuse_dates() const;

  [[nodiscard]] std::string shown(Role role, const std::string& text) const;

  const Words& words_;
  const InputOptions& options_;
  Layout layout_;
  std::vector<std::size_t> stamp_columns_;
  Dates dates_;
  std::vector<Contest> contests_;
  DurationUnits units_;
  DecimalMarks marks_;
  bool check_outcomes_ = false;
  std::map<std::string, std::uint64_t> unknown_outcomes_;
};

}  // namespace kpi
