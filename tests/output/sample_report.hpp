// SPDX-License-Identifier: MIT
// Small reports, written by hand, for the tests of the renderers.
#pragma once

#include <string>
#include <string_view>

#include "kpi/render.hpp"

namespace kpi::output_test {

/// 2026-03-02T08:00:00Z
inline constexpr Millis kMonday = 1'772'438'400'000;

/// Twenty contacts of one morning: offered, service_level, asa, csat (no value) and cost_per_call
/// in total.
Report sample_report();

/// The sample by queue, with these texts as the names of the queues.
Report by_queue(const std::vector<std::string>& queues);

/// A report of one plain KPI, `offered`, which is 20 in total.
Report one_kpi();

/// Puts a total in the place of the report's.
void set_total(Report& report, const Result& total);
/// Adds a result behind those that the report has.
void add_result(Report& report, const Result& result);

/// The document in a format of output_formats().
std::string rendered(const Report& report, std::string_view format,
                     const RenderOptions& options = {});

}  // namespace kpi::output_test
