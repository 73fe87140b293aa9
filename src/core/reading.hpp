// SPDX-License-Identifier: MIT
// What became of a text that was read.
#pragma once

#include <cstdint>

namespace kpi {

enum class Reading : std::uint8_t {
  Ok,
  Unreadable,  ///< not of any known form
  Impossible,  ///< of a known form, but no such date, time or quantity exists
  Negative,
  Undecided  ///< of a form with two meanings: 1,234 as a number, 12:30 as a duration
};

}  // namespace kpi
