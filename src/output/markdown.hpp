// SPDX-License-Identifier: MIT
// Text in Markdown.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// Text that Markdown and HTML print as it is: no markup, links, images or column ends; control
/// characters are escaped() as on a terminal.
std::string markdown_text(std::string_view text);

}  // namespace kpi
