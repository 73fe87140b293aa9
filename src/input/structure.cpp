// SPDX-License-Identifier: MIT
// Chooses the passes over delimited text that the processor can run.
#include "input/structure.hpp"

#include "input/structure_kinds.hpp"

namespace kpi {
namespace {

bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}

}  // namespace

const Structure& structure(SimdLevel level) {
  const bool quick = level == SimdLevel::Best && has_avx2() && avx2_structure() != nullptr;
  return quick ? *avx2_structure() : portable_structure();
}

}  // namespace kpi
