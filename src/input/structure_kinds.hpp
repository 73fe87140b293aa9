// SPDX-License-Identifier: MIT
// The passes over delimited text for each kind of processor.
#pragma once

#include "input/structure.hpp"

namespace kpi {

const Structure& portable_structure();
/// For processors with AVX2, BMI and POPCNT; null where the compiler makes no code for them.
const Structure* avx2_structure();

}  // namespace kpi
