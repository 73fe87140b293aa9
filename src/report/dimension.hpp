// SPDX-License-Identifier: MIT
// By what contacts are grouped: a field or an extra column, as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/keyed_hash.hpp"
#include "kpi/record.hpp"
#include "kpi/time.hpp"
#include "report/teams.hpp"

namespace kpi {

struct Dimension {
  std::string name;            ///< as it stands in reports
  std::optional<Field> field;  ///< else an extra column
  std::size_t extra = 0;       ///< index into CallRecord::extra
  bool is_team = false;        ///< the agent's team, by the roster
};

/// The texts of dimensions.
class DimensionTexts {
 public:
  /// `teams` may be null where no dimension is of teams.
  DimensionTexts(const Calendar& calendar, const KeyedHash& hash, bool show_callers,
                 const Teams* teams = nullptr)
      : calendar_{calendar}, hash_{hash}, show_callers_{show_callers}, teams_{teams} {}

  /// The text of a record in a dimension; empty where it is absent. `scratch` may hold it.
  std::string_view text(const Dimension& dimension, const CallRecord& record,
                        std::string& scratch) const;

 private:
  const Calendar& calendar_;
  const KeyedHash& hash_;
  bool show_callers_;
  const Teams* teams_;
};

}  // namespace kpi
