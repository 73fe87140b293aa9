// SPDX-License-Identifier: MIT
// By what contacts are grouped: a field or an extra column, as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/keyed_hash.hpp"
#include "kpi/record.hpp"
#include "kpi/selection.hpp"
#include "kpi/time.hpp"
#include "report/teams.hpp"

namespace kpi {

struct Dimension {
  enum class Kind : std::uint8_t {
    Column,   ///< what the log says
    Team,     ///< the agent's team, by the roster
    Hour,     ///< of the day, "00" to "23", when the contact was
    Weekday,  ///< "mon" to "sun"
  };
  std::string name;            ///< as it stands in reports
  std::optional<Field> field;  ///< of a column; else an extra column
  std::size_t extra = 0;       ///< index into CallRecord::extra
  Kind kind = Kind::Column;

  [[nodiscard]] bool is_team() const { return kind == Kind::Team; }
  [[nodiscard]] bool is_agent() const { return field == Field::Agent; }
  /// Of when contacts were, not of what they were.
  [[nodiscard]] bool is_of_time() const { return kind == Kind::Hour || kind == Kind::Weekday; }
  /// Whether two dimensions tell contacts apart alike.
  [[nodiscard]] bool same_as(const Dimension& other) const {
    return kind == other.kind && field == other.field && (field || extra == other.extra);
  }
};

/// The hour of the day that clocks show, and the weekday of the calendar's day, Sunday being 0.
unsigned hour_of(const Calendar& calendar, Millis instant);
unsigned weekday_of(const Calendar& calendar, Millis instant);
/// "00" to "23".
std::string_view hour_name(unsigned hour);
/// "sun" to "sat".
std::string_view weekday_name(unsigned weekday);

/// The texts of dimensions.
class DimensionTexts {
 public:
  /// `teams` may be null where no dimension is of teams.
  DimensionTexts(const Calendar& calendar, const KeyedHash& hash, bool show_callers,
                 const Teams* teams = nullptr, AssignBy assign_by = AssignBy::Start)
      : calendar_{calendar},
        hash_{hash},
        show_callers_{show_callers},
        teams_{teams},
        assign_by_{assign_by} {}

  /// The text of a record in a dimension; empty where it is absent. `scratch` may hold it.
  std::string_view text(const Dimension& dimension, const CallRecord& record,
                        std::string& scratch) const;

 private:
  const Calendar& calendar_;
  const KeyedHash& hash_;
  bool show_callers_;
  const Teams* teams_;
  AssignBy assign_by_;
};

}  // namespace kpi
