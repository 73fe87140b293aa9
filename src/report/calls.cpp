// SPDX-License-Identifier: MIT
// The calls behind a figure, one by one.
#include "kpi/calls.hpp"

#include <utility>

#include "core/keyed_hash.hpp"
#include "core/record_text.hpp"
#include "kpi/error.hpp"
#include "report/dimension.hpp"
#include "report/row_share.hpp"
#include "report/run.hpp"
#include "report/selection.hpp"

namespace kpi {
namespace {

/// Writes the records that are asked for as texts.
class CallLister : public RecordSink {
 public:
  /// The first `hidden` extra columns of records are not shown.
  CallLister(const CallsQuery& asked, const FoldPlan& plan, const RowShare* share,
             std::size_t hidden, RowSink& sink)
      : asked_{asked},
        rules_{plan.rules},
        share_{share},
        hidden_{hidden},
        rule_dimensions_{plan.rule_dimensions},
        selector_{plan.selection, asked.query.calendar},
        texts_of_{asked.query.calendar, hash_, asked.query.show_callers, plan.teams,
                  plan.selection.assign_by},
        sink_{sink} {}

  void consume(std::span<const CallRecord> records) override {
    for (const CallRecord& record : records) {
      if (is_listed(record)) write(record);
    }
  }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  bool is_listed(const CallRecord& record) {
    if (record.counts_as == CountsAs::Visit || record.outcome == Outcome::Open) return false;
    const Selector::Verdict verdict =
        selector_.judge(record, placing_instant(record, asked_.query.assign_by));
    if (share_ == nullptr) return verdict.all();
    return verdict.period && verdict.where && plays_role(record, verdict.direction);
  }

  bool plays_role(const CallRecord& record, bool selected) {
    std::uint64_t matching = 0;
    for (std::size_t i = 0; i < rule_dimensions_.size(); ++i) {
      const std::string& wanted = rules_.definitions->service_rules[i].text;
      if (texts_of_.text(rule_dimensions_[i], record, scratch_) == wanted) {
        matching |= std::uint64_t{1} << i;
      }
    }
    Observation seen;
    observe(record, matching, rules_, seen);
    const RowShare::Sides sides = share_->of(seen, selected);
    switch (asked_.role) {
      case CallRole::Numerator:
        return sides.numerator;
      case CallRole::Denominator:
        return sides.denominator;
      case CallRole::Missed:
        break;
    }
    return sides.denominator && !sides.numerator;
  }

  void write(const CallRecord& record) {
    texts_.clear();
    for (const Field field : all_fields()) {
      if (type(field) == FieldType::Stamp) {
        const Amount instant = record.*time_member(field);
        texts_.push_back(instant ? asked_.query.calendar.stamp(*instant) : std::string{});
      } else if (field == Field::Caller && !asked_.query.show_callers && !record.caller.empty()) {
        texts_.push_back(hash_.pseudonym(record.caller));
      } else {
        texts_.push_back(text_of(record, field));
      }
    }
    views_.assign(texts_.begin(), texts_.end());
    const auto shown = record.extra.subspan(hidden_);
    views_.insert(views_.end(), shown.begin(), shown.end());
    sink_.take(views_);
    ++rows_;
  }

  const CallsQuery& asked_;
  const ObservationRules& rules_;
  const RowShare* share_;
  std::size_t hidden_;
  const std::vector<Dimension>& rule_dimensions_;
  KeyedHash hash_;
  Selector selector_;
  DimensionTexts texts_of_;
  std::string scratch_;
  RowSink& sink_;
  std::vector<std::string> texts_;
  std::vector<std::string_view> views_;
  std::uint64_t rows_ = 0;
};

void refuse_without_rows(const Kpi& kpi, CallRole role, const Definitions& definitions,
                         const LogFacts& facts) {
  const std::string id{kpi.id};
  if (!has_rows(kpi, definitions, facts)) {
    throw Error(FaultKind::Usage, "--kpi " + id + ": no single calls are behind this figure",
                "it is told by agent time, intervals or repeat calls, which several rows make "
                "together");
  }
  if (role == CallRole::Missed && unit_in_force(kpi, definitions, facts) != Unit::Ratio) {
    throw Error(FaultKind::Usage, "--role missed: " + id + " is no share of calls, so none miss it",
                "--role denominator lists the calls that it counts");
  }
}

std::vector<std::string> columns_with(const std::vector<std::string>& extra) {
  std::vector<std::string> columns;
  for (const Field field : all_fields()) columns.emplace_back(name(field));
  columns.insert(columns.end(), extra.begin(), extra.end());
  return columns;
}

}  // namespace

CallsListed list_calls(LogReader& reader, const CallsQuery& asked, RowSink& sink) {
  Query query = asked.query;
  query.kpis = {asked.kpi.value_or("offered")};
  query.group_by.clear();
  query.interval.reset();
  check_query(query);
  DimensionFinder finder{reader};
  Run run{query, reader.companions()};
  run.setup = set_up(reader, run.query, run.hash, run.teams, finder);
  // The columns that rules need come first, all others behind them.
  std::vector<std::string> extra = finder.extra();
  const std::vector<std::string> shown = reader.extra_columns();
  const std::size_t hidden = extra.size();
  extra.insert(extra.end(), shown.begin(), shown.end());
  std::optional<RowShare> share;
  std::optional<Context> context;
  if (asked.kpi) {
    const Kpi& kpi = *run.setup.kpis.front();
    refuse_without_rows(kpi, asked.role, run.query.definitions, run.setup.facts);
    run.fold = std::make_unique<Fold>(run.setup.plan);
    reader.read(finder.extra(), run.fold->sinks());
    run.finish(reader, 1);
    const Value value = run.make(0).values.front();
    sink.begin_file({}, columns_with(shown));
    if (!value.has_value()) return {0, value.reason()};
    context.emplace(run.context_of(0, run.period));
    share.emplace(kpi, *context, run.setup.plan.rules);
  } else {
    sink.begin_file({}, columns_with(shown));
  }
  CallLister lister{asked, run.setup.plan, share ? &*share : nullptr, hidden, sink};
  reader.read(extra, lister);
  return {lister.rows(), {}};
}

}  // namespace kpi
