// SPDX-License-Identifier: MIT
// By what contacts are grouped: a field or an extra column, as text.
#include "report/dimension.hpp"

#include <array>
#include <cstdio>

namespace kpi {
namespace {

/// A scaled integer as decimal text without trailing zeros: 12500 of 1000 is "12.5".
std::string decimal_text(std::int64_t value, std::int64_t scale, int digits) {
  const bool negative = value < 0;
  const auto size =
      negative ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  const auto unit = static_cast<std::uint64_t>(scale);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%s%llu.%0*llu", negative ? "-" : "",
                static_cast<unsigned long long>(size / unit), digits,
                static_cast<unsigned long long>(size % unit));
  std::string out = text.data();
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

std::string_view DimensionTexts::text(const Dimension& dimension, const CallRecord& record,
                                      std::string& scratch) const {
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
      scratch = duration ? decimal_text(*duration, kSecond, 3) : "";
      return scratch;
    }
    case FieldType::Number: {
      const Amount number = record.*number_member(field);
      scratch = number ? decimal_text(*number, kUnit, 6) : "";
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
