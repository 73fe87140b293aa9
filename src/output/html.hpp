// SPDX-License-Identifier: MIT
// The parts of HTML documents.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// Text that HTML shows as it is, between tags and in quoted attributes; control characters are
/// escaped() as on a terminal.
std::string html_text(std::string_view text);

}  // namespace kpi
