// SPDX-License-Identifier: MIT
// Currencies beside amounts: taken away from the number, and whether they can all be the same.
#include "core/currency.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>

namespace kpi::currency_test {
namespace {

using Texts = std::vector<std::string>;

Texts contradicting(std::initializer_list<std::string_view> amounts) {
  Currencies all;
  for (const std::string_view amount : amounts) all.add(without_currency(amount).currency);
  return all.contradicting();
}

TEST_CASE("an amount loses its currency, which is told") {
  const MoneyText money = without_currency("-€ 1.20");
  CHECK(money.sign == "-");
  CHECK(money.number == "1.20");
  CHECK(money.currency == "€");
  CHECK(without_currency("12.50 CHF").currency == "CHF");
  CHECK(without_currency("12.50").currency.empty());
}

TEST_CASE("currencies that may be one do not contradict") {
  CHECK(contradicting({}).empty());
  CHECK(contradicting({"1.20", "€1.20", "1.20 EUR"}).empty());
  CHECK(contradicting({"$1", "USD 1", "US$1"}).empty());
  CHECK(contradicting({"$1", "C$1"}).empty());
  CHECK(contradicting({"kr 1", "1 SEK"}).empty());
}

TEST_CASE("currencies that cannot be one contradict, in whatever order they come") {
  CHECK(contradicting({"$1", "€1"}) == Texts{"$", "€"});
  CHECK(contradicting({"€1", "$1"}) == Texts{"$", "€"});
  CHECK(contradicting({"$1", "USD 1", "C$1"}) == Texts{"C$", "$", "USD"});
  CHECK(contradicting({"1 SEK", "1 NOK", "kr 1"}) == Texts{"kr", "NOK", "SEK"});
}

TEST_CASE("what parts of a log have is what the log has") {
  Currencies head, tail;
  head.add("$");
  tail.add("€");
  CHECK(head.contradicting().empty());
  head.merge(tail);
  CHECK(head.contradicting() == Texts{"$", "€"});
}

}  // namespace
}  // namespace kpi::currency_test
