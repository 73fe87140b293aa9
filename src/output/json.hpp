// SPDX-License-Identifier: MIT
// The members of a result as JSON, for the documents that begin with them.
#pragma once

#include <string_view>

#include "kpi/render.hpp"

namespace kpi {

/// The document from its opening brace to its notes, the last member; what follows begins with a
/// comma or closes it.
void render_json_members(const Report& report, std::string_view schema,
                         const RenderOptions& options, const TextSink& sink);

}  // namespace kpi
