// SPDX-License-Identifier: MIT
// Which contacts a report selects, as one worker tells it.
#pragma once

#include "kpi/record.hpp"
#include "kpi/report.hpp"
#include "report/filter.hpp"
#include "report/open_time.hpp"
#include "report/placing.hpp"

namespace kpi {

/// What is the same for all workers.
struct SelectionRules {
  DirectionFilter direction = DirectionFilter::Inbound;
  AssignBy assign_by = AssignBy::Start;
  PeriodBounds period;
  OpeningHours hours;
  Filter where;
  const Teams* teams = nullptr;

  [[nodiscard]] bool has_direction(Direction given) const {
    switch (direction) {
      case DirectionFilter::All:
        return true;
      case DirectionFilter::Inbound:
        return given == Direction::Inbound;
      case DirectionFilter::Outbound:
        break;
    }
    return given == Direction::Outbound;
  }
};

class Selector {
 public:
  /// Both must outlive this.
  Selector(const SelectionRules& rules, const Calendar& calendar)
      : rules_{&rules}, open_{rules.hours, calendar}, where_{rules.where} {}

  struct Verdict {
    bool direction = true, period = true, where = true;
    [[nodiscard]] bool all() const { return direction && period && where; }
  };
  /// `at` places the record in time.
  Verdict judge(const CallRecord& record, Amount at) {
    Verdict verdict{rules_->has_direction(record.direction), true, true};
    if (at) verdict.period = rules_->period.holds(*at) && open_.holds(*at);
    if (!where_.empty()) verdict.where = where_.passes(record, at, rules_->teams);
    return verdict;
  }
  /// The conditions, and what they have met.
  [[nodiscard]] const Filter& where() const { return where_; }

 private:
  const SelectionRules* rules_;
  OpenTime open_;
  Filter where_;
};

}  // namespace kpi
