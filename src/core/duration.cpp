// SPDX-License-Identifier: MIT
// The ways in which logs write how long something took.
#include "core/duration.hpp"

#include "core/number.hpp"

namespace kpi {
namespace {

/// Hours, minutes and seconds between colons.
Reading read_clock(std::string_view text, Millis& duration) {
  const std::size_t first = text.find(':');
  const std::size_t second = text.find(':', first + 1);
  if (second == std::string_view::npos) return Reading::Unreadable;
  const std::string_view hours = text.substr(0, first);
  const std::string_view minutes = text.substr(first + 1, second - first - 1);
  const std::string_view seconds = text.substr(second + 1);
  const bool shaped = !hours.empty() && hours.size() <= 6 && minutes.size() == 2 &&
                      (seconds.size() == 2 || (seconds.size() > 3 && seconds[2] == '.'));
  if (!shaped || !is_digit(hours[0]) || !is_digit(minutes[0]) || !is_digit(seconds[0]) ||
      !is_digit(seconds[1])) {
    return Reading::Unreadable;
  }
  const auto h = parse_scaled(hours, kHour);
  const auto m = parse_scaled(minutes, kMinute);
  const auto s = parse_scaled(seconds, kSecond);
  if (!h || !m || !s || hours.find('.') != std::string_view::npos ||
      minutes.find('.') != std::string_view::npos) {
    return Reading::Unreadable;
  }
  if (*m >= kHour || seconds.substr(0, 2) > "59") return Reading::Impossible;
  duration = *h + *m + *s;
  return Reading::Ok;
}

}  // namespace

Reading read_duration(std::string_view text, Millis unit, Millis& duration) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Reading reading = Reading::Ok;
  if (text.find(':') != std::string_view::npos) {
    reading = read_clock(text, duration);
  } else {
    if (negative && text.starts_with('+')) return Reading::Unreadable;
    const auto value = parse_scaled(text, unit);
    if (!value || text.starts_with('-')) return Reading::Unreadable;
    duration = *value;
  }
  if (reading != Reading::Ok) return reading;
  if (duration > kLongestDuration) return Reading::Impossible;
  if (negative && duration != 0) return Reading::Negative;
  return Reading::Ok;
}

}  // namespace kpi
