// SPDX-License-Identifier: MIT
// The ways in which logs write how long something took.
#include "core/duration.hpp"

#include "core/clock_duration.hpp"
#include "core/number.hpp"
#include "core/spelled_duration.hpp"

namespace kpi {
namespace {

/// Any form but its sign.
Reading read_size(std::string_view text, const DurationForm& form, Millis& duration) {
  if (text.starts_with('-')) return Reading::Unreadable;
  const bool clock = text.find(':') != std::string_view::npos;
  Reading reading = clock ? read_clock_duration(text, form.two_parts, duration)
                          : read_number(text, {form.mark, form.unit}, duration);
  if (reading == Reading::Unreadable) {
    reading = read_spelled_duration(text, form.mark, duration);
  }
  if (reading == Reading::Unreadable && clock) {
    reading = read_spreadsheet_clock(text, duration);
  }
  return reading;
}

}  // namespace

Reading read_duration(std::string_view text, const DurationForm& form, Millis& duration) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (negative && text.starts_with('+')) return Reading::Unreadable;
  const Reading reading = read_size(text, form, duration);
  if (reading != Reading::Ok) return reading;
  if (duration > kLongestDuration) return Reading::Impossible;
  if (negative && duration != 0) return Reading::Negative;
  return Reading::Ok;
}

}  // namespace kpi
