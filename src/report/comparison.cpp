// SPDX-License-Identifier: MIT
// Two reports joined: KPIs by their ids, groups by their texts.
#include "kpi/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "report/change.hpp"
#include "report/significance.hpp"

namespace kpi {
namespace {

using Groups = std::vector<std::string>;

/// Where a report has something; absent where it lacks it.
using Place = std::optional<std::size_t>;

/// Where the two reports have what is joined.
struct Places {
  Place a, b;
};

Place place_of_kpi(const Report& report, std::string_view id) {
  const auto found = std::ranges::find_if(
      report.kpis, [&](const KpiColumn& column) { return column.kpi->id == id; });
  if (found == report.kpis.end()) return std::nullopt;
  return static_cast<std::size_t>(found - report.kpis.begin());
}

bool same(const Exact& a, const Exact& b) {
  return a.units * b.scale == b.units * a.scale;
}

bool same_parameters(const std::vector<Parameter>& a, const std::vector<Parameter>& b) {
  return std::ranges::equal(a, b, [](const Parameter& one, const Parameter& other) {
    return one.name == other.name && same(one.value, other.value);
  });
}

/// Why the values of a KPI that both sides have cannot be compared; empty where they can.
std::string difference(const KpiColumn& a, const KpiColumn& b) {
  if (a.text != b.text) return fmt::format("A counts {}; B counts {}", a.text, b.text);
  if (a.unit != b.unit) {
    return fmt::format("A counts it as {}, B as {}", name(a.unit), name(b.unit));
  }
  return same_parameters(a.parameters, b.parameters) ? "" : "A and B use other thresholds";
}

/// Joins two reports.
class Joiner {
 public:
  Joiner(NamedReport a, NamedReport b, bool only_why_first) : only_why_first_{only_why_first} {
    comparison_.currency = a.report.currency.empty() ? b.report.currency : a.report.currency;
    comparison_.a = std::move(a);
    comparison_.b = std::move(b);
  }

  ReportComparison join() {
    join_kpis();
    join_groupings();
    for (std::size_t i = 0; i < comparison_.groupings.size(); ++i) join_results(i);
    add_notes();
    return std::move(comparison_);
  }

 private:
  void join_kpis() {
    for (const KpiColumn& column : report_a().kpis) {
      const Place in_b = place_of_kpi(report_b(), column.kpi->id);
      ComparedKpi kpi{column,
                      in_b ? difference(column, report_b().kpis[*in_b]) : "B does not have it"};
      comparison_.kpis.push_back(std::move(kpi));
      kpi_places_.push_back({place_of_kpi(report_a(), column.kpi->id), in_b});
    }
    for (const KpiColumn& column : report_b().kpis) {
      if (place_of_kpi(report_a(), column.kpi->id)) continue;
      comparison_.kpis.push_back({column, "A does not have it"});
      kpi_places_.push_back({std::nullopt, place_of_kpi(report_b(), column.kpi->id)});
    }
  }

  void join_groupings() {
    for (std::size_t i = 0; i < report_a().groupings.size(); ++i) {
      const Grouping& grouping = report_a().groupings[i];
      if (grouping.length) {
        note_length(grouping);
        continue;
      }
      const auto in_b = std::ranges::find_if(report_b().groupings, [&](const Grouping& other) {
        return !other.length && other.dimensions == grouping.dimensions;
      });
      if (in_b == report_b().groupings.end()) {
        note_lacking(grouping, "B");
        continue;
      }
      comparison_.groupings.push_back(grouping);
      grouping_places_.push_back(
          {i, static_cast<std::size_t>(in_b - report_b().groupings.begin())});
    }
    for (const Grouping& grouping : report_b().groupings) {
      const bool in_a = std::ranges::any_of(report_a().groupings, [&](const Grouping& other) {
        return other.dimensions == grouping.dimensions && other.length == grouping.length;
      });
      if (in_a) continue;
      if (grouping.length) {
        note_length(grouping);
      } else {
        note_lacking(grouping, "A");
      }
    }
  }

  void join_results(std::size_t grouping) {
    const Places& places = grouping_places_[grouping];
    const std::vector<Result> in_a = all_of(report_a().results.of_grouping(*places.a));
    const std::vector<Result> in_b = all_of(report_b().results.of_grouping(*places.b));
    std::vector<std::vector<GroupOnBothSides>> of_kpi(comparison_.kpis.size());
    for (const auto& [of_a, of_b] : joined(in_a, in_b)) {
      ComparedResult result = compared(grouping, of_a, of_b);
      for (std::size_t i = 0; i < of_kpi.size() && grouping > 0; ++i) {
        of_kpi[i].push_back({result.group, result.values[i].a, result.values[i].b});
      }
      const bool shown = grouping != 1 || !only_why_first_;
      if (shown) comparison_.results.push_back(std::move(result));
    }
    if (grouping > 0) decompose(grouping, of_kpi);
  }

  static std::vector<Result> all_of(const Results::Range& range) {
    std::vector<Result> results;
    for (const Result& result : range) results.push_back(result);
    return results;
  }

  /// The results of both sides with the same groups together, in the order of both; where a group
  /// of one side stands is only told by the groups beside it, else by its text.
  static std::vector<std::pair<const Result*, const Result*>> joined(
      const std::vector<Result>& in_a, const std::vector<Result>& in_b) {
    std::set<Groups> only_a;
    std::set<Groups> only_b;
    std::map<Groups, const Result*> common;  // of B, null once it is joined
    for (const Result& result : in_a) only_a.insert(result.group);
    for (const Result& result : in_b) {
      if (only_a.erase(result.group) == 0) {
        only_b.insert(result.group);
      } else {
        common[result.group] = &result;
      }
    }
    std::vector<std::pair<const Result*, const Result*>> both;
    auto a = in_a.begin();
    auto b = in_b.begin();
    while (a != in_a.end() || b != in_b.end()) {
      const bool a_alone = a != in_a.end() && only_a.contains(a->group);
      const bool b_alone = b != in_b.end() && only_b.contains(b->group);
      if (a_alone && !(b_alone && b->group < a->group)) {
        both.emplace_back(&*a++, nullptr);
      } else if (b_alone) {
        both.emplace_back(nullptr, &*b++);
      } else if (b != in_b.end() && common.contains(b->group) && common[b->group] == nullptr) {
        ++b;  // stands beside its like already
      } else {
        both.emplace_back(&*a, std::exchange(common[a->group], nullptr));
        ++a;
      }
    }
    return both;
  }

  ComparedResult compared(std::size_t grouping, const Result* in_a, const Result* in_b) const {
    ComparedResult result{grouping,
                          in_a != nullptr ? in_a->group : in_b->group,
                          in_a != nullptr,
                          in_b != nullptr,
                          {}};
    for (std::size_t i = 0; i < comparison_.kpis.size(); ++i) {
      result.values.push_back(compared(comparison_.kpis[i], sample_of(in_a, kpi_places_[i].a, "A"),
                                       sample_of(in_b, kpi_places_[i].b, "B")));
    }
    return result;
  }

  static Sample sample_of(const Result* result, Place kpi, const char* side) {
    if (!kpi) return {Value::none({"{} does not have it", side}), std::nullopt};
    if (result == nullptr) return {Value::none({"no contacts in {}", side}), std::nullopt};
    return {result->values[*kpi], result->squares.empty() ? std::nullopt : result->squares[*kpi]};
  }

  static ComparedValue compared(const ComparedKpi& kpi, const Sample& a, const Sample& b) {
    ComparedValue value;
    value.a = a.value;
    value.b = b.value;
    value.reason = kpi.reason;
    for (const Sample* side : {&a, &b}) {
      if (value.reason.empty() && !side->value.has_value()) value.reason = side->value.reason();
    }
    if (!value.reason.empty()) return value;
    const Change change = change_of(a.value, b.value);
    value.absolute = change.absolute;
    value.relative = change.relative;
    value.turn = turn_of(kpi.column.kpi->better, change.absolute);
    value.significance = significance_of(kpi.column, a, b);
    return value;
  }

  static Turn turn_of(Better better, const Exact& change) {
    if (better == Better::Neutral) return Turn::NoDirection;
    if (change.units == 0) return Turn::Same;
    return (change.units > 0) == (better == Better::Higher) ? Turn::Better : Turn::Worse;
  }

  void decompose(std::size_t grouping, const std::vector<std::vector<GroupOnBothSides>>& of_kpi) {
    const ComparedResult& total = comparison_.results.front();
    comparison_.decompositions.resize(comparison_.kpis.size());
    for (std::size_t i = 0; i < of_kpi.size(); ++i) {
      const ComparedValue& value = total.values[i];
      Decomposition found;
      if (!value.absolute) {
        found.reason = "there is no change to take apart";
      } else if (!value.a.is_quotient() || !value.b.is_quotient()) {
        found.reason = "neither a share nor a mean";
      } else {
        found = decomposed(value.a, value.b, of_kpi[i]);
      }
      found.grouping = grouping;
      comparison_.decompositions[i].push_back(std::move(found));
    }
  }

  void note_length(const Grouping& grouping) {
    std::string text = fmt::format("results by {} are not compared: no interval is in both periods",
                                   fmt::join(grouping.names(), ", "));
    const bool known =
        std::ranges::any_of(comparison_.notes, [&](const Note& note) { return note.text == text; });
    if (!known) comparison_.notes.push_back({"N230", std::move(text)});
  }
  void note_lacking(const Grouping& grouping, std::string_view side) {
    comparison_.notes.push_back(
        {"N231", fmt::format("results by {} are not compared: {} has none",
                             escaped(fmt::format("{}", fmt::join(grouping.names(), ", "))), side)});
  }
  void add_notes() {
    for (const auto& [report, side] : {std::pair{&report_a(), "A"}, std::pair{&report_b(), "B"}}) {
      for (const Note& note : report->notes) {
        comparison_.notes.push_back({note.code, fmt::format("{}: {}", side, note.text)});
      }
    }
  }

  [[nodiscard]] const Report& report_a() const { return comparison_.a.report; }
  [[nodiscard]] const Report& report_b() const { return comparison_.b.report; }

  bool only_why_first_;
  std::vector<Places> kpi_places_, grouping_places_;
  ReportComparison comparison_;
};

}  // namespace

bool ReportComparison::is_worse() const {
  return std::ranges::any_of(results.front().values,
                             [](const ComparedValue& value) { return value.turn == Turn::Worse; });
}

ReportComparison compare(NamedReport a, NamedReport b, bool only_tells_why) {
  return Joiner{std::move(a), std::move(b), only_tells_why}.join();
}

}  // namespace kpi
