// SPDX-License-Identifier: MIT
// What is to be said of an input that has been read to its end.
#pragma once

#include <vector>

#include "input/block_records.hpp"
#include "input/input_log.hpp"
#include "kpi/error.hpp"

namespace kpi {

std::vector<Note> notes_of(const InputLog& input, const PassResult& found);

}  // namespace kpi
