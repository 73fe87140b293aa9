// SPDX-License-Identifier: MIT
// The renderers behind the list of check formats, one a file.
#pragma once

#include "kpi/render.hpp"

namespace kpi {

void render_check_table(const Check& check, const RenderOptions& options, const TextSink& sink);
void render_check_json(const Check& check, const RenderOptions& options, const TextSink& sink);
void render_check_markdown(const Check& check, const RenderOptions& options, const TextSink& sink);
void render_junit(const Check& check, const RenderOptions& options, const TextSink& sink);

}  // namespace kpi
