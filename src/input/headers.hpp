// SPDX-License-Identifier: MIT
// What the header of a column says: which field it holds, in which unit, or that it counts calls.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kpi/record.hpp"

namespace kpi {

/// What a column can hold: one of the canonical fields, or a part of one.
enum class Role : std::uint8_t {
  // 0 … kFieldCount - 1: the fields
  Date = kFieldCount,  ///< the date of the start, or all of it
  Time,                ///< the clock of the start, or all of it
  AnsweredFlag         ///< yes/no: decides between answered and abandoned
};
inline constexpr std::size_t kRoleCount = kFieldCount + 3;

constexpr Role role_of(Field field) {
  return static_cast<Role>(field);
}
/// The field that a column of this role fills.
Field field_of(Role role);
/// "wait", "date", "answered".
std::string_view name(Role role);
std::optional<Role> find_role(std::string_view text);
/// Stamp for dates and clocks, yes/no for the answered flag.
FieldType type(Role role);

struct HeaderReading {
  std::optional<Role> role;
  bool canonical = false;  ///< the header is the role's own name
  Millis unit = 0;         ///< of a plain number in a duration column; 0 when the header names none
  bool counts_calls = false;  ///< such a column of numbers belongs to a report, not to a log
};

/// Reads a header. Case, blanks, `_`, `-` and what stands in brackets are ignored.
HeaderReading read_header(std::string_view header);

/// A header without what read_header() ignores.
std::string folded_header(std::string_view header);

}  // namespace kpi
