// SPDX-License-Identifier: MIT
// The fields of a record as text, and the order that they give records.
#include "core/record_text.hpp"

#include <cstdint>

namespace kpi {
namespace {

/// A whole number of parts, `scale` of which are one.
std::string canonical_decimal(Amount parts, std::uint64_t scale) {
  if (!parts) return {};
  const bool negative = *parts < 0;
  const auto bits = static_cast<std::uint64_t>(*parts);
  const std::uint64_t size = negative ? 0 - bits : bits;
  std::string text = (negative ? "-" : "") + std::to_string(size / scale);
  if (size % scale == 0) return text;
  std::string fraction = std::to_string(scale + size % scale);  // led by a 1 that keeps the zeros
  fraction.erase(fraction.find_last_not_of('0') + 1);
  fraction.front() = '.';
  return text + fraction;
}

std::string outcome_text(Outcome outcome) {
  const bool is_word = outcome != Outcome::Unknown && outcome != Outcome::Open;
  return is_word ? std::string{name(outcome)} : std::string{};
}

bool is_same(const CallRecord& a, const CallRecord& b, Field field) {
  if (const auto time = time_member(field)) return a.*time == b.*time;
  if (const auto number = number_member(field)) return a.*number == b.*number;
  return false;
}

}  // namespace

std::string text_of(const CallRecord& record, Field field) {
  switch (type(field)) {
    case FieldType::Text:
      return std::string{record.*text_member(field)};
    case FieldType::Stamp:
    case FieldType::Duration:
      return canonical_decimal(record.*time_member(field), kSecond);
    case FieldType::Number:
      return canonical_decimal(record.*number_member(field), kUnit);
    case FieldType::YesNo:
      return std::string{name(record.*yes_no_member(field))};
    case FieldType::Direction:
      return std::string{name(record.direction)};
    case FieldType::Outcome:
      break;
  }
  return outcome_text(record.outcome);
}

std::strong_ordering compare_amounts(Amount a, Amount b) {
  if (a == b) return std::strong_ordering::equal;
  if (!a || !b) return a.has_value() <=> b.has_value();
  return *a <=> *b;
}

std::strong_ordering compare_as_text(const CallRecord& a, const CallRecord& b) {
  for (const Field field : all_fields()) {
    if (is_same(a, b, field)) continue;
    const std::strong_ordering order =
        type(field) == FieldType::Stamp
            ? compare_amounts(a.*time_member(field), b.*time_member(field))
            : text_of(a, field) <=> text_of(b, field);
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

}  // namespace kpi
