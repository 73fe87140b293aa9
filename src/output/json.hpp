// SPDX-License-Identifier: MIT
// Members of a result as JSON, for the documents that have them too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kpi/render.hpp"
#include "kpi/report.hpp"

namespace kpi {

std::string period_json(const Report& report);
std::string inputs_json(const std::vector<InputSummary>& inputs);
std::string filtered_json(const Report::Filtered& filtered);
std::string definitions_json(const std::vector<KpiColumn>& columns);
std::string notes_json(const std::vector<Note>& notes);
/// The document from its opening brace to its notes, the last member; what follows begins with a
/// comma or closes it.
void render_json_members(const Report& report, std::string_view schema,
                         const RenderOptions& options, const TextSink& sink);

}  // namespace kpi
