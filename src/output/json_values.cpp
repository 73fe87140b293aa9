// SPDX-License-Identifier: MIT
// Counts and values as members of JSON documents.
#include "output/json_values.hpp"

#include "output/decimal.hpp"
#include "output/json_text.hpp"

namespace kpi {

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
