// SPDX-License-Identifier: MIT
// What kind of file this is: refuses what is no log, and finds the dialect of delimited text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/source.hpp"

namespace kpi {

/// How much of an input is looked at before it is read.
inline constexpr std::size_t kHeadBytes = 256U << 10U;

/// Throws Error (Data) for what can be neither a delimited text file nor JSON, saying what it is.
void refuse_other_formats(std::string_view head, const std::string& name);

/// Whether the first character that is not blank opens an object of JSON, or an array.
bool is_json(std::string_view head);

/// The dialect under which most columns of the header are recognised. `forced` fixes the delimiter.
Dialect find_dialect(std::string_view head, std::optional<char> forced);

/// The rows at the head of an input, the blank ones left out; a row that `head` cuts off is not
/// among them unless it is the only one.
std::vector<std::vector<std::string>> head_rows(std::string_view head, Dialect dialect,
                                                std::size_t most);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace kpi
