// SPDX-License-Identifier: MIT
// What the header of a column says: which field it holds, in which unit, or that it counts calls.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kpi/companions.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// What a column can hold: one of the canonical fields, or a part of one.
enum class Role : std::uint8_t {
  // 0 … kFieldCount - 1: the fields
  Date = kFieldCount,  ///< the date of the start, or all of it
  Time,                ///< the clock of the start, or all of it
  AnsweredFlag,        ///< yes/no: decides between answered and abandoned
  // Of companion files; those that are fields as well, such as the agent, are above.
  State,
  Activity,
  Duration,
  Hired,
  Left,
  Team,
  Esat,
  Customer,
  Since,
  Lost
};
inline constexpr std::size_t kRoleCount = kFieldCount + 13;

constexpr Role role_of(Field field) {
  return static_cast<Role>(field);
}
/// The field that a column of this role fills, or is read as; only of call logs and scores.
Field field_of(Role role);
/// "wait", "date", "answered".
std::string_view name(Role role);
/// The roles that the columns of such a file may have.
std::span<const Role> roles_of(FileKind kind);
/// The role of a column of some kind of file by its name in options: "wait", "roster.hired".
std::optional<Role> find_role(std::string_view text, FileKind kind = FileKind::Calls);
/// The name of a role in options.
std::string option_name(Role role, FileKind kind);
/// Whether its texts tell of persons, so that messages show only their shape.
constexpr bool is_personal(Role role) {
  return role == role_of(Field::CallId) || role == role_of(Field::Agent) ||
         role == role_of(Field::Caller) || role == Role::Customer;
}
/// Stamp for dates and clocks, yes/no for the answered flag.
FieldType type(Role role);

struct HeaderReading {
  std::optional<Role> role;
  bool canonical = false;  ///< the header is the role's own name
  Millis unit = 0;         ///< of a plain number in a duration column; 0 when the header names none
  bool counts_calls = false;  ///< such a column of numbers belongs to a report, not to a log
};

/// A name that real exports use.
struct Synonym {
  std::string_view header;  ///< folded
  Role role;
};
/// Names of columns that only such a companion file has.
std::span<const Synonym> companion_synonyms(FileKind kind);

/// Reads a header of a kind of file. Case, blanks, `_`, `-` and what stands in brackets are
/// ignored.
HeaderReading read_header(std::string_view header, FileKind kind = FileKind::Calls);

/// A header without what read_header() ignores.
std::string folded_header(std::string_view header);

}  // namespace kpi
