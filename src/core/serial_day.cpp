// SPDX-License-Identifier: MIT
// The numbers by which spreadsheets write days and clocks.
#include "core/serial_day.hpp"

#include <optional>
#include <string>

#include "core/cursor.hpp"

namespace kpi {
namespace {

constexpr std::int64_t kOf1970 = 25569;  // the number of 1970-01-01, past the day that never was
constexpr std::int64_t kFirst = 20000;
constexpr std::int64_t kLast = 80000;

}  // namespace

Reading read_serial_day(std::string_view text, StampText& stamp) {
  stamp = {};
  Cursor cursor{text};
  const std::string_view whole = cursor.take_digits();
  const bool fraction = cursor.take('.') || cursor.take(',');
  const std::string_view decimals = cursor.take_digits();
  if (whole.empty() || !cursor.at_end() || fraction == decimals.empty()) return Reading::Unreadable;

  const bool clock_alone = whole == "0" && fraction;
  const auto serial = parse_scaled(whole, 1);
  const bool day = whole.size() == 5 && serial && *serial >= kFirst && *serial <= kLast;
  if (!clock_alone && !day) return Reading::Unreadable;
  if (day) stamp.day = *serial - kOf1970;
  if (!fraction) return Reading::Ok;
  const auto clock = parse_scaled("0." + std::string{decimals}, kDay);
  if (!clock) return Reading::Unreadable;
  stamp.time = *clock;
  return Reading::Ok;
}

}  // namespace kpi
