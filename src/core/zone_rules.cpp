// SPDX-License-Identifier: MIT
// The offsets of a named time zone over the years, from the system's time zone database.
#include "core/zone_rules.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>

namespace kpi {
namespace {

/// No clock is further from UTC.
constexpr Millis kFurthest = 26 * kHour;

const date::time_zone* find_zone(std::string_view name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

}  // namespace

std::vector<std::string> time_zone_names() {
  std::vector<std::string> names;
  try {
    for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  } catch (const std::runtime_error&) {
    // A system without the database has no names to tell.
  }
  return names;
}

std::shared_ptr<const ZoneRules> ZoneRules::find(std::string_view name) {
  const date::time_zone* const zone = find_zone(name);
  if (zone == nullptr) return nullptr;
  const std::shared_ptr<ZoneRules> rules{new ZoneRules{std::string{name}}};
  using date::sys_seconds;
  const auto millis = [](auto time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  };
  const sys_seconds last = date::sys_days{date::year{2300} / 1 / 1};
  sys_seconds at = date::sys_days{date::year{1850} / 1 / 1};
  Millis from = std::numeric_limits<Millis>::min();
  while (at < last) {
    const date::sys_info info = zone->get_info(at);
    const Millis offset = millis(info.offset);
    // The name of the time may change while the offset does not.
    if (rules->changes_.empty() || rules->changes_.back().offset != offset) {
      rules->changes_.push_back({from, offset});
    }
    at = info.end;
    from = millis(at.time_since_epoch());
  }
  return rules;
}

std::size_t ZoneRules::index_at(Millis instant) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), instant,
                       [](Millis at, const Change& change) { return at < change.at; });
  return static_cast<std::size_t>(after - changes_.begin()) - 1;
}

TimeZone::Span ZoneRules::span_at(Millis instant) const {
  const std::size_t index = index_at(instant);
  const bool is_last = index + 1 == changes_.size();
  return {changes_[index].at, is_last ? std::numeric_limits<Millis>::max() : changes_[index + 1].at,
          changes_[index].offset};
}

TimeZone::Readings ZoneRules::readings_of(Millis local) const {
  TimeZone::Readings readings;
  for (std::size_t i = index_at(local - kFurthest); i < changes_.size(); ++i) {
    const Millis instant = local - changes_[i].offset;
    if (changes_[i].at > local + kFurthest) break;
    const bool begun = instant >= changes_[i].at;
    const bool ended = i + 1 < changes_.size() && instant >= changes_[i + 1].at;
    if (!begun || ended) continue;
    (readings.first ? readings.second : readings.first) = instant;
  }
  return readings;
}

Millis ZoneRules::boundary_at(Millis local) const {
  if (const TimeZone::Readings readings = readings_of(local); readings.first) {
    return *readings.first;
  }
  std::size_t change = index_at(local - kFurthest) + 1;
  while (local - changes_[change].offset >= changes_[change].at) ++change;
  return changes_[change].at;
}

}  // namespace kpi
