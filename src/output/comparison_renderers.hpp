// SPDX-License-Identifier: MIT
// The renderers behind the list of forms of a comparison, one a file.
#pragma once

#include "kpi/render.hpp"

namespace kpi {

void render_comparison_table(const ReportComparison& comparison, const RenderOptions& options,
                             const TextSink& sink);
void render_comparison_json(const ReportComparison& comparison, const RenderOptions& options,
                            const TextSink& sink);
void render_comparison_csv(const ReportComparison& comparison, const RenderOptions& options,
                           const TextSink& sink);
void render_comparison_markdown(const ReportComparison& comparison, const RenderOptions& options,
                                const TextSink& sink);

}  // namespace kpi
