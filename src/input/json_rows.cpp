// SPDX-License-Identifier: MIT
// Turning JSON objects into rows: one field for each column, found by the keys that lead to it.
#include "input/json_rows.hpp"

namespace kpi {

JsonRows::JsonRows(const std::vector<std::string>& columns) : seen_in_(columns.size()) {
  for (const std::string& path : columns) columns_.emplace(path, columns_.size());
}

/// The column of a path, or kNone.
std::size_t JsonRows::column_of(std::string_view path) {
  if (member_ == trail_.size()) trail_.emplace_back();
  Step& step = trail_[member_];
  if (step.path != path || member_ >= kMostColumns) {
    const auto found = columns_.find(path);
    step = {std::string{path}, found == columns_.end() ? kNone : found->second};
  }
  return step.column;
}

void JsonRows::note(RowProblem kind, std::size_t offset, std::string_view detail) {
  if (row_->problem != RowProblem::None) return;
  row_->problem = kind;
  row_->problem_offset = offset;
  row_->problem_detail = detail;
}

void JsonRows::see(const JsonMember& member) {
  if (member_ == kMostColumns) return note(RowProblem::TooManyColumns, member.offset, {});
  const std::size_t column = column_of(member.path);
  ++member_;
  places_.push_back({member.offset, column});
  if (column == kNone) {
    any_unknown_value_ = any_unknown_value_ || !member.text.empty();
    if (!unknown_.emplace(member.path, !member.text.empty()).second) {
      note(RowProblem::KeyTwice, member.offset, member.path);
    }
    return;
  }
  any_known_ = true;
  if (seen_in_[column] == object_) return note(RowProblem::KeyTwice, member.offset, member.path);
  seen_in_[column] = object_;
  if (member.text.size() > kLongestField) note(RowProblem::FieldTooLong, member.offset, {});
  row_->fields[column] = {member.text, member.offset};
}

void JsonRows::read(std::string_view object, RawRow& row) {
  ++object_;
  member_ = 0;
  places_.clear();
  unknown_.clear();
  any_known_ = any_unknown_value_ = false;
  row_ = &row;
  row.fields.assign(seen_in_.size(), RawField{});
  row.raw = object;
  row.problem = RowProblem::None;
  row.problem_offset = 0;
  row.problem_detail.clear();
  JsonProblem problem = walk_.walk(object, *this);
  if (problem.kind == RowProblem::BadJson) {
    // An object that is no valid JSON has no members, and none to complain about; how many of them
    // the parser saw may depend on what stands behind.
    row.problem = RowProblem::None;
    row.fields.assign(seen_in_.size(), RawField{});
  }
  if (problem.kind != RowProblem::None) note(problem.kind, problem.offset, problem.detail);
  if (!any_known_ && any_unknown_value_) note(RowProblem::NoKnownKey, 0, {});
  if (row.problem != RowProblem::None) return;
  constexpr std::size_t kMostKept = 100;
  for (const auto& [path, holds_something] : unknown_) {
    // The null of an object that others have there is nothing new.
    if (holds_something && unknown_keys_.size() < kMostKept) unknown_keys_.emplace(path, row.line);
  }
}

}  // namespace kpi
