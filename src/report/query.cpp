// SPDX-License-Identifier: MIT
// Questions: what is asked of a log, checked as far as no file is needed.
#include "report/query.hpp"

#include <algorithm>
#include <set>

namespace kpi {
namespace {

constexpr std::size_t kMostServiceRules = 64;

[[noreturn]] void refuse_query(std::string message, std::string hint = {}) {
  throw Error(FaultKind::Usage, std::move(message), std::move(hint));
}

void check_kpis(const std::vector<std::string>& ids, std::string_view option,
                std::vector<std::string_view> known) {
  for (const Kpi& kpi : catalogue()) known.push_back(kpi.id);
  for (const std::string& id : ids) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::string_view near = nearest(id, known);
    refuse_query(
        std::string{option} + ": unknown KPI " + in_quotes(id),
        near.empty() ? "kpi explain lists them all" : "did you mean " + std::string{near} + "?");
  }
}

void check_repeat_key(const std::vector<Field>& fields) {
  for (const Field field : fields) {
    if (type(field) == FieldType::Text) continue;
    refuse_query("--fcr-key: " + std::string{name(field)} + " is no text field",
                 "it takes fields such as caller,reason");
  }
  const bool has_caller = std::find(fields.begin(), fields.end(), Field::Caller) != fields.end();
  if (!fields.empty() && !has_caller) refuse_query("--fcr-key: needs caller among its fields");
}

}  // namespace

GroupingNames split_names(const std::vector<std::string>& names,
                          std::optional<IntervalLength> interval) {
  GroupingNames split{{}, interval};
  std::set<std::string_view> seen;
  for (const std::string& asked : names) {
    if (asked.empty())
      refuse_query("--group-by: an empty name", "name fields, such as -g queue,agent");
    if (!seen.insert(asked).second)
      refuse_query("--group-by: " + in_quotes(asked) + " is named twice");
    const auto length = find_interval_length(asked);
    if (!length) {
      split.dimensions.push_back(asked);
    } else if (split.length && split.length != length) {
      refuse_query(
          "--group-by: two interval lengths, " + std::string{name(*split.length)} + " and " + asked,
          "ask for two groupings: -g … -g …");
    } else {
      split.length = length;
    }
  }
  return split;
}

std::vector<const Kpi*> asked_kpis(const std::vector<std::string>& ids,
                                   const Definitions& definitions, const LogFacts& facts) {
  std::vector<const Kpi*> kpis;
  const auto add = [&](const Kpi& kpi) {
    if (std::find(kpis.begin(), kpis.end(), &kpi) == kpis.end()) kpis.push_back(&kpi);
  };
  for (const std::string& id : ids) {
    if (id != "@core" && id != "@all") {
      add(*find_kpi(id));
      continue;
    }
    for (const Kpi& kpi : catalogue()) {
      const bool core = kpi.core == Kpi::Core::Yes ||
                        (kpi.core == Kpi::Core::WhereInputExists && kpi.available != nullptr &&
                         kpi.available(definitions, facts));
      if (id == "@all" || core) add(kpi);
    }
  }
  return kpis;
}

void check_query(const Query& query) {
  check_kpis(query.kpis, "--kpi", {"@core", "@all"});
  if (query.order) check_kpis({query.order->kpi}, "--sort", {});
  if (!query.heat_map.empty()) check_kpis({query.heat_map}, "--heatmap", {});
  std::set<std::vector<std::string>> groupings;
  for (const auto& names : query.group_by) {
    split_names(names, query.interval);
    if (groupings.insert(names).second) continue;
    refuse_query("--group-by: the same grouping is asked for twice");
  }
  const Definitions& definitions = query.definitions;
  check_formulas(definitions);
  check_repeat_key(definitions.repeat_key);
  if (definitions.service_rules.size() > kMostServiceRules) {
    refuse_query("--sl: more than 64 thresholds of single dimensions");
  }
}

std::vector<Counts::Named> Counts::named() const {
  return {{"offered", offered},
          {"answered", answered},
          {"answered_within", answered_within},
          {"abandoned", abandoned},
          {"abandoned_within", abandoned_within},
          {"abandoned_short", abandoned_short},
          {"other_exits", other_exits},
          {"callbacks", callbacks},
          {"callbacks_within", callbacks_within},
          {"blocked", blocked}};
}

std::vector<std::string> Grouping::names() const {
  std::vector<std::string> all = dimensions;
  if (length) all.emplace_back(name(*length));
  return all;
}

}  // namespace kpi
