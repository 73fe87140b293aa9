// SPDX-License-Identifier: MIT
// The fields of a record as text, and the order that they give records.
#pragma once

#include <compare>
#include <string>

#include "kpi/record.hpp"

namespace kpi {

/// A field that is no stamp as every output would write it: seconds and numbers in decimals without
/// trailing zeros, words by their canonical names; empty where absent.
std::string text_of(const CallRecord& record, Field field);

/// Compares all canonical fields one after the other as text; stamps, whose texts in one zone are
/// ordered so, as instants. Absent comes before everything.
std::strong_ordering compare_as_text(const CallRecord& a, const CallRecord& b);

/// Absent comes before every amount.
std::strong_ordering compare_amounts(Amount a, Amount b);

}  // namespace kpi
