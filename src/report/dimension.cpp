// SPDX-License-Identifier: MIT
// By what contacts are grouped: a field or an extra column, as text.
#include "report/dimension.hpp"

#include "metrics/texts.hpp"

namespace kpi {

std::string_view DimensionTexts::text(const Dimension& dimension, const CallRecord& record,
                                      std::string& scratch) const {
  if (dimension.is_team) return teams_->of(record.agent);
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
