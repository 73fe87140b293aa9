// SPDX-License-Identifier: MIT
// The reporting calendar: zones, interval lengths, and where an instant falls.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kpi/record.hpp"

namespace kpi {

/// A time zone: UTC or a fixed offset from it.
class TimeZone {
 public:
  TimeZone() = default;
  /// "UTC", "Z", "+02:00", "-0330", "+5"; nothing for any other text.
  static std::optional<TimeZone> parse(std::string_view text);

  /// "UTC" or "+02:00".
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_utc() const { return offset_ == 0; }
  /// Local clock minus UTC in force at an instant.
  [[nodiscard]] Millis offset_at(Millis /*instant*/) const { return offset_; }
  /// The instant at which local clocks show this time (milliseconds since 1970-01-01 00:00 local).
  [[nodiscard]] Millis instant_of(Millis local) const { return local - offset_; }

 private:
  Millis offset_ = 0;
};

enum class IntervalLength : std::uint8_t {
  Minutes15,
  Minutes30,
  Hour,
  Day,
  Week,
  Month,
  Quarter,
  Year
};

/// "15m", "30m", "1h", "day", "week", "month", "quarter", "year".
std::string_view name(IntervalLength length);
std::optional<IntervalLength> find_interval_length(std::string_view name);
std::span<const IntervalLength> all_interval_lengths();

/// A half-open span of time, [begin, end).
struct Interval {
  Millis begin = 0;
  Millis end = 0;
  auto operator<=>(const Interval&) const = default;
};

/// Cuts time into the intervals of a zone's civil clock.
class Calendar {
 public:
  Calendar() = default;
  explicit Calendar(TimeZone zone, std::chrono::weekday week_start = std::chrono::Monday)
      : zone_{zone}, week_start_{week_start} {}

  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  /// The interval of this length that holds the instant.
  [[nodiscard]] Interval interval(IntervalLength length, Millis instant) const;
  /// The civil day of an instant, counted from 1970-01-01.
  [[nodiscard]] std::int64_t civil_day(Millis instant) const;
  /// ISO 8601 with the offset in force, "Z" only in UTC, milliseconds only when not 0.
  [[nodiscard]] std::string stamp(Millis instant) const;
  void append_stamp(std::string& text, Millis instant) const;

 private:
  TimeZone zone_;
  std::chrono::weekday week_start_ = std::chrono::Monday;
};

}  // namespace kpi
