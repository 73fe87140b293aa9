// SPDX-License-Identifier: MIT
// What words of state logs and schedules mean.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/companions.hpp"

namespace kpi {

/// The words of common systems in several languages, and those that the user has added. Case,
/// blanks, `_`, `-` and `.` mean nothing. A word for a pause may be followed by its reason:
/// "Not Ready: Lunch", "AUX 3".
class StateWords {
 public:
  /// Throws Error (Usage) where a choice names an unknown class.
  explicit StateWords(const std::vector<StateChoice>& choices);

  /// The class of a state.
  [[nodiscard]] std::optional<AgentClass> state(std::string_view word) const;
  /// What an activity of a schedule asks for: work, shift, phone, calls, open and all that is
  /// handling or available are work.
  [[nodiscard]] std::optional<Duty> activity(std::string_view word) const;

 private:
  std::map<std::string, AgentClass, std::less<>> classes_;
};

}  // namespace kpi
