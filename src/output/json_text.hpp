// SPDX-License-Identifier: MIT
// Texts as JSON strings.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// The text in quotes. Everything that a terminal could obey (control characters, bidirectional
/// marks) is written \uXXXX, which loses nothing; a text that is not UTF-8, such as a file name,
/// is escaped() first.
std::string json_string(std::string_view text);
void append_json_string(std::string& json, std::string_view text);

}  // namespace kpi
