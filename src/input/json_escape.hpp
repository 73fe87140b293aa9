// SPDX-License-Identifier: MIT
// Strings of JSON that hold escapes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kpi {

/// The 16 bits that four hexadecimal digits at the head of a text write.
std::optional<std::uint32_t> hexadecimal_unit(std::string_view text);

/// The text of a string up to its closing quote, which is taken from the head of `rest` with all
/// before it. Nothing where the string is not closed, or not valid in what is ASCII of it; a NUL is
/// not.
std::optional<std::string> take_escaped_string(std::string_view& rest);

}  // namespace kpi
