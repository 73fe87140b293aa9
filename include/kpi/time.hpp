// SPDX-License-Identifier: MIT
// The reporting calendar: zones, interval lengths, and where an instant falls.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

class ZoneRules;

/// A time zone: UTC, a fixed offset from it, or a zone of the IANA database as the system has it
/// (rules of later years than its files tell are those of their last).
class TimeZone {
 public:
  TimeZone() = default;
  /// "UTC", "Z", "+02:00", "-0330", "+5", "Europe/Madrid"; nothing for any other text.
  static std::optional<TimeZone> parse(std::string_view text);

  /// "UTC", "+02:00" or "Europe/Madrid".
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_utc() const { return is_fixed() && offset_ == 0; }
  /// Whether the offset is the same at all times.
  [[nodiscard]] bool is_fixed() const { return rules_ == nullptr; }

  /// The longest span of time around an instant in which one offset is in force, [begin, end).
  struct Span {
    Millis begin = 0;
    Millis end = 0;
    Millis offset = 0;  ///< local clock minus UTC
  };
  [[nodiscard]] Span span_at(Millis instant) const;
  [[nodiscard]] Millis offset_at(Millis instant) const {
    return rules_ ? span_at(instant).offset : offset_;
  }
  /// The instants at which local clocks show this time (milliseconds since 1970-01-01 00:00 local):
  /// none where clocks leap over it, two where they are set back.
  struct Readings {
    Amount first;
    Amount second;
  };
  [[nodiscard]] Readings readings_of(Millis local) const;
  /// The first instant at which local clocks show this time, or leap over it.
  [[nodiscard]] Millis boundary_at(Millis local) const;

 private:
  Millis offset_ = 0;                       // where there are no rules
  std::shared_ptr<const ZoneRules> rules_;  // of a named zone
};

/// The names of all zones of the database, for suggestions.
std::vector<std::string> time_zone_names();

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
  /// Days, and all that is longer, begin when clocks show `day_start`, which is less than a day.
  explicit Calendar(TimeZone zone, std::chrono::weekday week_start = std::chrono::Monday,
                    Millis day_start = 0)
      : zone_{std::move(zone)}, week_start_{week_start}, day_start_{day_start} {}

  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  [[nodiscard]] std::chrono::weekday week_start() const { return week_start_; }
  [[nodiscard]] Millis day_start() const { return day_start_; }
  /// The interval of this length that holds the instant. Up to an hour it is a run of instants with
  /// the same civil label and offset, so that an hour that clocks show twice is two intervals. A
  /// day or more begins when clocks show its first date at the start of the day or later, and ends
  /// where the next begins.
  [[nodiscard]] Interval interval(IntervalLength length, Millis instant) const;
  /// When a civil day, counted from 1970-01-01, begins.
  [[nodiscard]] Millis begin_of_day(std::int64_t day) const;
  /// The civil day of an instant, counted from 1970-01-01.
  [[nodiscard]] std::int64_t civil_day(Millis instant) const;
  /// What local clocks show, in milliseconds since 1970-01-01 00:00 local.
  [[nodiscard]] Millis local_time(Millis instant) const {
    return instant + zone_.offset_at(instant);
  }
  /// ISO 8601 with the offset in force, "Z" only in UTC, milliseconds only when not 0.
  [[nodiscard]] std::string stamp(Millis instant) const;
  void append_stamp(std::string& text, Millis instant) const;

 private:
  [[nodiscard]] Interval clock_interval(Millis length, Millis instant) const;
  [[nodiscard]] std::chrono::year_month_day first_date(IntervalLength length,
                                                       std::int64_t day) const;

  TimeZone zone_;
  std::chrono::weekday week_start_ = std::chrono::Monday;
  Millis day_start_ = 0;
};

}  // namespace kpi
