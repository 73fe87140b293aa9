// SPDX-License-Identifier: MIT
// A row of a file to a call record: reads every mapped field, derives what is absent, or says why
// the row is rejected.
#include "input/record_builder.hpp"

#include <array>
#include <cstdio>
#include <utility>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/utf8.hpp"

namespace kpi {
namespace {

/// A clock that shows less than the start's is of the next day, if it is not too far away.
constexpr Millis kLongestPastMidnight = 12 * kHour;

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

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
    Column column{role,    *layout.of(role), type(role), layout.unit[i],
                  nullptr, nullptr,          nullptr,    WordColumn{words, role}};
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
  if (!check_form(row) || !check_bytes(row)) return nullptr;
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

/// The row as a whole: quotes and the number of fields.
bool RecordBuilder::check_form(const RawRow& row) {
  const Position at = row.problem == RowProblem::RowTooLong ? Position{row.line, row.column}
                                                            : row.position(row.problem_offset);
  switch (row.problem) {
    case RowProblem::None:
      break;
    case RowProblem::StrayQuote:
      return reject(at, "stray quote",
                    "a quote inside a field that does not begin with one; expected the field in "
                    "quotes and the quote doubled");
    case RowProblem::TextAfterQuote:
      return reject(at, "text after a closing quote",
                    "text after a closing quote; expected a delimiter or the end of the line");
    case RowProblem::RowTooLong:
      return reject(at, "row over 4 MiB", "the row is over 4 MiB long");
    case RowProblem::FieldTooLong:
      return reject(at, "field over 1 MiB", "the field is over 1 MiB long");
    case RowProblem::TooManyColumns:
      return reject(at, "over 4096 fields", "the row has over 4096 fields");
    case RowProblem::BadJson:
      if (!check_bytes(row)) return false;  // which says more
      return reject(at, "broken JSON", "broken JSON; expected " + row.problem_detail);
    case RowProblem::KeyTwice:
      return reject(at, "key twice in an object",
                    "the key " + quoted(row.problem_detail) + " is there twice; expected it once");
    case RowProblem::NumberTooLarge:
      return reject(at, "number beyond 64 bits",
                    escaped(row.problem_detail) +
                        ": an integer beyond 64 bits; expected digits in quotes where they are no "
                        "quantity");
    case RowProblem::NoKnownKey:
      return reject(at, "no known key",
                    "none of the keys of this object is among those at the head of the file");
    case RowProblem::BadEvent:
      if (!check_bytes(row)) return false;  // which says more
      return reject(at, "unreadable event", row.problem_detail);
    case RowProblem::BadConversation:
      return reject(at, "unreadable conversation", row.problem_detail);
  }
  const std::size_t found = row.fields.size();
  const std::size_t wanted = layout_.headers.size();
  if (found == wanted) return true;
  return reject(
      {row.line, 1}, found < wanted ? "too few fields" : "too many fields",
      plural(found, "field") + "; expected " + std::to_string(wanted) + " as in the header");
}

/// NUL bytes and broken UTF-8 anywhere in the row.
bool RecordBuilder::check_bytes(const RawRow& row) {
  const std::size_t nul = row.raw.find('\0');
  const std::size_t invalid = find_invalid_utf8(row.raw);
  const std::size_t offset = std::min(nul, invalid);
  if (offset == std::string_view::npos) return true;
  std::array<char, 8> byte{};
  std::snprintf(byte.data(), byte.size(), "\\x%02x", static_cast<unsigned char>(row.raw[offset]));
  const bool is_nul = row.raw[offset] == '\0';
  return reject(row.position(offset), is_nul ? "NUL byte" : "invalid UTF-8",
                std::string{is_nul ? "a NUL byte " : "the byte "} + byte.data() +
                    (is_nul ? "; expected text" : " is no valid UTF-8; expected UTF-8 text"));
}

Amount RecordBuilder::instant_of(const StampText& stamp) const {
  if (stamp.instant) return stamp.instant;
  return options_.zone.instant_of(*stamp.day * kDay + *stamp.time);
}

/// One column of stamps; false when the row is rejected. An absent one leaves `stamp` empty.
bool RecordBuilder::read_part(const RawRow& row, std::optional<std::size_t> column,
                              StampText& stamp) {
  if (!column) return true;
  const std::string_view text = trimmed(row.fields[*column].text);
  if (is_absent(text)) return true;
  const Reading reading = read_stamp(text, layout_.day_first, stamp);
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
  if (is_absent(text)) return true;
  switch (column.type) {
    case FieldType::Text:
      record_.*column.text = text;
      return true;
    case FieldType::Duration: {
      Millis duration = 0;
      const Reading reading = read_duration(text, column.unit, duration);
      if (reading != Reading::Ok) {
        return reject_value(row, column.index, text,
                            reading == Reading::Negative ? "a negative duration" : "no duration",
                            expected(FieldType::Duration));
      }
      record_.*column.amount = duration;
      return true;
    }
    case FieldType::Number: {
      const auto number = parse_scaled(text, kUnit);
      if (!number) {
        return reject_value(row, column.index, text, "no number", expected(FieldType::Number));
      }
      record_.*column.amount = *number;
      return true;
    }
    default:
      return read_words(row, column, text);
  }
}

void RecordBuilder::take_meaning(const Column& column, std::uint8_t meaning) {
  if (column.type == FieldType::Outcome) {
    record_.outcome = static_cast<Outcome>(meaning);
  } else if (column.type == FieldType::Direction) {
    record_.direction = static_cast<Direction>(meaning);
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
