// SPDX-License-Identifier: MIT
// One field of CSV by RFC 4180.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// Appends a text as it is, in quotes where it needs them. Blanks at its edges need them too: some
/// readers drop them.
void append_csv_field(std::string& row, std::string_view text);

}  // namespace kpi
