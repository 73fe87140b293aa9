// SPDX-License-Identifier: MIT
// A KPI of a log under the definition in force and under every other one.
#include "kpi/explanation.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "report/row_share.hpp"
#include "report/sample.hpp"
#include "report/ways.hpp"

namespace kpi {
namespace {

Query of_one_kpi(const Query& asked, const Kpi& kpi) {
  Query query = asked;
  query.kpis = {std::string{kpi.id}};
  query.group_by.clear();
  return query;
}

Explanation::Variant variant_of(const Report& report, const Definitions& definitions) {
  const KpiColumn& column = report.kpis.front();
  return {column.formula, definitions.service.threshold,         column.text,
          column.unit,    report.results.total().values.front(), false};
}

/// The queries of all variants, the one in force first.
struct Questions {
  std::vector<Query> queries;
  std::size_t formulas = 0;  // of those behind the first; the others are thresholds
};

Questions questions(const Query& in_force, const Kpi& kpi) {
  Questions all{{in_force}, 0};
  for (const Formula& formula : kpi.formulas) {
    if (formula.id.empty()) continue;
    Query& query = all.queries.emplace_back(in_force);
    query.definitions.formulas[std::string{kpi.id}] = formula.id;
    ++all.formulas;
  }
  if (kpi.id != "service_level") return all;
  for (const Millis threshold : kUsualThresholds) {
    Query& query = all.queries.emplace_back(in_force);
    query.definitions.service.threshold = threshold;
  }
  return all;
}

}  // namespace

Explanation explain(LogReader& reader, const Query& query, const Kpi& kpi, std::size_t threads) {
  const Questions asked = questions(of_one_kpi(query, kpi), kpi);
  std::vector<Report> reports = compute(reader, asked.queries, threads);
  Explanation explained;
  for (std::size_t i = 1; i < reports.size(); ++i) {
    auto& variants = i <= asked.formulas ? explained.formulas : explained.thresholds;
    variants.push_back(variant_of(reports[i], asked.queries[i].definitions));
  }
  explained.report = std::move(reports.front());
  Explanation::Variant in_force = variant_of(explained.report, query.definitions);
  in_force.in_force = true;
  bool listed = false;
  for (auto& variant : explained.formulas) {
    variant.in_force = variant.formula == in_force.formula;
    listed = listed || variant.in_force;
  }
  for (auto& variant : explained.thresholds) {
    variant.in_force = variant.threshold == in_force.threshold;
  }
  const Result total = explained.report.results.total();
  explained.counts = total.counts;
  explained.value = total.values.front();
  if (!listed) explained.formulas.insert(explained.formulas.begin(), std::move(in_force));
  for (const InputSummary& input : explained.report.inputs) {
    if (input.kind == FileKind::Calls) explained.rejected += input.rejected;
  }
  if (!is_share(kpi, explained.report.kpis.front().unit, explained.value)) return explained;
  explained.interval = wilson_interval(explained.value);
  LogFacts facts;
  facts.columns = reader.columns();
  if (has_rows(kpi, query.definitions, facts)) {
    explained.with_rejected = with_more(explained.value, explained.rejected);
  }
  return explained;
}

}  // namespace kpi
