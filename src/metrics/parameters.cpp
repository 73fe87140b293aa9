// SPDX-License-Identifier: MIT
// The thresholds that a definition in force uses, as numbers beside its words.
#include <algorithm>
#include <array>

#include "kpi/catalogue.hpp"
#include "metrics/expression.hpp"

namespace kpi {
namespace {

struct Threshold {
  std::string_view placeholder;  // in a formula's text
  std::string_view name;
  Exact (*value)(const Definitions&);
};

constexpr std::array kThresholdParameters{
    Threshold{"{T}", "threshold_seconds",
              [](const Definitions& d) {
                return Exact{d.service.threshold, kSecond};
              }},
    Threshold{"{S}", "short_abandon_seconds",
              [](const Definitions& d) {
                return Exact{d.short_abandon, kSecond};
              }},
    Threshold{"{W}", "window_seconds",
              [](const Definitions& d) {
                return Exact{d.repeat_window, kSecond};
              }},
    Threshold{"{target}", "target",
              [](const Definitions& d) {
                return Exact{d.service.share, kUnit};
              }},
};

/// A formula's text, or for an expression the placeholders that it stands for.
std::string text_with_placeholders(const Kpi& kpi, const std::string& formula) {
  for (const Formula& candidate : kpi.formulas) {
    if (candidate.id == formula) return std::string{candidate.text};
  }
  const ExitShare share = parse_exit_share(formula);
  std::string text;
  if (share.uses(ExitTerm::Part::Within)) text += "{T}";
  if (share.uses(ExitTerm::Part::Short)) text += "{S}";
  return text;
}

}  // namespace

std::string_view find_parameter(std::string_view name) {
  const auto* const found = std::ranges::find(kThresholdParameters, name, &Threshold::name);
  return found == kThresholdParameters.end() ? std::string_view{} : found->name;
}

std::vector<Parameter> parameters_in_force(const Kpi& kpi, const Definitions& definitions,
                                           const LogFacts& facts) {
  const std::string text = text_with_placeholders(kpi, formula_in_force(kpi, definitions, facts));
  std::vector<Parameter> parameters;
  for (const Threshold& threshold : kThresholdParameters) {
    if (text.find(threshold.placeholder) == std::string::npos) continue;
    parameters.push_back({threshold.name, threshold.value(definitions)});
  }
  return parameters;
}

}  // namespace kpi
