// SPDX-License-Identifier: MIT
// Currencies beside amounts of money.
#include "core/currency.hpp"

#include <algorithm>
#include <array>

#include "core/number.hpp"

namespace kpi {
namespace {

/// A sign or a code, and the codes of ISO 4217 that it may stand for.
struct Currency {
  std::string_view text;
  std::string_view codes;
};

/// Of two with the same head the longer first.
constexpr auto kCurrencies = std::to_array<Currency>(
    {{"US$", "USD"},        {"R$", "BRL"},    {"A$", "AUD"},
     {"C$", "CAD"},         {"S/", "PEN"},    {"$", "USD ARS AUD CAD CLP COP HKD MXN NZD SGD"},
     {"€", "EUR"},          {"£", "GBP EGP"}, {"¥", "JPY CNY"},
     {"₹", "INR"},          {"₽", "RUB"},   {"₺", "TRY"},
     {"₩", "KRW"},          {"₪", "ILS"},     {"₫", "VND"},
     {"₱", "PHP"},          {"zł", "PLN"},    {"Kč", "CZK"},
     {"kr", "DKK NOK SEK"}, {"Fr", "CHF"},    {"AED", "AED"},
     {"ARS", "ARS"},        {"AUD", "AUD"},   {"BRL", "BRL"},
     {"CAD", "CAD"},        {"CHF", "CHF"},   {"CLP", "CLP"},
     {"CNY", "CNY"},        {"COP", "COP"},   {"CZK", "CZK"},
     {"DKK", "DKK"},        {"EGP", "EGP"},   {"EUR", "EUR"},
     {"GBP", "GBP"},        {"HKD", "HKD"},   {"HUF", "HUF"},
     {"IDR", "IDR"},        {"ILS", "ILS"},   {"INR", "INR"},
     {"JPY", "JPY"},        {"KRW", "KRW"},   {"MAD", "MAD"},
     {"MXN", "MXN"},        {"MYR", "MYR"},   {"NOK", "NOK"},
     {"NZD", "NZD"},        {"PEN", "PEN"},   {"PHP", "PHP"},
     {"PLN", "PLN"},        {"RON", "RON"},   {"RUB", "RUB"},
     {"SAR", "SAR"},        {"SEK", "SEK"},   {"SGD", "SGD"},
     {"THB", "THB"},        {"TRY", "TRY"},   {"UAH", "UAH"},
     {"USD", "USD"},        {"ZAR", "ZAR"}});
static_assert(kCurrencies.size() <= 64);

bool may_be(const Currency& currency, std::string_view code) {
  return currency.codes.find(code) != std::string_view::npos;
}

}  // namespace

MoneyText without_currency(std::string_view text) {
  MoneyText money{{}, text, {}};
  if (text.starts_with('-') || text.starts_with('+')) {
    money.sign = text.substr(0, 1);
    money.number = text.substr(1);
  }
  const auto leads = [&](std::string_view name) { return money.number.starts_with(name); };
  const auto trails = [&](std::string_view name) { return money.number.ends_with(name); };
  const auto before = std::ranges::find_if(kCurrencies, leads, &Currency::text);
  if (before != kCurrencies.end()) {
    money.currency = before->text;
    money.number.remove_prefix(before->text.size());
  } else {
    const auto behind = std::ranges::find_if(kCurrencies, trails, &Currency::text);
    if (behind == kCurrencies.end()) return {{}, text, {}};
    money.currency = behind->text;
    money.number.remove_suffix(behind->text.size());
  }
  money.number = without_outer_blanks(money.number);
  return money;
}

void Currencies::add(std::string_view currency) {
  if (currency.empty()) return;
  const auto found = std::ranges::find(kCurrencies, currency, &Currency::text);
  if (found != kCurrencies.end()) seen_ |= std::uint64_t{1} << (found - kCurrencies.begin());
}

void Currencies::merge(const Currencies& other) {
  seen_ |= other.seen_;
}

std::vector<std::string> Currencies::contradicting() const {
  std::vector<Currency> seen;
  for (std::size_t i = 0; i < kCurrencies.size(); ++i) {
    if ((seen_ >> i & 1U) != 0) seen.push_back(kCurrencies[i]);
  }
  if (seen.size() < 2) return {};
  for (std::string_view codes = seen.front().codes; !codes.empty();
       codes.remove_prefix(std::min(codes.size(), std::size_t{4}))) {
    const std::string_view code = codes.substr(0, 3);
    if (std::ranges::all_of(seen, [&](const Currency& one) { return may_be(one, code); }))
      return {};
  }
  std::vector<std::string> texts;
  texts.reserve(seen.size());
  for (const Currency& one : seen) texts.emplace_back(one.text);
  return texts;
}

}  // namespace kpi
