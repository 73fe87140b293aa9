// SPDX-License-Identifier: MIT
// What to tell of how an input is read.
#pragma once

#include "input/input_log.hpp"
#include "input/word_counts.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Texts of personal fields are told by their shape, unless with `show_values`.
UnderstoodInput understanding_of(const InputLog& log, const WordCounts& words, bool show_values);

}  // namespace kpi
