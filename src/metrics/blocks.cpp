// SPDX-License-Identifier: MIT
// What the KPI families are built of: means and percentiles of time, and reasons for no value.
#include "metrics/blocks.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace kpi {

std::string_view chosen_formula(const Definitions& definitions, std::string_view kpi,
                                std::string_view otherwise) {
  const auto chosen = definitions.formulas.find(kpi);
  return chosen == definitions.formulas.end() ? otherwise : chosen->second;
}

std::string missing(const LogFacts& facts, FieldSet fields) {
  // Without outcomes there are no answered contacts to have anything else, so that comes first.
  if (fields.contains(Field::Outcome) && !facts.columns.contains(Field::Outcome)) {
    return "needs column outcome (or answer, or talk)";
  }
  std::vector<std::string_view> names;
  for (const Field field : all_fields()) {
    if (fields.contains(field) && !facts.columns.contains(field)) names.push_back(name(field));
  }
  if (names.empty()) return {};
  return fmt::format("needs {} {}", names.size() == 1 ? "column" : "columns",
                     fmt::join(names, ", "));
}

Value needing(FieldSet fields, const Context& context, Value value) {
  if ((fields & context.facts.columns) == fields) return value;
  std::string reason = missing(context.facts, fields);
  return reason.empty() ? std::move(value) : Value::none(std::move(reason));
}

std::string none_with(std::int64_t contacts, std::string_view kind, std::string_view what) {
  return contacts == 0 ? fmt::format("no {} contacts", kind)
                       : fmt::format("no {} contact has {}", kind, what);
}

std::string none_answered_with(const Aggregate& aggregate, std::string_view what) {
  return none_with(of(aggregate.exits, Exit::Answered).count, "answered", what);
}

Value mean_seconds(const Tally& times, std::string reason_when_empty) {
  return Value::quotient(seconds(times.sum), {times.count, 1}, std::move(reason_when_empty));
}

Value percentile_seconds(const Distribution& times, unsigned percent,
                         std::string reason_when_empty) {
  const Amount found = times.percentile(percent);
  return found ? Value::number(seconds(*found)) : Value::none(std::move(reason_when_empty));
}

}  // namespace kpi
