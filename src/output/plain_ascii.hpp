// SPDX-License-Identifier: MIT
// Tables for terminals that show no more than ASCII.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// The text with a character of ASCII for every dash, ellipsis and block element, none wider or
/// narrower than what it stands for. Anything else is left as it is.
std::string plain_ascii(std::string_view text);

}  // namespace kpi
