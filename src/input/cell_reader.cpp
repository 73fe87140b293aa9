// SPDX-License-Identifier: MIT
// Reads the cells of a row by the layout of its file: stamps, days, durations and numbers, or why
// the row is rejected.
#include "input/cell_reader.hpp"

#include <utility>

#include "input/words.hpp"

namespace kpi {
namespace {

/// A clock that shows less than the start's is of the next day, if it is not too far away.
constexpr Millis kLongestPastMidnight = 12 * kHour;

bool is_empty(const StampText& stamp) {
  return !stamp.instant && !stamp.day && !stamp.time;
}

}  // namespace

void CellReader::begin_row() {
  start_ = {};
  start_day_ = {};
  start_offset_ = {};
  times_ = {};
  currencies_ = {};
}

bool CellReader::reject(Issue issue) {
  issue_ = std::move(issue);
  return false;
}

bool CellReader::reject(Position at, std::string reason, std::string text) {
  return reject({0, at, std::move(reason), std::move(text), {}, 0});
}

bool CellReader::reject_value(const RawRow& row, std::size_t column, std::string_view text,
                              const std::string& what, std::string_view expectation) {
  const std::string header = escaped(layout_.headers[column]);
  const std::string subject = text.empty() ? header : header + ": " + in_quotes(text);
  return reject(row.position(row.fields[column].offset), header + " is " + what,
                subject + " is " + what + "; expected " + std::string{expectation});
}

TimeZone::Readings CellReader::at_local(Millis local) {
  const TimeZone::Readings readings = layout_.zone.readings_of(local);
  if (readings.second) times_.shown_twice = 1;
  return readings;
}

TimeZone::Readings CellReader::readings_of(const StampText& stamp) {
  if (stamp.instant) return {stamp.instant, {}};
  return at_local(*stamp.day * kDay + *stamp.time);
}

/// A clock without a date is of the day of the start, or of the night after it.
TimeZone::Readings CellReader::on_day_of_start(Millis clock) {
  const auto on_day = [&](Millis day) {
    if (start_offset_) return TimeZone::Readings{day + clock - *start_offset_, {}};
    return at_local(day + clock);
  };
  const TimeZone::Readings same = on_day(*start_day_);
  const Amount found = reading_from(same, start_);
  if (!found || *found >= *start_ || *found + kDay - *start_ > kLongestPastMidnight) return same;
  ++times_.past_midnight;
  return on_day(*start_day_ + kDay);
}

bool CellReader::reject_leapt(const RawRow& row, std::size_t column) {
  return reject_value(row, column, trimmed(row.fields[column].text),
                      "no time in " + layout_.zone.name() + ", where clocks leapt over it",
                      "a time that clocks showed, a time with its offset, or another --input-tz");
}

/// One column of stamps; false when the row is rejected. An absent one leaves `stamp` empty.
bool CellReader::read_part(const RawRow& row, std::optional<std::size_t> column, StampText& stamp) {
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

bool CellReader::read_start(const RawRow& row, Amount& start_instant) {
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
  if (is_empty(whole)) {
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
    times_.without_clock = 1;
  }
  if (!whole.is_full()) {
    const std::string_view text = trimmed(row.fields[leading].text);
    return reject_value(row, leading, text, "a clock without a date", expected(FieldType::Stamp));
  }
  start_ = readings_of(whole).first;
  if (!start_) return reject_leapt(row, leading);
  if (whole.day) {
    start_day_ = *whole.day * kDay;
    if (whole.instant) start_offset_ = *start_day_ + *whole.time - *whole.instant;
  }
  start_instant = start_;
  return true;
}

bool CellReader::read_later(const RawRow& row, Role role, TimeZone::Readings& readings) {
  const auto column = layout_.of(role);
  if (!column) return true;
  StampText stamp;
  if (!read_part(row, column, stamp)) return false;
  if (is_empty(stamp)) return true;
  const std::string_view text = trimmed(row.fields[*column].text);
  if (!stamp.is_full() && (stamp.day || !start_day_)) {
    return reject_value(row, *column, text,
                        stamp.day ? "a date without a clock" : "a clock without a date",
                        expected(FieldType::Stamp));
  }
  readings = stamp.is_full() ? readings_of(stamp) : on_day_of_start(*stamp.time);
  return readings.first ? true : reject_leapt(row, *column);
}

bool CellReader::read_day(const RawRow& row, Role role, Amount& day) {
  const auto column = layout_.of(role);
  if (!column) return true;
  StampText stamp;
  if (!read_part(row, column, stamp)) return false;
  if (is_empty(stamp)) return true;
  if (!stamp.day && !stamp.instant) {
    return reject_value(row, *column, trimmed(row.fields[*column].text), "a clock without a date",
                        "a date such as 2026-03-02");
  }
  day = stamp.day ? *stamp.day : Calendar{layout_.zone}.civil_day(*stamp.instant);
  return true;
}

bool CellReader::read_duration(const RawRow& row, std::size_t column, const DurationForm& form,
                               Amount& duration) {
  const std::string_view text = trimmed(row.fields[column].text);
  if (is_absent(text)) return true;
  Millis read = 0;
  switch (kpi::read_duration(text, form, read)) {
    case Reading::Ok:
      duration = read;
      return true;
    case Reading::Undecided:
      return reject_undecided(row, column, text);
    case Reading::Negative:
      return reject_value(row, column, text, "a negative duration", expected(FieldType::Duration));
    default:
      return reject_value(row, column, text, "no duration", expected(FieldType::Duration));
  }
}

bool CellReader::read_number(const RawRow& row, std::size_t column, const NumberForm& form,
                             Amount& number) {
  const std::string_view text = trimmed(row.fields[column].text);
  if (is_absent(text)) return true;
  Micros read = 0;
  switch (kpi::read_number(text, form, read)) {
    case Reading::Ok:
      number = read;
      if (form.money) currencies_.add(without_currency(text).currency);
      return true;
    case Reading::Undecided:
      return reject_undecided(row, column, text);
    default:
      return reject_value(row, column, text, "no number", expected(FieldType::Number));
  }
}

bool CellReader::reject_undecided(const RawRow& row, std::size_t column, std::string_view text) {
  const bool clock = text.find(':') != std::string_view::npos;
  const std::string header = escaped(layout_.headers[column]);
  const std::string option = clock ? "--duration-unit hms or m:ss" : "--decimal , or .";
  const std::string meanings = clock ? " is either hours and minutes or minutes and seconds"
                                     : " is a number with decimals or with thousands";
  return reject(
      row.position(row.fields[column].offset), header + " needs " + option,
      header + ": " + in_quotes(text) + meanings + "; expected " + option + " to decide it");
}

}  // namespace kpi
