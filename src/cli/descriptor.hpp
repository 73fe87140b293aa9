// SPDX-License-Identifier: MIT
// Writing to a file descriptor to the end.
#pragma once

#include <string_view>

namespace kpi::cli {

/// Writes all of the text, however often the system takes only a part of it or is interrupted. The
/// error number of the failure, or 0.
int write_all(int descriptor, std::string_view text);

}  // namespace kpi::cli
