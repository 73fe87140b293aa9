// SPDX-License-Identifier: MIT
// The mark before the decimals of a number.
#pragma once

#include <cstdint>

namespace kpi {

/// Unknown: each text has to tell by its form. 1.5 and 1,5 do, and so does 1,234.5; but 1,234 does
/// not.
enum class DecimalMark : std::uint8_t { Unknown, Point, Comma };

}  // namespace kpi
