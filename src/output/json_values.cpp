// SPDX-License-Identifier: MIT
// Counts and values as members of JSON documents.
#include "output/json_values.hpp"

#include "output/decimal.hpp"
#include "output/json_text.hpp"

namespace kpi {
namespace {

void append_stamp_or_null(std::string& json, const Calendar& calendar,
                          const std::optional<Interval>& span, Millis Interval::*edge) {
  if (!span) {
    json += "null";
    return;
  }
  json += '"';
  calendar.append_stamp(json, (*span).*edge);
  json += '"';
}

}  // namespace

void append_begin_and_end(std::string& json, const Calendar& calendar,
                          const std::optional<Interval>& span) {
  json += R"("begin": )";
  append_stamp_or_null(json, calendar, span, &Interval::begin);
  json += R"(, "end": )";
  append_stamp_or_null(json, calendar, span, &Interval::end);
}

void append_counts(std::string& json, const Counts& counts) {
  std::string_view separator;
  for (const auto& [name, value] : counts.named()) {
    json += separator;
    separator = ", ";
    append_json_string(json, name);
    json += ": ";
    if (value) {
      append_decimal(json, {*value, 1}, {1, 1});
    } else {
      json += "null";
    }
  }
}

void append_value(std::string& json, const Value& value) {
  if (!value.has_value()) {
    json += R"({"value": null, "reason": )";
    append_json_string(json, value.reason());
    json += '}';
    return;
  }
  json += R"({"value": )";
  append_decimal(json, value.numerator(), value.denominator());
  if (value.is_quotient()) {
    json += R"(, "numerator": )";
    append_decimal(json, value.numerator(), {1, 1});
    json += R"(, "denominator": )";
    append_decimal(json, value.denominator(), {1, 1});
  }
  json += '}';
}

}  // namespace kpi
