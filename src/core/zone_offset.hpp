// SPDX-License-Identifier: MIT
// Offsets from UTC as text.
#pragma once

#include <string>

#include "kpi/record.hpp"

namespace kpi {

/// "+02:00", "-03:30"; "+00:53:28" where an offset of old times has seconds.
void append_offset(std::string& text, Millis offset);

}  // namespace kpi
