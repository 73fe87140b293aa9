// SPDX-License-Identifier: MIT
// The words of a log in the columns that hold words: outcomes, directions, yes and no.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "input/headers.hpp"

namespace kpi {

struct InputLog;

/// How many rows have each word, by role. Of a column with very many words those that came first
/// are counted.
using WordCounts = std::map<Role, std::map<std::string, std::uint64_t>>;

/// Reads the log from its beginning to where it can be read.
WordCounts count_words(InputLog& log);

}  // namespace kpi
