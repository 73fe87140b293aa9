// SPDX-License-Identifier: MIT
// One field of CSV by RFC 4180.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// Appends a text as it is, in quotes where it needs them. Blanks at its edges need them too: some
/// readers drop them.
void append_csv_field(std::string& row, std::string_view text);

/// Appends a text that came from a file: control characters are escaped, and one that a spreadsheet
/// might run as a formula (CWE-1236) gets a leading '.
void append_csv_text(std::string& row, std::string_view text);

/// Whether a text is the same as a cell, whatever the format: most are.
bool is_plain_cell(std::string_view text);

}  // namespace kpi
