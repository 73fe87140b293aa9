// SPDX-License-Identifier: MIT
// The columns without which a file is none of its kind.
#include "input/needed_columns.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace kpi {
namespace {

constexpr std::size_t kShownColumns = 20;

bool has_any(const Layout& layout, std::initializer_list<Role> roles) {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return layout.has(role); });
}

std::optional<Role> first_missing(const Layout& layout, std::initializer_list<Role> roles) {
  for (const Role role : roles) {
    const bool there = role == role_of(Field::Start) ? layout.has_start() : layout.has(role);
    if (!there) return role;
  }
  return std::nullopt;
}

/// Nothing where all are there.
std::optional<Role> missing_column(const Layout& layout) {
  switch (layout.kind) {
    case FileKind::Calls: {
      const bool usable =
          layout.has_start() ||
          has_any(layout, {role_of(Field::Outcome), Role::AnsweredFlag, role_of(Field::Answer),
                           role_of(Field::Talk), role_of(Field::Wait)});
      return usable ? std::nullopt : std::optional{role_of(Field::Start)};
    }
    case FileKind::AgentStates:
      return first_missing(layout, {role_of(Field::Agent), Role::State, role_of(Field::Start)});
    case FileKind::Schedule:
      return first_missing(layout, {role_of(Field::Agent), Role::Activity, role_of(Field::Start),
                                    role_of(Field::End)});
    case FileKind::Roster:
      if (!layout.has(Field::Agent)) return role_of(Field::Agent);
      return has_any(layout, {Role::Hired, Role::Left, Role::Team, Role::Esat})
                 ? std::nullopt
                 : std::optional{Role::Hired};
    case FileKind::Customers:
      break;
  }
  return has_any(layout, {Role::Since, Role::Lost}) ? std::nullopt : std::optional{Role::Since};
}

std::string_view wanted(FileKind kind) {
  switch (kind) {
    case FileKind::Calls:
      return "start, outcome, answer, talk or wait";
    case FileKind::AgentStates:
      return "agent, state, start, and end or duration";
    case FileKind::Schedule:
      return "agent, activity, start and end";
    case FileKind::Roster:
      return "agent, and hired, left, team or esat";
    case FileKind::Customers:
      break;
  }
  return "customer, since and lost";
}

}  // namespace

std::string listed_columns(const std::vector<std::string>& headers) {
  std::string out;
  for (std::size_t i = 0; i < headers.size() && i < kShownColumns; ++i) {
    out += (i == 0 ? "" : ", ") + in_quotes(headers[i]);
  }
  if (headers.size() > kShownColumns) {
    out += " and " + std::to_string(headers.size() - kShownColumns) + " more";
  }
  return out;
}

void require_columns(const Layout& layout, const std::string& name) {
  const std::optional<Role> missing = missing_column(layout);
  if (!missing) return;
  const std::string option = option_name(*missing, layout.kind);
  std::string what = "no usable columns";
  std::string any = "FIELD";
  if (layout.kind != FileKind::Calls) {
    what = "no column ";
    what += kpi::name(*missing);
    what += " as --" + std::string{kpi::name(layout.kind)} + " needs it";
    any = option;
  }
  const std::string example = layout.headers.empty() ? "1" : in_quotes(layout.headers.front());
  throw Error(FaultKind::Data,
              name + ": " + what + ": found " + listed_columns(layout.headers) + "; looked for " +
                  std::string{wanted(layout.kind)},
              "name a column: -c " + any + "=COLUMN, such as -c " + option + "=" + example);
}

}  // namespace kpi
