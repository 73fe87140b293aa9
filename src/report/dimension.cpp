// SPDX-License-Identifier: MIT
// By what contacts are grouped: a field or an extra column, as text.
#include "report/dimension.hpp"

#include <array>

#include "metrics/texts.hpp"
#include "report/placing.hpp"

namespace kpi {
namespace {

constexpr std::array<std::string_view, 24> kHourNames{
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11",
    "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23"};
constexpr std::array<std::string_view, 7> kWeekdayKeys{"sun", "mon", "tue", "wed",
                                                       "thu", "fri", "sat"};

}  // namespace

unsigned hour_of(const Calendar& calendar, Millis instant) {
  const Millis in_day = calendar.local_time(instant) % kDay;
  return static_cast<unsigned>((in_day < 0 ? in_day + kDay : in_day) / kHour);
}

unsigned weekday_of(const Calendar& calendar, Millis instant) {
  const std::chrono::sys_days day{std::chrono::days{calendar.civil_day(instant)}};
  return std::chrono::weekday{day}.c_encoding();
}

std::string_view hour_name(unsigned hour) {
  return kHourNames[hour];
}

std::string_view weekday_name(unsigned weekday) {
  return kWeekdayKeys[weekday];
}

std::string_view DimensionTexts::text(const Dimension& dimension, const CallRecord& record,
                                      std::string& scratch) const {
  if (dimension.is_team()) return teams_->of(record.agent);
  if (dimension.is_of_time()) {
    const Amount at = placing_instant(record, assign_by_);
    if (!at) return {};
    if (dimension.kind == Dimension::Kind::Weekday) return weekday_name(weekday_of(calendar_, *at));
    return hour_name(hour_of(calendar_, *at));
  }
  if (!dimension.field) return record.extra[dimension.extra];
  const Field field = *dimension.field;
  switch (type(field)) {
    case FieldType::Direction:
      return name(record.direction);
    case FieldType::Outcome:
      return record.outcome == Outcome::Unknown ? "" : name(record.outcome);
    case FieldType::YesNo:
      return name(record.*yes_no_member(field));
    case FieldType::Stamp: {
      const Amount stamp = record.*time_member(field);
      scratch = stamp ? calendar_.stamp(*stamp) : "";
      return scratch;
    }
    case FieldType::Duration: {
      const Amount duration = record.*time_member(field);
      scratch = duration ? decimal_text(*duration * (kUnit / kSecond)) : "";
      return scratch;
    }
    case FieldType::Number: {
      const Amount number = record.*number_member(field);
      scratch = number ? decimal_text(*number) : "";
      return scratch;
    }
    case FieldType::Text:
      break;
  }
  const std::string_view text = record.*text_member(field);
  if (field != Field::Caller || show_callers_ || text.empty()) return text;
  scratch = hash_.pseudonym(text);
  return scratch;
}

}  // namespace kpi
