// SPDX-License-Identifier: MIT
// A row of a file to a call record: reads every mapped field, derives what is absent, or says why
// the row is rejected.
#include "input/record_builder.hpp"

#include <utility>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/row_form.hpp"

namespace kpi {
RecordBuilder::RecordBuilder(const Layout& layout, const Words& words, const InputOptions& options,
                             std::vector<std::optional<std::size_t>> extra)
    : layout_{layout},
      extra_columns_{std::move(extra)},
      columns_{layout.columns()},
      derivation_{layout},
      cells_{layout},
      extra_(extra_columns_.size()) {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (!layout.has(role) || type(role) == FieldType::Stamp) continue;
    const Field field = field_of(role);
    Column column{role,
                  *layout.of(role),
                  type(role),
                  duration_form(layout, options, layout.unit[i]),
                  number_form(layout, field),
                  nullptr,
                  nullptr,
                  nullptr,
                  WordColumn{words, role}};
    column.amount = column.type == FieldType::Duration ? time_member(field) : number_member(field);
    column.text = text_member(field);
    column.yes_no = role == Role::AnsweredFlag ? nullptr : yes_no_member(field);
    plain_.push_back(column);
  }
}

const CallRecord* RecordBuilder::build(const RawRow& row) {
  record_ = {};
  record_.columns = columns_;
  outcome_words_ = {};
  row_unknown_outcome_ = {};
  cells_.begin_row();
  if (auto problem = problem_of(row, layout_.headers.size())) {
    cells_.reject(std::move(*problem));
    return nullptr;
  }
  if (layout_.has_start() && !cells_.read_start(row, record_.start)) return nullptr;
  for (Column& column : plain_) {
    if (!read_plain(row, column)) return nullptr;
  }
  if (!read_later_stamps(row) || !complete(row)) return nullptr;
  for (std::size_t i = 0; i < extra_.size(); ++i) {
    extra_[i] = extra_columns_[i] ? trimmed(row.fields[*extra_columns_[i]].text) : "";
  }
  record_.extra = extra_;
  count(row);
  return &record_;
}

bool RecordBuilder::read_later_stamps(const RawRow& row) {
  TimeZone::Readings answer;
  TimeZone::Readings end;
  if (!cells_.read_later(row, role_of(Field::Answer), answer) ||
      !cells_.read_later(row, role_of(Field::End), end)) {
    return false;
  }
  record_.answer = reading_from(answer, record_.start);
  record_.end = end.first;
  second_end_ = end.second;
  return true;
}

void RecordBuilder::count(const RawRow& row) {
  times_.merge(cells_.times());
  currencies_.merge(cells_.currencies());
  if (row_unknown_outcome_.empty()) return;
  UnknownWord& word = unknown_outcomes_[std::string{row_unknown_outcome_}];
  if (word.count++ > 0) return;
  word.first = row.position(row.fields[*layout_.of(Field::Outcome)].offset);
}

bool RecordBuilder::read_plain(const RawRow& row, Column& column) {
  const std::string_view text = trimmed(row.fields[column.index].text);
  if (column.type == FieldType::Text) {
    if (!is_absent_text(text)) record_.*column.text = text;
    return true;
  }
  if (is_absent(text)) return true;
  if (column.type == FieldType::Duration) {
    return cells_.read_duration(row, column.index, column.duration, record_.*column.amount);
  }
  if (column.type == FieldType::Number) {
    return cells_.read_number(row, column.index, column.number, record_.*column.amount);
  }
  return read_words(row, column, text);
}

void RecordBuilder::take_meaning(const Column& column, std::uint8_t meaning) {
  if (column.type == FieldType::Outcome) {
    record_.outcome = static_cast<Outcome>(meaning);
  } else if (column.type == FieldType::Direction) {
    record_.direction = static_cast<Direction>(meaning);
    record_.direction_given = true;
  } else if (column.yes_no == nullptr) {
    outcome_words_.answered = static_cast<YesNo>(meaning);
  } else {
    record_.*column.yes_no = static_cast<YesNo>(meaning);
  }
}

bool RecordBuilder::read_words(const RawRow& row, Column& column, std::string_view text) {
  outcome_words_.any = outcome_words_.any || column.type == FieldType::Outcome;
  if (const auto meaning = column.words.meaning(text)) {
    take_meaning(column, *meaning);
    return true;
  }
  if (column.type == FieldType::Outcome) {
    row_unknown_outcome_ = text;
    return true;
  }
  const std::string option = "; or --value " + std::string{name(column.role)} +
                             ":WORD=" + (column.type == FieldType::Direction ? "inbound" : "yes");
  return cells_.reject_value(row, column.index, text, "no known word",
                             std::string{expected(column.type)} + option);
}

bool RecordBuilder::reject_order(const RawRow& row, Field later, Field earlier) {
  const std::size_t column = *layout_.of(later);
  const std::string what = "before the " + std::string{name(earlier)};
  return cells_.reject_value(
      row, column, trimmed(row.fields[column].text), what,
      "the " + std::string{name(later)} + " at or after the " + std::string{name(earlier)});
}

bool RecordBuilder::complete(const RawRow& row) {
  switch (derivation_.complete(record_, outcome_words_, second_end_)) {
    case Contradiction::None:
      return true;
    case Contradiction::AnswerBeforeStart:
      return reject_order(row, Field::Answer, Field::Start);
    case Contradiction::EndBeforeStart:
      return reject_order(row, Field::End, Field::Start);
    case Contradiction::EndBeforeAnswer:
      return reject_order(row, Field::End, Field::Answer);
    case Contradiction::NegativeTalk:
      break;
  }
  const std::size_t column = *layout_.of(Field::End);
  return cells_.reject(row.position(row.fields[column].offset), "talk is a negative duration",
                       "talk would be negative: end - answer - hold is " +
                           std::to_string(talk_between(record_) / kSecond) +
                           " s; expected an end after the answer and the hold");
}

}  // namespace kpi
