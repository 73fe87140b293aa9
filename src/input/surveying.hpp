// SPDX-License-Identifier: MIT
// Surveys inputs whose rows must decide how they are read, those with the same header together.
#pragma once

#include <vector>

#include "input/input_log.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Puts what the rows decide into the layouts. Inputs whose rows do not decide are taken out, and
/// faults say why.
void survey_inputs(std::vector<InputLog>& inputs, const InputOptions& options,
                   std::vector<Fault>& faults);

}  // namespace kpi
