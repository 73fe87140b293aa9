// SPDX-License-Identifier: MIT
// Files that may hold a saved result instead of a log.
#pragma once

#include <optional>
#include <string>

namespace kpi::cli {

/// The text of a file that is a document of this program; nothing of any other, and of what is no
/// regular file or cannot be opened. Throws Error (ReadWrite).
std::optional<std::string> saved_document(const std::string& path);

}  // namespace kpi::cli
