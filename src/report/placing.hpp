// SPDX-License-Identifier: MIT
// Where a contact lies in time.
#pragma once

#include "kpi/record.hpp"
#include "kpi/selection.hpp"

namespace kpi {

/// The instant asked for; absent where the contact lacks it.
inline Amount own_instant(const CallRecord& record, AssignBy by) {
  if (by == AssignBy::End) return record.end;
  if (by == AssignBy::Start) return record.start;
  if (record.answered()) return record.answer;
  return record.start && record.wait ? Amount{*record.start + *record.wait} : Amount{};
}

/// The instant that places a contact: its start where it lacks the one asked for.
inline Amount placing_instant(const CallRecord& record, AssignBy by) {
  const Amount own = own_instant(record, by);
  return own ? own : record.start;
}

}  // namespace kpi
