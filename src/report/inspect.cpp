// SPDX-License-Identifier: MIT
// How files are understood, what became of their rows, and which KPIs they can give.
#include "kpi/inspect.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "kpi/report.hpp"

namespace kpi {
namespace {

constexpr std::size_t kMostGaps = 5;

/// Looks at each record for what the figures do not show.
class RecordInspector : public RecordSink {
 public:
  void consume(std::span<const CallRecord> records) override {
    for (const CallRecord& record : records) look_at(record);
  }
  void tell(Inspection& found) const {
    found.open = open_;
    found.repeated_ids = repeated_ids_;
    found.identical = identical_;
    found.without_end = without_end_;
    if (hours_.empty()) return;
    found.starts = Interval{first_, last_};
    find_gaps(found);
  }

 private:
  void look_at(const CallRecord& record) {
    if (record.outcome == Outcome::Open) ++open_;
    if (record.answered() && !record.talk) ++without_end_;
    if (!record.call_id.empty() &&
        !ids_.insert(std::hash<std::string_view>{}(record.call_id)).second) {
      ++repeated_ids_;
    }
    if (!records_.insert(hash_of(record)).second) ++identical_;
    if (!record.start) return;
    first_ = hours_.empty() ? *record.start : std::min(first_, *record.start);
    last_ = hours_.empty() ? *record.start : std::max(last_, *record.start);
    hours_.insert(hour_of(*record.start));
  }

  static std::int64_t hour_of(Millis instant) {
    return (instant >= 0 ? instant : instant - kHour + 1) / kHour;
  }

  static std::size_t hash_of(const CallRecord& record) {
    std::string all;
    for (const Field field : all_fields()) {
      switch (type(field)) {
        case FieldType::Text:
          all += record.*text_member(field);
          break;
        case FieldType::Stamp:
        case FieldType::Duration:
          all += std::to_string((record.*time_member(field)).value_or(-1));
          break;
        case FieldType::Number:
          all += std::to_string((record.*number_member(field)).value_or(-1));
          break;
        case FieldType::YesNo:
          all += name(record.*yes_no_member(field));
          break;
        case FieldType::Direction:
          all += name(record.direction);
          break;
        case FieldType::Outcome:
          all += name(record.outcome);
          break;
      }
      all += '\0';
    }
    return std::hash<std::string>{}(all);
  }

  /// Hours of the week that have calls more often than not are expected to have some.
  void find_gaps(Inspection& found) const {
    constexpr std::int64_t kWeek = std::int64_t{7} * 24;
    const std::int64_t begin = *hours_.begin();
    const std::int64_t end = *hours_.rbegin() + 1;
    std::array<std::int64_t, kWeek> with{};
    std::array<std::int64_t, kWeek> all{};
    const auto of_week = [](std::int64_t hour) {
      return static_cast<std::size_t>(((hour % kWeek) + kWeek) % kWeek);
    };
    all.fill((end - begin) / kWeek);
    for (std::int64_t hour = end - (end - begin) % kWeek; hour < end; ++hour) ++all[of_week(hour)];
    for (const std::int64_t hour : hours_) ++with[of_week(hour)];
    // A few calls in a millennium, one of a mistyped year, leave no hour to look for.
    const auto seldom = [](std::int64_t some, std::int64_t weeks) { return 2 * some <= weeks; };
    if (std::equal(with.begin(), with.end(), all.begin(), seldom)) return;
    for (std::int64_t hour = begin; hour < end; ++hour) {
      const std::size_t slot = of_week(hour);
      if (hours_.contains(hour) || seldom(with[slot], all[slot])) continue;
      ++found.hours_without_calls;
      const Millis at = hour * kHour;
      if (!found.gaps.empty() && found.gaps.back().end == at) {
        found.gaps.back().end = at + kHour;
      } else {
        found.gaps.push_back({at, at + kHour});
      }
    }
    std::stable_sort(found.gaps.begin(), found.gaps.end(), [](const CallGap& a, const CallGap& b) {
      return a.end - a.begin > b.end - b.begin;
    });
    if (found.gaps.size() > kMostGaps) found.gaps.resize(kMostGaps);
  }

  std::unordered_set<std::size_t> ids_;
  std::unordered_set<std::size_t> records_;
  std::set<std::int64_t> hours_;
  Millis first_ = 0, last_ = 0;
  std::uint64_t open_ = 0, repeated_ids_ = 0, identical_ = 0, without_end_ = 0;
};

std::vector<Inspection::KpiState> kpi_states(const Report& report) {
  std::vector<Inspection::KpiState> states;
  const Result total = report.results.total();
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const Kpi& kpi = *report.kpis[i].kpi;
    const Value& value = total.values[i];
    states.push_back({kpi.id, kpi.name, value.has_value() ? std::string{} : value.reason()});
  }
  return states;
}

}  // namespace

Inspection inspect(InputOptions options, const Definitions& definitions) {
  options.read_twice = true;
  options.only_look = true;
  LogReader reader{std::move(options)};
  Query query;
  query.definitions = definitions;
  query.kpis = {"@all"};
  query.direction = DirectionFilter::All;
  const Report report = compute(reader, query);
  RecordInspector records;
  reader.read({}, records);
  Inspection found;
  records.tell(found);
  found.inputs = reader.understood();
  found.rows = reader.inputs();
  found.rejected = reader.rejects().reasons();
  found.notes = report.notes;
  found.kpis = kpi_states(report);
  return found;
}

}  // namespace kpi
