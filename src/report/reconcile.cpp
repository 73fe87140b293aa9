// SPDX-License-Identifier: MIT
// Tries the known ways to count on one log. Thresholds and formulas of the handle time are folded
// side by side in one reading; everything else is worked out of what was folded.
#include "kpi/reconcile.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "report/figure_match.hpp"
#include "report/folded.hpp"
#include "report/ways.hpp"

namespace kpi {
namespace {

constexpr std::size_t kNearest = 5;  ///< shown where nothing matches

constexpr std::array kDirectionFilters{DirectionFilter::Inbound, DirectionFilter::Outbound,
                                       DirectionFilter::All};
constexpr std::array<std::string_view, 3> kDirectionFilterNames{"inbound", "outbound", "all"};

std::string_view name(DirectionFilter direction) {
  return kDirectionFilterNames[static_cast<std::size_t>(direction)];
}

/// What has to be folded anew.
struct FoldKey {
  std::string formula;  ///< of what defines the KPI, where the fold sums by it
  Millis threshold = 0;
  Millis short_abandon = 0;
  bool strictly_less = false;
  auto operator<=>(const FoldKey&) const = default;
};

/// A way to count one KPI, and where its aggregates are folded.
struct Trial {
  std::size_t expected = 0;
  Way way;
  std::size_t fold = 0;
  std::size_t fold_of_short = 0;  ///< tells which waits are short
};

/// Everything that one reading has to find out.
struct Trials {
  std::vector<Trial> all;
  std::vector<Query> folds;
};

/// The query in which every KPI keeps the state that any of its formulas needs.
Query widest_query(const ReconcileQuery& asked) {
  Query query = asked.query;
  query.kpis.clear();
  query.group_by = {{"direction"}};
  query.interval.reset();
  query.direction = DirectionFilter::All;
  for (const ExpectedFigure& expected : asked.expected) {
    if (asked.query.definitions.formulas.contains(expected.kpi->id)) continue;
    for (const Formula& formula : expected.kpi->formulas) {
      if (formula.observes != Observe::Nothing) {
        query.definitions.formulas[std::string{expected.kpi->id}] = formula.id;
      }
    }
  }
  return query;
}

Trials plan(const ReconcileQuery& asked, const LogFacts& facts) {
  Trials trials;
  const Query base = widest_query(asked);
  const Definitions& own = asked.query.definitions;
  std::map<FoldKey, std::size_t> known;
  const auto fold = [&](const Kpi& kpi, const FoldKey& key) {
    const auto [found, is_new] = known.try_emplace(key, trials.folds.size());
    if (is_new) {
      Query query = base;
      if (!key.formula.empty()) {
        query.definitions.formulas[std::string{definer(kpi).id}] = key.formula;
      }
      query.definitions.service.threshold = key.threshold;
      query.definitions.short_abandon = key.short_abandon;
      query.definitions.strictly_less = key.strictly_less;
      trials.folds.push_back(std::move(query));
    }
    std::vector<std::string>& kpis = trials.folds[found->second].kpis;
    if (std::find(kpis.begin(), kpis.end(), kpi.id) == kpis.end()) kpis.emplace_back(kpi.id);
    return found->second;
  };
  for (std::size_t i = 0; i < asked.expected.size(); ++i) {
    const Kpi& kpi = *asked.expected[i].kpi;
    for (Way& way : ways_to_count(kpi, asked, facts)) {
      Trial trial{i, way, 0, 0};
      if (is_folded_by_formula(kpi)) {
        trial.fold = fold(kpi, {way.formula, way.threshold, way.short_abandon, way.strictly_less});
        trial.fold_of_short = trial.fold;
      } else {
        trial.fold = fold(kpi, {{}, way.threshold, own.short_abandon, way.strictly_less});
        trial.fold_of_short =
            way.short_abandon == own.short_abandon
                ? trial.fold
                : fold(kpi, {{}, own.service.threshold, way.short_abandon, way.strictly_less});
      }
      trials.all.push_back(std::move(trial));
    }
  }
  return trials;
}

/// The contacts of a direction; agent time is of all.
Aggregate selected(const FoldedLog& log, DirectionFilter direction) {
  if (direction == DirectionFilter::All) return log.total;
  Aggregate aggregate;
  for (const auto& [texts, group] : log.groups) {
    if (texts.front() == name(direction)) aggregate = group;
  }
  aggregate.all_directions = log.total.all_directions;
  return aggregate;
}

/// With the short waits of another fold of the same contacts.
Aggregate with_short_waits(Aggregate aggregate, const Aggregate& other) {
  for (std::size_t i = 0; i < kExitCount; ++i) {
    aggregate.exits[i].short_wait = other.exits[i].short_wait;
  }
  return aggregate;
}

/// Whether these options and their values are all among the others.
bool is_part(const std::vector<std::string>& options, const std::vector<std::string>& others) {
  for (std::size_t i = 0; i + 1 < options.size(); i += 2) {
    bool found = false;
    for (std::size_t j = 0; j + 1 < others.size(); j += 2) {
      found = found || (others[j] == options[i] && others[j + 1] == options[i + 1]);
    }
    if (!found) return false;
  }
  return true;
}

bool have_same_parts(const Value& a, const Value& b) {
  const auto same = [](Exact x, Exact y) { return x.units == y.units && x.scale == y.scale; };
  return same(a.numerator(), b.numerator()) && same(a.denominator(), b.denominator());
}

/// The definition in words, with that of the service level where it is built on one.
std::string definition_text(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts) {
  std::string text = formula_text(kpi, definitions, facts);
  if (!includes(kpi.observes, Observe::Intervals)) return text;
  return text + ", service level: " + formula_text(definer(kpi), definitions, facts);
}

/// How the contacts are counted that a reading gives.
struct Counted {
  CountingUnit unit = CountingUnit::Visit;
  Dedupe dedupe = Dedupe::Off;
};

std::vector<Counted> ways_to_read(const ReconcileQuery& asked, const LogReader& reader) {
  const bool has_ids = reader.columns().contains(Field::CallId);
  std::vector<CountingUnit> units{asked.unit};
  if (!asked.settled.unit && has_ids) units = {CountingUnit::Visit, CountingUnit::Call};
  std::vector<Dedupe> drops{asked.dedupe};
  if (!asked.settled.dedupe) {
    drops = {Dedupe::Off, Dedupe::Exact};
    if (has_ids) drops.push_back(Dedupe::Id);
  }
  std::vector<Counted> all;
  for (const CountingUnit unit : units) {
    for (const Dedupe dedupe : drops) all.push_back({unit, dedupe});
  }
  return all;
}

/// The combinations that a figure is held against, those that look the same joined.
class Candidates {
 public:
  explicit Candidates(ExpectedFigure expected) { result_.expected = std::move(expected); }

  void add(const std::string& definition, Combination combination) {
    const ExpectedFigure& expected = result_.expected;
    if (expected.of_ratio && combination.unit != Unit::Ratio) return;
    if (expected.of_seconds && combination.unit != Unit::Seconds) return;
    if (!combination.value.has_value()) {
      if (result_.reason.empty()) result_.reason = combination.value.reason();
      return;
    }
    ++result_.tried;
    const Exact above = combination.value.numerator();
    const Exact below = combination.value.denominator();
    const Figure figure{definition, above.units, above.scale, below.units, below.scale};
    std::vector<Combination>& alike = alike_[figure];
    const auto says_no_more = [&](const Combination& other) {
      return is_part(other.options, combination.options);
    };
    if (std::any_of(alike.begin(), alike.end(), says_no_more)) return;
    std::erase_if(alike, [&](const Combination& other) {
      return is_part(combination.options, other.options);
    });
    alike.push_back(std::move(combination));
  }

  Reconciliation finish() {
    const auto shorter = [](const Combination& a, const Combination& b) {
      return a.options.size() < b.options.size();
    };
    std::vector<Combination> all;
    for (auto& [figure, combinations] : alike_) {
      std::move(combinations.begin(), combinations.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), shorter);
    for (const Combination& combination : all) {
      if (rounds_to(combination.value, result_.expected)) result_.found.push_back(combination);
    }
    result_.reproduced = !result_.found.empty();
    if (result_.tried > 0) result_.reason.clear();
    if (result_.reproduced) return std::move(result_);
    std::stable_sort(all.begin(), all.end(), [&](const Combination& a, const Combination& b) {
      return distance(a.value, result_.expected) < distance(b.value, result_.expected);
    });
    for (Combination& combination : all) {
      if (result_.found.size() == kNearest) break;
      // Several definitions of one figure tell no more than the shortest of them.
      const bool is_new =
          std::none_of(result_.found.begin(), result_.found.end(), [&](const Combination& other) {
            return have_same_parts(other.value, combination.value);
          });
      if (is_new) result_.found.push_back(std::move(combination));
    }
    return std::move(result_);
  }

 private:
  using Figure = std::tuple<std::string, Int128, std::int64_t, Int128, std::int64_t>;
  Reconciliation result_;
  std::map<Figure, std::vector<Combination>> alike_;  // of one definition and one figure
};

/// How contacts are counted where not as asked, in words and as options.
void tell_counted(const ReconcileQuery& asked, const Counted& counted, DirectionFilter direction,
                  Combination& combination) {
  const auto tell = [&](const char* option, std::string_view word, std::string_view text) {
    combination.options.emplace_back(option);
    combination.options.emplace_back(word);
    combination.text += ", ";
    combination.text += text;
  };
  if (counted.unit != asked.unit) {
    const bool calls = counted.unit == CountingUnit::Call;
    tell("--unit", calls ? "call" : "visit", calls ? "of calls" : "of queue visits");
  }
  if (counted.dedupe != asked.dedupe) {
    if (counted.dedupe == Dedupe::Off) tell("--dedupe", "off", "duplicates counted");
    if (counted.dedupe == Dedupe::Exact) tell("--dedupe", "exact", "identical rows dropped");
    if (counted.dedupe == Dedupe::Id)
      tell("--dedupe", "id", "all but the last row of an id dropped");
  }
  if (direction != asked.query.direction) {
    const bool all = direction == DirectionFilter::All;
    tell("--direction", name(direction),
         all ? std::string{"of all directions"} : std::string{name(direction)});
  }
}

/// Works out all trials of one reading.
void try_all(const ReconcileQuery& asked, const Trials& trials, const std::vector<FoldedLog>& logs,
             const Counted& counted, std::vector<Candidates>& candidates) {
  for (const DirectionFilter direction : kDirectionFilters) {
    if (asked.settled.direction && direction != asked.query.direction) continue;
    std::vector<Aggregate> contacts;
    std::vector<Context> contexts;
    for (const FoldedLog& log : logs) {
      contacts.push_back(selected(log, direction));
      contexts.push_back(log.run->context_of(0, log.run->period));
    }
    for (const Trial& trial : trials.all) {
      const Kpi& kpi = *asked.expected[trial.expected].kpi;
      const Context& found = contexts[trial.fold];
      const Definitions definitions = defined(asked.query.definitions, kpi, trial.way);
      std::optional<Aggregate> joined;
      if (trial.fold != trial.fold_of_short) {
        joined = with_short_waits(contacts[trial.fold], contacts[trial.fold_of_short]);
      }
      const Aggregate& aggregate = joined ? *joined : contacts[trial.fold];
      const Context context{definitions,
                            found.facts,
                            found.elapsed,
                            aggregate.rows,
                            true,
                            true,
                            found.selects_agent_time,
                            nullptr,
                            found.workforce};
      Combination combination{kpi.compute(aggregate, context),
                              definition_text(kpi, definitions, found.facts),
                              unit_in_force(kpi, definitions, found.facts),
                              options_of(kpi, trial.way, asked.query.definitions, found.facts)};
      tell_counted(asked, counted, direction, combination);
      candidates[trial.expected].add(trial.way.identity(), std::move(combination));
    }
  }
}

}  // namespace

std::vector<Reconciliation> reconcile(LogReader& reader, const ReconcileQuery& asked,
                                      std::size_t threads) {
  check_query(asked.query);
  Run look{widest_query(asked), reader.companions()};
  DimensionFinder finder{reader};
  look.setup = set_up(reader, look.query, look.hash, look.teams, finder);
  const Trials trials = plan(asked, look.setup.facts);
  std::vector<Candidates> candidates;
  for (const ExpectedFigure& expected : asked.expected) candidates.emplace_back(expected);
  for (const Counted& counted : ways_to_read(asked, reader)) {
    reader.count_as(counted.unit, counted.dedupe);
    try_all(asked, trials, fold_all(reader, trials.folds, threads), counted, candidates);
  }
  std::vector<Reconciliation> all;
  all.reserve(candidates.size());
  for (Candidates& one : candidates) all.push_back(one.finish());
  return all;
}

}  // namespace kpi
