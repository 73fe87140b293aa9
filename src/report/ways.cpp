// SPDX-License-Identifier: MIT
// The known ways to count a KPI: its formulas under the usual thresholds and comparisons.
#include "report/ways.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kpi {
namespace {

constexpr std::array kShortLimits{0 * kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond};

bool uses(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts,
          std::string_view parameter) {
  const auto all = parameters_in_force(definer(kpi), definitions, facts);
  return std::any_of(all.begin(), all.end(),
                     [&](const Parameter& one) { return one.name == parameter; });
}

/// The usual values and the one asked for, or that alone.
template <typename Values>
std::vector<Millis> candidates(const Values& usual, Millis asked, bool vary) {
  std::vector<Millis> all{asked};
  if (!vary) return all;
  for (const Millis value : usual) {
    if (value != asked) all.push_back(value);
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Every formula under which a KPI is really another one in this log.
std::vector<std::string> formulas_of(const Kpi& kpi, const Definitions& asked,
                                     const LogFacts& facts) {
  const Kpi& by = definer(kpi);
  if (by.formulas.front().id.empty()) return {""};
  std::vector<std::string> all{formula_in_force(by, asked, facts)};
  if (asked.formulas.contains(by.id)) return all;
  for (const Formula& formula : by.formulas) {
    Definitions definitions = asked;
    definitions.formulas[std::string{by.id}] = formula.id;
    const std::string in_force = formula_in_force(by, definitions, facts);
    if (std::find(all.begin(), all.end(), in_force) == all.end()) all.push_back(in_force);
  }
  return all;
}

std::string duration_option(Millis duration) {
  return duration % kSecond == 0 ? std::to_string(duration / kSecond) + "s"
                                 : std::to_string(duration) + "ms";
}

}  // namespace

std::string Way::identity() const {
  return uses_threshold ? formula + "@" + std::to_string(threshold) : formula;
}

const Kpi& definer(const Kpi& kpi) {
  if (includes(kpi.observes, Observe::Handles)) return *find_kpi("aht");
  if (includes(kpi.observes, Observe::Intervals)) return *find_kpi("service_level");
  return kpi;
}

bool is_folded_by_formula(const Kpi& kpi) {
  return definer(kpi).id == "aht" || includes(kpi.observes, Observe::Intervals);
}

std::vector<Way> ways_to_count(const Kpi& kpi, const ReconcileQuery& asked, const LogFacts& facts) {
  const Definitions& base = asked.query.definitions;
  const ReconcileQuery::Settled& settled = asked.settled;
  std::vector<Way> ways;
  for (const std::string& formula : formulas_of(kpi, base, facts)) {
    Way way{formula, base.service.threshold, base.short_abandon, base.strictly_less, false};
    const Definitions definitions = defined(base, kpi, way);
    way.uses_threshold = uses(kpi, definitions, facts, "threshold_seconds");
    const bool uses_short = uses(kpi, definitions, facts, "short_abandon_seconds");
    const bool compares = (way.uses_threshold || uses_short) && !settled.comparison;
    for (const Millis threshold : candidates(kUsualThresholds, base.service.threshold,
                                             way.uses_threshold && !settled.threshold)) {
      for (const Millis limit :
           candidates(kShortLimits, base.short_abandon, uses_short && !settled.short_abandon)) {
        way.threshold = threshold;
        way.short_abandon = limit;
        way.strictly_less = base.strictly_less;
        ways.push_back(way);
        // No wait is less than nothing: short abandons would have another definition's name.
        if (!compares || (uses_short && limit == 0)) continue;
        way.strictly_less = !base.strictly_less;
        ways.push_back(way);
      }
    }
  }
  return ways;
}

Definitions defined(const Definitions& asked, const Kpi& kpi, const Way& way) {
  Definitions definitions = asked;
  if (!way.formula.empty()) definitions.formulas[std::string{definer(kpi).id}] = way.formula;
  definitions.service.threshold = way.threshold;
  definitions.short_abandon = way.short_abandon;
  definitions.strictly_less = way.strictly_less;
  return definitions;
}

std::vector<std::string> options_of(const Kpi& kpi, const Way& way, const Definitions& asked,
                                    const LogFacts& facts) {
  std::vector<std::string> options;
  const auto add = [&](const char* option, std::string value) {
    options.emplace_back(option);
    options.push_back(std::move(value));
  };
  const Kpi& by = definer(kpi);
  if (!way.formula.empty() && formula_in_force(by, asked, facts) != way.formula) {
    add("--formula", std::string{by.id} + "=" + way.formula);
  }
  if (way.threshold != asked.service.threshold) add("--sl", duration_option(way.threshold));
  if (way.short_abandon != asked.short_abandon) {
    add("--short-abandon", duration_option(way.short_abandon));
  }
  if (way.strictly_less != asked.strictly_less) {
    add("--threshold-op", way.strictly_less ? "lt" : "le");
  }
  return options;
}

}  // namespace kpi
