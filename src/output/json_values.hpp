// SPDX-License-Identifier: MIT
// Counts and values as members of JSON documents.
#pragma once

#include <string>

#include "kpi/report.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// "offered": 12480, "answered": null …
void append_counts(std::string& json, const Counts& counts);
/// {"value": 0.805929, "numerator": 10058, "denominator": 12480}, or null with the reason.
void append_value(std::string& json, const Value& value);

}  // namespace kpi
