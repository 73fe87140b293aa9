// SPDX-License-Identifier: MIT
// A report judged by targets: what they need is asked for, and every group gets its verdict.
#include "kpi/targets.hpp"

#include <algorithm>
#include <utility>

#include "report/judging.hpp"

namespace kpi {
namespace {

/// The grouping that a target is judged by.
std::vector<std::string> grouping_of(const Target& target) {
  std::vector<std::string> names = target.by;
  if (target.in) names.emplace_back(name(target.in->length));
  return names;
}

/// The place of the grouping in the report, whose first is the total.
std::size_t place_of(const Target& target, const Query& query) {
  const std::vector<std::string> names = grouping_of(target);
  if (names.empty()) return 0;
  const auto found = std::find(query.group_by.begin(), query.group_by.end(), names);
  return static_cast<std::size_t>(found - query.group_by.begin()) + 1;
}

std::size_t column_of(const Report& report, std::string_view id) {
  const auto found = std::find_if(report.kpis.begin(), report.kpis.end(),
                                  [&](const KpiColumn& column) { return column.kpi->id == id; });
  return static_cast<std::size_t>(found - report.kpis.begin());
}

void add(std::vector<std::string>& ids, std::string_view id) {
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.emplace_back(id);
}

/// KPIs that nobody asked for, but whose denominators count the calls behind percentiles.
std::vector<std::string> only_for_counting(const CheckQuery& asked, const Query& query) {
  std::vector<std::string> ids = query.kpis;
  for (const Target& target : asked.targets) add(ids, target.kpi->rows_of);
  ids.erase(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(query.kpis.size()));
  return ids;
}

/// Results without the columns behind the first ones.
class FirstColumns : public Results::Maker {
 public:
  FirstColumns(Results results, std::size_t columns)
      : results_{std::move(results)}, columns_{columns} {}
  [[nodiscard]] std::size_t size() const override { return results_.size(); }
  [[nodiscard]] std::size_t grouping(std::size_t index) const override {
    return results_.grouping(index);
  }
  [[nodiscard]] Result make(std::size_t index) const override {
    Result result = results_[index];
    result.values.resize(columns_, Value::count(0));
    return result;
  }

 private:
  Results results_;
  std::size_t columns_;
};

void drop_columns(Report& report, std::size_t count) {
  if (count == 0) return;
  report.kpis.resize(report.kpis.size() - count);
  report.results = Results{std::make_shared<FirstColumns>(report.results, report.kpis.size())};
}

/// The groups of the target one after the other, each once or with all its intervals.
std::vector<Judgement> judged_groups(const Judge& judge, const Results::Range& results,
                                     const Report& report) {
  std::vector<Judgement> all;
  if (!judge.counts_intervals()) {
    for (const Result& result : results) all.push_back(judge.judged(result));
    return all;
  }
  IntervalsOfGroup intervals;
  for (const Result& result : results) {
    if (intervals.size() > 0 && intervals.group() != result.group) {
      all.push_back(judge.judged(std::exchange(intervals, {}), report.period));
    }
    intervals.add(result.group, judge.judged(result));
  }
  if (intervals.size() > 0) all.push_back(judge.judged(std::move(intervals), report.period));
  return all;
}

CheckedTarget checked(const Target& target, const CheckQuery& asked, const Query& query,
                      const Report& report) {
  const std::size_t place = place_of(target, query);
  const Grouping& grouping = report.groupings[place];
  CheckedTarget result{target, grouping.dimensions, grouping.length, Verdict::Inconclusive, {}};
  if (target.in) result.length.reset();
  const Judge judge{target,
                    report.kpis[column_of(report, target.kpi->id)],
                    {column_of(report, target.kpi->id), column_of(report, target.kpi->rows_of)},
                    target.min_calls.value_or(asked.min_calls)};
  result.results = judged_groups(judge, report.results.of_grouping(place), report);
  std::vector<Verdict> verdicts;
  for (const Judgement& one : result.results) verdicts.push_back(one.verdict);
  result.verdict = worst(verdicts);
  return result;
}

}  // namespace

Query query_of(const CheckQuery& asked) {
  Query query = asked.query;
  for (const Target& target : asked.targets) {
    add(query.kpis, target.kpi->id);
    std::vector<std::string> names = grouping_of(target);
    const auto known = std::find(query.group_by.begin(), query.group_by.end(), names);
    if (!names.empty() && known == query.group_by.end()) query.group_by.push_back(std::move(names));
  }
  return query;
}

Check check(LogReader& reader, const CheckQuery& asked, std::size_t threads) {
  Query query = query_of(asked);
  const std::vector<std::string> counting = only_for_counting(asked, query);
  query.kpis.insert(query.kpis.end(), counting.begin(), counting.end());
  Check check{compute(reader, query, threads), {}};
  std::vector<Verdict> verdicts;
  for (const Target& target : asked.targets) {
    check.targets.push_back(checked(target, asked, query, check.report));
    verdicts.push_back(check.targets.back().verdict);
  }
  check.verdict = worst(verdicts);
  drop_columns(check.report, counting.size());
  return check;
}

bool Check::has(Verdict wanted) const {
  return std::any_of(targets.begin(), targets.end(), [&](const CheckedTarget& checked) {
    return checked.verdict == wanted ||
           std::any_of(checked.results.begin(), checked.results.end(),
                       [&](const Judgement& one) { return one.verdict == wanted; });
  });
}

}  // namespace kpi
