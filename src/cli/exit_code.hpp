// SPDX-License-Identifier: MIT
// The exit codes of the program.
#pragma once

#include <vector>

#include "kpi/error.hpp"

namespace kpi::cli {

inline constexpr int kDone = 0;
inline constexpr int kTargetMissed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kData = 65;
inline constexpr int kCannotOpen = 66;
inline constexpr int kInternal = 70;
inline constexpr int kCannotCreate = 73;
inline constexpr int kReadWrite = 74;

/// The exit code of a fault; where several apply, of the first of 2, 66, 65, 74, 73.
int exit_code(const std::vector<Fault>& faults);

}  // namespace kpi::cli
