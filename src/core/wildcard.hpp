// SPDX-License-Identifier: MIT
// Texts with wildcards: * stands for any text, ? for any one byte.
#pragma once

#include <string_view>

namespace kpi {

/// Whether the whole text is as the pattern says. The case of ASCII letters is ignored.
bool matches_wildcards(std::string_view pattern, std::string_view text);
/// The same with case.
bool matches_wildcards_exactly(std::string_view pattern, std::string_view text);

}  // namespace kpi
