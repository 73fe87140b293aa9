// SPDX-License-Identifier: MIT
// A check as JSON, schema kpi-check/1: a whole result, then every target with its verdicts.
#include <fmt/format.h>

#include "output/check_renderers.hpp"
#include "output/json.hpp"
#include "output/json_text.hpp"
#include "output/json_values.hpp"
#include "output/judgements.hpp"
#include "output/numbers.hpp"

namespace kpi {
namespace {

std::string group_json(const CheckedTarget& target, const Judgement& judgement) {
  std::string json = "{";
  for (std::size_t i = 0; i < target.dimensions.size(); ++i) {
    if (i > 0) json += ", ";
    append_json_string(json, target.dimensions[i]);
    json += ": ";
    append_json_string(json, judgement.group[i]);
  }
  return json + "}";
}

std::string or_null(const std::string& number) {
  return number.empty() ? "null" : number;
}

std::string range_json(const std::optional<ShareRange>& range) {
  if (!range) return "null";
  return fmt::format(R"({{"low": {}, "high": {}}})", machine_text(Exact{range->low, kUnit}),
                     machine_text(Exact{range->high, kUnit}));
}

std::string judgement_json(const Check& check, const CheckedTarget& target,
                           const Judgement& judgement) {
  const Value& value = judgement.value;
  std::string json = fmt::format(R"({{"group": {}, )", group_json(target, judgement));
  append_begin_and_end(json, check.report.calendar, judgement.span);
  json += fmt::format(
      R"(, "verdict": "{}", "value": {}, "numerator": {}, "denominator": {}, "margin": {}, )"
      R"("calls_needed": {}, "interval_95": {}, "settled": {})",
      name(judgement.verdict), or_null(machine_text_apart(value, bound_of(target.target))),
      value.is_quotient() ? machine_text(value.numerator()) : "null",
      value.is_quotient() ? machine_text(value.denominator()) : "null",
      or_null(machine_text_apart(judgement.margin, {0, 1})),
      judgement.calls_needed ? fmt::format("{}", *judgement.calls_needed) : "null",
      range_json(judgement.interval),
      judgement.settled ? fmt::format("{}", *judgement.settled) : "null");
  if (target.target.in) json += fmt::format(R"(, "intervals_left_out": {})", judgement.left_out);
  if (!judgement.reason.empty()) json += R"(, "reason": )" + json_string(judgement.reason);
  return json + "}";
}

std::string target_json(const Check& check, const CheckedTarget& checked) {
  const Target& target = checked.target;
  std::string json = fmt::format(R"(    {{"target": {}, )", json_string(target.text));
  if (!target.name.empty()) json += fmt::format(R"("name": {}, )", json_string(target.name));
  json += fmt::format(R"("kpi": "{}", "op": "{}", "value": {}, "verdict": "{}",)", target.kpi->id,
                      name(target.op), machine_text(target.value), name(checked.verdict));
  json += "\n     \"results\": [";
  std::string_view separator = "\n       ";
  for (const Judgement& one : checked.results) {
    json += separator;
    json += judgement_json(check, checked, one);
    separator = ",\n       ";
  }
  return json + "]}";
}

}  // namespace

void render_check_json(const Check& check, const RenderOptions& options, const TextSink& sink) {
  render_json_members(check.report, "kpi-check/1", options, sink);
  std::string_view separator = ",\n  \"targets\": [\n";
  for (const CheckedTarget& target : check.targets) {
    sink(separator);
    sink(target_json(check, target));
    separator = ",\n";
  }
  sink(fmt::format("\n  ],\n  \"verdict\": \"{}\"\n}}\n", name(check.verdict)));
}

}  // namespace kpi
