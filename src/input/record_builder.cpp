// SPDX-License-Identifier: MIT
// A row of a file to a call record: reads every mapped field, derives what is absent, or says why
// the row is rejected.
#include "input/record_builder.hpp"

#include <utility>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/row_form.hpp"

namespace kpi {
namespace {

/// A clock that shows less than the start's is of the next day, if it is not too far away.
constexpr Millis kLongestPastMidnight = 12 * kHour;

}  // namespace

RecordBuilder::RecordBuilder(const Layout& layout, const Words& words, const InputOptions& options,
                             std::vector<std::optional<std::size_t>> extra)
    : layout_{layout},
      options_{options},
      extra_columns_{std::move(extra)},
      columns_{layout.columns()},
      derivation_{layout},
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
  row_past_midnight_ = 0;
  row_without_clock_ = false;
  row_unknown_outcome_ = {};
  start_midnight_ = {};
  if (auto problem = problem_of(row, layout_.headers.size())) {
    issue_ = std::move(*problem);
    return nullptr;
  }
  if (layout_.has_start() && !read_start(row)) return nullptr;
  for (Column& column : plain_) {
    if (!read_plain(row, column)) return nullptr;
  }
  if (!read_later(row, Field::Answer) || !read_later(row, Field::End)) return nullptr;
  if (!complete(row)) return nullptr;
  for (std::size_t i = 0; i < extra_.size(); ++i) {
    extra_[i] = extra_columns_[i] ? trimmed(row.fields[*extra_columns_[i]].text) : "";
  }
  record_.extra = extra_;
  count(row);
  return &record_;
}

void RecordBuilder::count(const RawRow& row) {
  past_midnight_ += row_past_midnight_;
  without_clock_ += row_without_clock_ ? 1 : 0;
  if (row_unknown_outcome_.empty()) return;
  UnknownWord& word = unknown_outcomes_[std::string{row_unknown_outcome_}];
  if (word.count++ > 0) return;
  word.first = row.position(row.fields[*layout_.of(Field::Outcome)].offset);
}

bool RecordBuilder::reject(Position at, std::string reason, std::string text) {
  issue_ = {0, at, std::move(reason), std::move(text)};
  return false;
}

bool RecordBuilder::reject_value(const RawRow& row, std::size_t column, std::string_view text,
                                 const std::string& what, std::string_view expectation) {
  const std::string header = escaped(layout_.headers[column]);
  const std::string subject = text.empty() ? header : header + ": " + quoted(text);
  return reject(row.position(row.fields[column].offset), header + " is " + what,
                subject + " is " + what + "; expected " + std::string{expectation});
}

Amount RecordBuilder::instant_of(const StampText& stamp) const {
  if (stamp.instant) return stamp.instant;
  return layout_.zone.instant_of(*stamp.day * kDay + *stamp.time);
}

/// One column of stamps; false when the row is rejected. An absent one leaves `stamp` empty.
bool RecordBuilder::read_part(const RawRow& row, std::optional<std::size_t> column,
                              StampText& stamp) {
  if (!column) return true;
  const std::string_view text = trimmed(row.fields[*column].text);
  if (is_absent(text)) return true;
  const Reading reading = read_stamp(text, layout_.date_form(), stamp);
  if (reading == Reading::Ok && stamp.by_order && !layout_.day_order_known) {
    return reject_value(row, *column, text, "a date of undecided day-month order",
                        "--date-format d/m/Y or m/d/Y to decide it");
  }
  if (reading == Reading::Impossible && stamp.by_order && layout_.day_order_known) {
    return reject_value(row, *column, text, "no date",
                        layout_.day_first ? "day/month/year" : "month/day/year");
  }
  if (reading == Reading::Impossible) {
    return reject_value(row, *column, text, "no date or time that exists",
                        expected(FieldType::Stamp));
  }
  if (reading != Reading::Ok) {
    return reject_value(row, *column, text, "no date and time", expected(FieldType::Stamp));
  }
  return true;
}

bool RecordBuilder::read_start(const RawRow& row) {
  const auto start = layout_.of(Field::Start);
  const auto date = layout_.of(Role::Date);
  const auto time = layout_.of(Role::Time);
  StampText whole;
  StampText day;
  StampText clock;
  // All of them are validated, needed or not.
  if (!read_part(row, start, whole) || !read_part(row, date, day) || !read_part(row, time, clock)) {
    return false;
  }
  const std::size_t leading = start ? *start : date ? *date : *time;
  if (!start) whole = date ? day : clock;
  const bool blank = !whole.instant && !whole.day && !whole.time;
  if (blank) {
    return reject_value(row, leading, "", "blank", expected(FieldType::Stamp));
  }
  if (!whole.day && !whole.instant) whole.day = day.day;
  // Spreadsheets write a date as that day's midnight beside a column with the clock.
  const bool midnight = whole.time == Amount{0} && !start;
  if (whole.day && clock.time && (!whole.time || midnight)) {
    whole.time = clock.time;
    whole.instant = {};
  }
  if (whole.day && !whole.time) {
    const bool clock_is_blank = time && !clock.time;
    if (clock_is_blank) {
      return reject_value(row, *time, "", "blank", "a clock such as 09:00:00");
    }
    whole.time = 0;
    row_without_clock_ = true;
  }
  if (!whole.is_full()) {
    const std::string_view text = trimmed(row.fields[leading].text);
    return reject_value(row, leading, text, "a clock without a date", expected(FieldType::Stamp));
  }
  record_.start = instant_of(whole);
  if (whole.day) start_midnight_ = *record_.start - *whole.time;
  return true;
}

/// The answer or the end; a clock alone is of the day of the start, or of the night after it.
bool RecordBuilder::read_later(const RawRow& row, Field field) {
  const auto column = layout_.of(field);
  if (!column) return true;
  StampText stamp;
  if (!read_part(row, column, stamp)) return false;
  if (!stamp.instant && !stamp.day && !stamp.time) return true;
  const std::string_view text = trimmed(row.fields[*column].text);
  if (!stamp.is_full() && (stamp.day || !start_midnight_)) {
    return reject_value(row, *column, text,
                        stamp.day ? "a date without a clock" : "a clock without a date",
                        expected(FieldType::Stamp));
  }
  const bool clock_only = !stamp.is_full();
  Amount instant = clock_only ? Amount{*start_midnight_ + *stamp.time} : instant_of(stamp);
  if (clock_only && *instant < *record_.start &&
      *instant + kDay - *record_.start <= kLongestPastMidnight) {
    instant = *instant + kDay;
    ++row_past_midnight_;
  }
  record_.*time_member(field) = instant;
  return true;
}

bool RecordBuilder::read_plain(const RawRow& row, Column& column) {
  const std::string_view text = trimmed(row.fields[column.index].text);
  if (column.type == FieldType::Text) {
    if (!is_absent_text(text)) record_.*column.text = text;
    return true;
  }
  if (is_absent(text)) return true;
  if (column.amount != nullptr) return read_quantity(row, column, text);
  return read_words(row, column, text);
}

/// A duration or a number.
bool RecordBuilder::read_quantity(const RawRow& row, const Column& column, std::string_view text) {
  const bool duration = column.type == FieldType::Duration;
  std::int64_t quantity = 0;
  const Reading reading = duration ? read_duration(text, column.duration, quantity)
                                   : read_number(text, column.number, quantity);
  switch (reading) {
    case Reading::Ok:
      record_.*column.amount = quantity;
      return true;
    case Reading::Undecided:
      return reject_undecided(row, column, text);
    case Reading::Negative:
      return reject_value(row, column.index, text, "a negative duration", expected(column.type));
    default:
      return reject_value(row, column.index, text, duration ? "no duration" : "no number",
                          expected(column.type));
  }
}

bool RecordBuilder::reject_undecided(const RawRow& row, const Column& column,
                                     std::string_view text) {
  const bool clock = text.find(':') != std::string_view::npos;
  const std::string header = escaped(layout_.headers[column.index]);
  const std::string option = clock ? "--duration-unit hms or m:ss" : "--decimal , or .";
  const std::string meanings = clock ? " is either hours and minutes or minutes and seconds"
                                     : " is a number with decimals or with thousands";
  return reject(row.position(row.fields[column.index].offset), header + " needs " + option,
                header + ": " + quoted(text) + meanings + "; expected " + option + " to decide it");
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
  return reject_value(row, column.index, text, "no known word",
                      std::string{expected(column.type)} + option);
}

bool RecordBuilder::reject_order(const RawRow& row, Field later, Field earlier) {
  const std::size_t column = *layout_.of(later);
  const std::string what = "before the " + std::string{name(earlier)};
  return reject_value(
      row, column, trimmed(row.fields[column].text), what,
      "the " + std::string{name(later)} + " at or after the " + std::string{name(earlier)});
}

bool RecordBuilder::complete(const RawRow& row) {
  switch (derivation_.complete(record_, outcome_words_)) {
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
  return reject(row.position(row.fields[column].offset), "talk is a negative duration",
                "talk would be negative: end - answer - hold is " +
                    std::to_string(talk_between(record_) / kSecond) +
                    " s; expected an end after the answer and the hold");
}

}  // namespace kpi
