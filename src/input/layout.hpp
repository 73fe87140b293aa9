// SPDX-License-Identifier: MIT
// Which column of a file holds which field.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/stamp.hpp"
#include "input/headers.hpp"
#include "input/preset.hpp"
#include "input/row_rules.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Columns by different names that could all hold one field.
struct Rivals {
  Role role{};
  std::vector<std::size_t> columns;
  std::vector<Millis> units;  ///< of plain numbers, one a column
};

/// The text of a row in a column.
using TextAt = std::function<std::string_view(std::size_t column)>;

/// How the columns of a file are used.
struct Layout {
  FileKind kind = FileKind::Calls;
  std::vector<std::string> headers;  ///< of the file's columns, then of the computed ones
  std::array<std::optional<std::size_t>, kRoleCount> column{};  ///< by role
  std::array<Millis, kRoleCount> unit{};                        ///< of plain numbers, by role
  std::array<bool, kRoleCount> unit_is_told{};                  ///< by header, preset or option
  std::array<ColumnEvidence, kRoleCount> evidence{};            ///< by role
  std::vector<Rivals> rivals;                                   ///< to be decided from all rows
  bool day_first = true;
  bool day_order_known = false;  ///< `day_first` says how 03/04/2021 is read
  std::string day_order_evidence;
  TimeZone zone;  ///< of stamps that name none
  DecimalMark decimal_mark = DecimalMark::Unknown;
  std::shared_ptr<const RowRules> rules;  ///< of a preset; null where its rows need none
  bool year_first = false;                ///< 21-03-04 begins with the year
  std::vector<Note> notes;

  /// What is said of columns that are no field: a companion file has no dimensions.
  [[nodiscard]] std::string_view unused() const {
    return kind == FileKind::Calls ? " is a dimension" : " is not read";
  }
  [[nodiscard]] DateForm date_form() const { return {day_first, year_first}; }
  /// The columns under these names, which are headers as they stand in some input.
  [[nodiscard]] std::vector<std::optional<std::size_t>> columns_named(
      const std::vector<std::string>& names) const;
  [[nodiscard]] std::optional<std::size_t> of(Role role) const {
    return column[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] std::optional<std::size_t> of(Field field) const { return of(role_of(field)); }
  [[nodiscard]] bool has(Role role) const { return of(role).has_value(); }
  [[nodiscard]] bool has(Field field) const { return has(role_of(field)); }
  void set(Role role, std::optional<std::size_t> at) {
    column[static_cast<std::size_t>(role)] = at;
  }
  [[nodiscard]] bool has_start() const {
    return has(Field::Start) || has(Role::Date) || has(Role::Time);
  }
  /// The role that a column plays, if any.
  [[nodiscard]] std::optional<Role> role_at(std::size_t index) const;
  /// Fields that have a column.
  [[nodiscard]] FieldSet columns() const;
  /// Fields that have a column or can be derived.
  [[nodiscard]] FieldSet available() const;
};

/// What the layout of a file is made of. All of it is needed only while it is made.
struct LayoutSource {
  const std::vector<std::vector<std::string>>& head;  ///< the header and the first rows
  const InputOptions& options;
  const Words& words;
  const std::string& name;         ///< of the file, for messages
  const Preset* preset = nullptr;  ///< its columns alone are known, where there is one
  FileKind kind = FileKind::Calls;
};
/// Throws Error (Data) where the file is none of its kind.
Layout make_layout(const LayoutSource& source);

}  // namespace kpi
