// SPDX-License-Identifier: MIT
// Joins the KPI families to the catalogue, and answers which formula of a KPI is in force.
#include "kpi/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "kpi/error.hpp"
#include "metrics/expression.hpp"
#include "metrics/families.hpp"
#include "metrics/texts.hpp"

namespace kpi {
namespace {

std::vector<Kpi> joined_families() {
  std::vector<Kpi> rows;
  for (std::vector<Kpi> family : {volume_kpis(), access_kpis(), handling_kpis(), resolution_kpis(),
                                  quality_kpis(), staffing_kpis(), cost_kpis(), people_kpis()}) {
    std::move(family.begin(), family.end(), std::back_inserter(rows));
  }
  return rows;
}

const Formula* find_formula(const Kpi& kpi, std::string_view id) {
  const auto found = std::find_if(kpi.formulas.begin(), kpi.formulas.end(),
                                  [id](const Formula& formula) { return formula.id == id; });
  return found == kpi.formulas.end() ? nullptr : &*found;
}

/// service_level alone may be given in symbols.
bool takes_expressions(const Kpi& kpi) {
  return kpi.id == "service_level";
}

/// Whether a text is meant as an expression rather than as a formula's name.
bool is_expression(std::string_view text) {
  return text.find_first_of("/(+ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
}

std::vector<std::string_view> kpi_ids(bool (*wanted)(const Kpi&)) {
  std::vector<std::string_view> ids;
  for (const Kpi& kpi : catalogue()) {
    if (wanted(kpi)) ids.push_back(kpi.id);
  }
  return ids;
}

std::string suggestion(std::string_view text, const std::vector<std::string_view>& candidates) {
  const std::string_view near = nearest(text, candidates);
  return near.empty() ? std::string{} : fmt::format("did you mean \"{}\"? ", near);
}

void check_formula(std::string_view id, std::string_view chosen) {
  const Kpi* kpi = find_kpi(id);
  if (kpi == nullptr) {
    std::string hint = suggestion(id, kpi_ids([](const Kpi&) { return true; }));
    throw Error(
        FaultKind::Usage, fmt::format("there is no KPI {} to choose a formula of", in_quotes(id)),
        fmt::format("{}KPIs with formulas: {}", hint, fmt::join(kpi_ids(has_choice), ", ")));
  }
  if (!has_choice(*kpi)) {
    throw Error(FaultKind::Usage, fmt::format("{} has one definition and no formulas", id),
                fmt::format("KPIs with formulas: {}", fmt::join(kpi_ids(has_choice), ", ")));
  }
  if (find_formula(*kpi, chosen) != nullptr) return;
  if (takes_expressions(*kpi) && is_expression(chosen)) {
    parse_exit_share(chosen);
    return;
  }
  std::vector<std::string_view> ids;
  for (const Formula& formula : kpi->formulas) ids.push_back(formula.id);
  throw Error(
      FaultKind::Usage, fmt::format("{} has no formula {}", id, in_quotes(chosen)),
      fmt::format("{}formulas of {}: {}{}", suggestion(chosen, ids), id, fmt::join(ids, ", "),
                  takes_expressions(*kpi) ? ", or an expression such as '(A_T+V_T)/(A+V)'" : ""));
}

}  // namespace

std::string_view name(Unit unit) {
  switch (unit) {
    case Unit::Count:
      return "count";
    case Unit::PerHour:
      return "per hour";
    case Unit::Ratio:
      return "ratio";
    case Unit::Seconds:
      return "seconds";
    case Unit::Points:
      return "points";
    case Unit::Money:
      return "money";
  }
  return {};
}

std::string_view name(Better better) {
  switch (better) {
    case Better::Higher:
      return "higher";
    case Better::Lower:
      return "lower";
    case Better::Neutral:
      return "none";
  }
  return {};
}

std::string_view name(Section section) {
  switch (section) {
    case Section::Volume:
      return "Volume";
    case Section::Access:
      return "Access";
    case Section::Handling:
      return "Handling";
    case Section::Resolution:
      return "Resolution";
    case Section::Quality:
      return "Quality";
    case Section::Staffing:
      return "Staffing";
    case Section::Cost:
      return "Cost";
    case Section::People:
      return "People";
    case Section::Customers:
      return "Customers";
  }
  return {};
}

std::span<const Kpi> catalogue() {
  static const std::vector<Kpi> kRows = joined_families();
  return kRows;
}

bool has_choice(const Kpi& kpi) {
  return !kpi.formulas.front().id.empty();
}

const Kpi* find_kpi(std::string_view id) {
  for (const Kpi& kpi : catalogue()) {
    if (kpi.id == id) return &kpi;
  }
  return nullptr;
}

std::string formula_in_force(const Kpi& kpi, const Definitions& definitions,
                             const LogFacts& facts) {
  if (kpi.choose != nullptr) return kpi.choose(definitions, facts);
  const auto chosen = definitions.formulas.find(kpi.id);
  return chosen != definitions.formulas.end() ? chosen->second
                                              : std::string{kpi.formulas.front().id};
}

std::string formula_text(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  if (kpi.describe != nullptr) return kpi.describe(definitions, facts);
  const std::string id = formula_in_force(kpi, definitions, facts);
  const Formula* formula = find_formula(kpi, id);
  return formula != nullptr ? filled(formula->text, definitions, facts)
                            : expression_text(id, definitions);
}

Unit unit_in_force(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  const Formula* formula = find_formula(kpi, formula_in_force(kpi, definitions, facts));
  return formula != nullptr ? formula->unit.value_or(kpi.unit) : kpi.unit;
}

Observe observed_in_force(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  const Formula* formula = find_formula(kpi, formula_in_force(kpi, definitions, facts));
  return formula != nullptr ? kpi.observes | formula->observes : kpi.observes;
}

void check_formulas(const Definitions& definitions) {
  for (const auto& [id, chosen] : definitions.formulas) check_formula(id, chosen);
}

}  // namespace kpi
