// SPDX-License-Identifier: MIT
// The offsets of a named time zone over the years, from the system's time zone database.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"
#include "kpi/time.hpp"

namespace kpi {

class ZoneRules {
 public:
  /// The rules of a zone of the database by its exact name, "Europe/Madrid"; null for any other.
  static std::shared_ptr<const ZoneRules> find(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }
  /// The longest span around an instant in which one offset is in force.
  [[nodiscard]] TimeZone::Span span_at(Millis instant) const;
  [[nodiscard]] TimeZone::Readings readings_of(Millis local) const;
  [[nodiscard]] Millis boundary_at(Millis local) const;

 private:
  struct Change {
    Millis at = 0;
    Millis offset = 0;  ///< from then on
  };
  explicit ZoneRules(std::string name) : name_{std::move(name)} {}
  [[nodiscard]] std::size_t index_at(Millis instant) const;

  std::string name_;
  std::vector<Change> changes_;  // the first is before all time
};

}  // namespace kpi
