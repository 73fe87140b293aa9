// SPDX-License-Identifier: MIT
// How a KPI's value comes about: nothing, a number, or a quotient that is never over zero.
#include <utility>

#include "kpi/catalogue.hpp"

namespace kpi {

Value Value::none(std::string reason) {
  Value value;
  value.reason_ = std::move(reason);
  return value;
}

Value Value::number(Exact number) {
  Value value;
  value.numerator_ = number;
  return value;
}

Value Value::quotient(Exact numerator, Exact denominator, std::string reason_when_empty) {
  if (denominator.units == 0) return none(std::move(reason_when_empty));
  Value value = number(numerator);
  value.denominator_ = denominator;
  return value;
}

}  // namespace kpi
