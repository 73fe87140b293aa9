// SPDX-License-Identifier: MIT
// Shares as samples: which values are shares of counted things, and how far they can be trusted.
#pragma once

#include <cstdint>

#include "kpi/catalogue.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// Whether the value of the KPI, in the unit in force, is a share of counted things, not of time.
bool is_share(const Kpi& kpi, Unit unit, const Value& value);

/// Wilson's 95 % interval (z = 1.959964) of a value that is_share(). Source: E. B. Wilson, Probable
/// Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927).
ShareRange wilson_interval(const Value& share);

/// Where a share would lie with so many more things counted below the line, at worst none of them
/// above it and at best all.
ShareRange with_more(const Value& share, std::uint64_t more);

}  // namespace kpi
