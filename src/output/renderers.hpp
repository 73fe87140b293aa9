// SPDX-License-Identifier: MIT
// The renderers behind the list of output formats, one a file.
#pragma once

#include "kpi/render.hpp"

namespace kpi {

void render_table(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_json(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_jsonl(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_csv(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_tsv(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_html(const Report& report, const RenderOptions& options, const TextSink& sink);
void render_markdown(const Report& report, const RenderOptions& options, const TextSink& sink);
/// Throws Error (Usage) where two labels would have one name.
void render_prometheus(const Report& report, const RenderOptions& options, const TextSink& sink);
/// The same before there is a report, and for groups by time.
void check_prometheus(const Query& query, const RenderOptions& options);
/// Throws Error (Usage) unless the report has exactly one KPI.
void render_value(const Report& report, const RenderOptions& options, const TextSink& sink);

}  // namespace kpi
