// SPDX-License-Identifier: MIT
// What gives other systems' figures, for people and for machines.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kpi/render.hpp"
#include "output/json_preamble.hpp"
#include "output/json_text.hpp"
#include "output/numbers.hpp"
#include "output/plain_ascii.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

/// The command that adopts a combination.
std::string command_of(const ReconcileReport& report, const Reconciliation& figure,
                       const Combination& combination) {
  std::string command = fmt::format("{} -k {}", report.command, figure.expected.kpi->id);
  for (const std::string& word : combination.options) command += ' ' + word;
  return command;
}

/// The decimals of a figure whose last digit stands for this.
int decimals_of(Exact step) {
  int digits = 0;
  for (Int128 scale = step.scale; scale > step.units; scale /= 10) ++digits;
  return digits;
}

/// The value with one decimal more than the figure has, so that rounding can be followed.
std::string text_with_a_decimal_more(const Combination& combination,
                                     const ExpectedFigure& expected) {
  const Value& value = combination.value;
  const int digits = decimals_of(expected.step);
  if (combination.unit == Unit::Ratio) {
    const Exact hundredfold{value.numerator().units * 100, value.numerator().scale};
    return decimal(hundredfold, value.denominator(), std::max(0, digits - 2) + 1) + " %";
  }
  if (expected.of_seconds && digits == 0) return value_text(value, combination.unit, "");
  const std::string_view unit = combination.unit == Unit::Seconds ? " s" : "";
  return fmt::format("{}{}", decimal(value.numerator(), value.denominator(), digits + 1), unit);
}

std::string heading(const Reconciliation& figure) {
  const std::string asked = fmt::format("{} {}", figure.expected.kpi->id, figure.expected.text);
  if (figure.tried == 0) return fmt::format("{}: no value to compare: {}", asked, figure.reason);
  const std::string tried =
      fmt::format("{} {}", count_text(figure.tried), figure.tried == 1 ? "way" : "ways");
  if (!figure.reproduced) {
    return fmt::format("{}: no definition gives it, of {} to count; the nearest:", asked, tried);
  }
  return fmt::format("{}: given by {} {}, of {} to count", asked, figure.found.size(),
                     figure.found.size() == 1 ? "definition" : "definitions", tried);
}

std::string combination_json(const ReconcileReport& report, const Reconciliation& figure,
                             const Combination& combination) {
  std::string numbers = fmt::format(R"("value": {})", machine_text(combination.value));
  if (combination.value.is_quotient()) {
    numbers += fmt::format(R"(, "numerator": {}, "denominator": {})",
                           machine_text(combination.value.numerator()),
                           machine_text(combination.value.denominator()));
  }
  std::vector<std::string> options;
  for (const std::string& word : combination.options) options.push_back(json_string(word));
  return fmt::format(
      "\n      {{{}, \"text\": {},\n       \"options\": [{}],\n       "
      "\"command\": {}}}",
      numbers, json_string(combination.text), fmt::join(options, ", "),
      json_string(command_of(report, figure, combination)));
}

std::string figure_json(const ReconcileReport& report, const Reconciliation& figure) {
  std::vector<std::string> combinations;
  for (const Combination& one : figure.found) {
    combinations.push_back(combination_json(report, figure, one));
  }
  return fmt::format(
      "\n    {{\"kpi\": {}, \"expected\": {}, \"tried\": {}, \"reproduced\": {}, \"reason\": {},\n"
      "     \"combinations\": [{}]}}",
      json_string(figure.expected.kpi->id), json_string(figure.expected.text), figure.tried,
      figure.reproduced, figure.tried == 0 ? json_string(figure.reason) : "null",
      fmt::join(combinations, ","));
}

}  // namespace

std::string reconciliation_text(const ReconcileReport& report, const RenderOptions& options) {
  const auto room = static_cast<std::size_t>(options.width);
  std::string text;
  for (const Reconciliation& figure : report.figures) {
    if (!text.empty()) text += '\n';
    text += hanging("", heading(figure), room);
    for (const Combination& one : figure.found) {
      std::string numbers = text_with_a_decimal_more(one, figure.expected);
      if (one.value.is_quotient()) {
        numbers += fmt::format(" = {} / {}", numerator_text(one.value, one.unit, ""),
                               denominator_text(one.value, one.unit));
      }
      text += hanging("  ", fmt::format("{}: {}", numbers, one.text), room);
      // Not wrapped, to be copied.
      text += fmt::format("    {}\n", command_of(report, figure, one));
    }
  }
  return drawn(std::move(text), options);
}

std::string reconciliation_json(const ReconcileReport& report, const RenderOptions& options) {
  std::vector<std::string> inputs;
  for (const std::string& name : report.inputs) inputs.push_back(json_string(name));
  std::vector<std::string> figures;
  for (const Reconciliation& figure : report.figures) {
    figures.push_back(figure_json(report, figure));
  }
  return fmt::format("{{\n{},\n{}  \"inputs\": [{}],\n  \"figures\": [{}\n  ]\n}}\n",
                     json_preamble("kpi-reconcile/1", options),
                     profile_member(report.profile, "  "), fmt::join(inputs, ", "),
                     fmt::join(figures, ","));
}

}  // namespace kpi
