// SPDX-License-Identifier: MIT
// All number text: exact decimals for machines, rounded figures with units for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kpi/catalogue.hpp"

namespace kpi {

/// What people see where there is no value.
inline constexpr std::string_view kNoValue = "–";

/// The exact quotient, rounded half away from zero to `digits` decimals, trailing zeros dropped:
/// "0.805929", "-3", "0". Throws Error (Internal) where the denominator is 0 or the fraction in
/// lowest terms needs more than 128 bits.
std::string decimal(Exact numerator, Exact denominator, int digits);

/// The form for machines: 6 decimals, trailing zeros dropped.
std::string machine_text(Exact number);
/// The same; empty where there is no value.
std::string machine_text(const Value& value);

/// "12,480"
std::string count_text(std::uint64_t count);
/// "12,480", or kNoValue where absent.
std::string count_text(Amount count);

/// The form for people: "12,480", "103.2 /h", "80.6 %", "18.4 s", "5:12", "1:05:12", "4.21",
/// "38.2", "7.35 EUR", or kNoValue.
std::string value_text(const Value& value, Unit unit, std::string_view currency);

/// A share in 10^-6 as value_text().
std::string share_text(Micros share);

/// The same two with as many more digits as tell the value from a number that it does not
/// equal: 79.96 % from 80 %.
std::string machine_text_apart(const Value& value, Exact from);
std::string value_text_apart(const Value& value, Exact from, Unit unit, std::string_view currency);

/// A difference of two values for people, with its sign: "+12", "-1.9 s", and of two shares in
/// percentage points, "-4.7 pp".
std::string change_text(const Exact& change, Unit unit, std::string_view currency);
/// A difference over what it is a difference from: "+15.7 %".
std::string relative_text(const Exact& change);

/// The two sides of a quotient for people: a sum of seconds as a duration, a sum of money with its
/// currency, the hours below a rate as "120.5 h", others with up to 2 decimals below 1,000 and none
/// above. Only where is_quotient().
std::string numerator_text(const Value& value, Unit unit, std::string_view currency);
std::string denominator_text(const Value& value, Unit unit);

}  // namespace kpi
