// SPDX-License-Identifier: MIT
// Decisions that need all rows of all inputs with the same header: the day-month order, which of
// two columns holds a field, and whether the words of an outcome column are outcomes.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/stamp.hpp"
#include "input/csv.hpp"
#include "input/layout.hpp"

namespace kpi {

class Survey {
 public:
  /// Whether a file laid out so, with these first rows, leaves anything to decide.
  static bool needed(const Layout& layout, const std::vector<std::vector<std::string>>& head);

  /// All inputs surveyed together share the header of this layout.
  /// Texts of personal fields are shown in messages only with `show_values`.
  Survey(const Layout& layout, const Words& words, bool show_values = false);
  /// Looks at a row of the file of this name.
  void see(const RawRow& row, const std::string& file);
  /// Puts the decisions into a layout with the same header; throws Error (Data) where the rows do
  /// not decide. `file` names one of the inputs for notes.
  void decide(Layout& layout, const std::string& file) const;

 private:
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
    std::set<std::int64_t> day_first, month_first;  // days since 1970 under each reading
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
  void decide_dates(Layout& layout, const std::string& file) const;
  void decide_contest(Layout& layout, const Contest& contest, const std::string& file) const;
  [[noreturn]] void refuse_dates() const;

  [[nodiscard]] std::string shown(Role role, const std::string& text) const;

  const Words& words_;
  bool show_values_;
  Layout layout_;
  std::vector<std::size_t> stamp_columns_;
  Dates dates_;
  std::vector<Contest> contests_;
  bool check_outcomes_ = false;
  std::map<std::string, std::uint64_t> unknown_outcomes_;
};

}  // namespace kpi
