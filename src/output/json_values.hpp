// SPDX-License-Identifier: MIT
// Counts and values as members of JSON documents.
#pragma once

#include <optional>
#include <string>

#include "kpi/report.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// "begin": "2026-03-02T00:00:00Z", "end": …; null without a span
void append_begin_and_end(std::string& json, const Calendar& calendar,
                          const std::optional<Interval>& span);
/// "offered": 12480, "answered": null …
void append_counts(std::string& json, const Counts& counts);
/// {"value": 0.805929, "numerator": 10058, "denominator": 12480}, or null with the reason.
void append_value(std::string& json, const Value& value);

}  // namespace kpi
