// SPDX-License-Identifier: MIT
// What kind of file this is: refuses what is no log.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kpi {

/// How much of an input is looked at before it is read.
inline constexpr std::size_t kHeadBytes = 256U << 10U;

/// Throws Error (Data) for what can be neither a delimited text file nor JSON, saying what it is.
void refuse_other_formats(std::string_view head, const std::string& name);

/// Whether the first character that is not blank opens an object of JSON, or an array.
bool is_json(std::string_view head);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace kpi
