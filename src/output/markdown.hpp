// SPDX-License-Identifier: MIT
// The parts of Markdown documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kpi/render.hpp"

namespace kpi {

/// Text that Markdown and HTML print as it is: no markup, links, images or column ends; control
/// characters are escaped() as on a terminal.
std::string markdown_text(std::string_view text);
/// A row of a table; the cells are Markdown already.
std::string markdown_row(const std::vector<std::string>& cells);

/// The notes; the same in all documents.
void render_markdown_notes(const std::vector<Note>& notes, const TextSink& sink);

}  // namespace kpi
