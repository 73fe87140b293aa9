// SPDX-License-Identifier: MIT
// Currencies beside amounts of money.
#include "core/currency.hpp"

#include <algorithm>
#include <array>

#include "core/number.hpp"

namespace kpi {
namespace {

/// Signs and codes; of two with the same head the longer first.
constexpr auto kCurrencies = std::to_array<std::string_view>(
    {"US$", "R$",  "A$",  "C$",  "S/",  "$",   "€",   "£",   "¥",   "₹",   "₽", "₺",
     "₩",   "₪",   "₫",   "₱",   "zł",  "Kč",  "kr",  "Fr",  "AED", "ARS", "AUD", "BRL",
     "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF",
     "IDR", "ILS", "INR", "JPY", "KRW", "MAD", "MXN", "MYR", "NOK", "NZD", "PEN", "PHP",
     "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "UAH", "USD", "ZAR"});

}  // namespace

MoneyText without_currency(std::string_view text) {
  MoneyText money{{}, text};
  if (text.starts_with('-') || text.starts_with('+')) {
    money.sign = text.substr(0, 1);
    money.number = text.substr(1);
  }
  const auto leads = [&](std::string_view name) { return money.number.starts_with(name); };
  const auto trails = [&](std::string_view name) { return money.number.ends_with(name); };
  const auto before = std::find_if(kCurrencies.begin(), kCurrencies.end(), leads);
  if (before != kCurrencies.end()) {
    money.number.remove_prefix(before->size());
  } else {
    const auto behind = std::find_if(kCurrencies.begin(), kCurrencies.end(), trails);
    if (behind == kCurrencies.end()) return {{}, text};
    money.number.remove_suffix(behind->size());
  }
  money.number = without_outer_blanks(money.number);
  return money;
}

}  // namespace kpi
