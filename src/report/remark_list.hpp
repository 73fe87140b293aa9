// SPDX-License-Identifier: MIT
// What the remarks on a report are put together with.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// Whether the report has one of these KPIs.
inline bool shows(const Report& report, std::initializer_list<std::string_view> ids) {
  return std::any_of(report.kpis.begin(), report.kpis.end(), [&](const KpiColumn& column) {
    return std::find(ids.begin(), ids.end(), column.kpi->id) != ids.end();
  });
}

/// Remarks, as they are put together.
class Remarks {
 public:
  /// A remark on a number of contacts; none when there are none.
  void on(std::string_view code, std::int64_t count, std::string_view one, std::string_view many) {
    if (count == 0) return;
    notes_.push_back({std::string{code}, with_thousands(static_cast<std::uint64_t>(count)) + " " +
                                             std::string{count == 1 ? one : many}});
  }
  void add(std::string_view code, std::string text) {
    notes_.push_back({std::string{code}, std::move(text)});
  }
  std::vector<Note> take() { return std::move(notes_); }

 private:
  std::vector<Note> notes_;
};

}  // namespace kpi
