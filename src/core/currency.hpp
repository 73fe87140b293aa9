// SPDX-License-Identifier: MIT
// Currencies beside amounts of money.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kpi {

/// The amount without one currency before or behind it, a sign or a code of ISO 4217, and without
/// the blanks between: "-€ 1.20" gives "-" and "1.20".
struct MoneyText {
  std::string_view sign;  ///< "-" or "+" that stood before the currency; otherwise empty
  std::string_view number;
  std::string_view currency;  ///< empty where there is none
};
MoneyText without_currency(std::string_view text);

/// The currencies beside amounts: "$" may be the same as "USD" or as "CAD", but not as "€".
class Currencies {
 public:
  /// Adds one as MoneyText has it; an empty one says nothing.
  void add(std::string_view currency);
  void merge(const Currencies& other);
  /// All that were added, in a fixed order, where no one currency can be meant by them; else none.
  [[nodiscard]] std::vector<std::string> contradicting() const;
  bool operator==(const Currencies&) const = default;

 private:
  std::uint64_t seen_ = 0;  // of the table of signs and codes, from the lowest bit on
};

}  // namespace kpi
