// SPDX-License-Identifier: MIT
// Where values lie among others, for drawing them.
#pragma once

#include <cstddef>
#include <optional>

#include "kpi/value.hpp"

namespace kpi {

/// From the least to the greatest of some values.
class PictureScale {
 public:
  /// What has no value is left out.
  void include(const Value& value);
  [[nodiscard]] bool empty() const { return !least_; }
  [[nodiscard]] const Value& least() const { return *least_; }
  [[nodiscard]] const Value& greatest() const { return *greatest_; }
  /// The part between least and greatest, cut into so many steps, that an included value lies in,
  /// from 0; the middle one where all are equal.
  [[nodiscard]] std::size_t step(const Value& value, std::size_t steps) const;
  /// How many of `whole` stand for a value when the greatest takes all of them and 0 none; at least
  /// one for what is above 0.
  [[nodiscard]] std::size_t share_of_greatest(const Value& value, std::size_t whole) const;

 private:
  std::optional<Value> least_, greatest_;
};

}  // namespace kpi
