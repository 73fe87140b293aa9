// SPDX-License-Identifier: MIT
// Numbers with thousands in groups, or with a comma before the decimals.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/reading.hpp"
#include "kpi/decimal_mark.hpp"

namespace kpi {

/// A number as plain digits with a point.
class PlainNumber {
 public:
  /// Reads digits with a sign, groups of thousands, and a decimal mark of either kind.
  Reading read(std::string_view text, DecimalMark mark);
  [[nodiscard]] std::string_view text() const { return {text_.data(), size_}; }

 private:
  bool append(std::string_view part);

  std::array<char, 48> text_{};
  std::size_t size_ = 0;
};

}  // namespace kpi
