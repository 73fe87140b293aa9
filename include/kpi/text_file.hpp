// SPDX-License-Identifier: MIT
// Small text files that tell the program what to do, read whole.
#pragma once

#include <string>

namespace kpi {

/// The bytes of a file; "-" is standard input. Throws Error: CannotOpen where it cannot be opened,
/// ReadWrite where reading fails, Data where there are more bytes than such a file has (16 MiB).
std::string text_of_file(const std::string& path);

}  // namespace kpi
