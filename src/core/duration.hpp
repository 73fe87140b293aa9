// SPDX-License-Identifier: MIT
// The ways in which logs write how long something took.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/reading.hpp"
#include "kpi/decimal_mark.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// Longer is no call: about 300 years.
inline constexpr Millis kLongestDuration = 10'000'000'000'000;

/// What the two parts of 12:30 are.
enum class TwoParts : std::uint8_t { Unknown, HoursMinutes, MinutesSeconds };

/// How the durations of a column are written.
struct DurationForm {
  Millis unit = kSecond;  ///< of a plain number
  TwoParts two_parts = TwoParts::Unknown;
  DecimalMark mark = DecimalMark::Unknown;
};

/// Reads a plain number, as read_number() does; H:MM:SS with any number of hours and D.HH:MM:SS;
/// H:MM or M:SS as told; the clock of spreadsheets, which is that of their day zero and may be of
/// 12 hours; "1h 2m 3s" in the words of several languages; "1 day, 2:03:04"; ISO 8601
/// ("PT1M12.3S"). Fractions are rounded to the millisecond, half away from zero. Undecided: 12:30
/// where nothing tells what its parts are, and numbers that read_number() cannot decide.
Reading read_duration(std::string_view text, const DurationForm& form, Millis& duration);

}  // namespace kpi
