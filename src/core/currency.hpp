// SPDX-License-Identifier: MIT
// Currencies beside amounts of money.
#pragma once

#include <string_view>

namespace kpi {

/// The amount without one currency before or behind it, a sign or a code of ISO 4217, and without
/// the blanks between: "-€ 1.20" gives "-" and "1.20".
struct MoneyText {
  std::string_view sign;  ///< "-" or "+" that stood before the currency; otherwise empty
  std::string_view number;
};
MoneyText without_currency(std::string_view text);

}  // namespace kpi
