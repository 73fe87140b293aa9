// SPDX-License-Identifier: MIT
// The exit codes of the program.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kpi/error.hpp"

namespace kpi::cli {

inline constexpr int kDone = 0;
inline constexpr int kMissed = 1;  ///< a target is missed, or a KPI is worse
inline constexpr int kUsage = 2;
inline constexpr int kInconclusive = 3;  ///< a target could not be judged
inline constexpr int kData = 65;
inline constexpr int kCannotOpen = 66;
inline constexpr int kInternal = 70;
inline constexpr int kCannotCreate = 73;
inline constexpr int kReadWrite = 74;
inline constexpr int kConfig = 78;

/// The exit code of a fault; where several apply, of the first of 2, 78, 66, 65, 74, 73.
int exit_code(const std::vector<Fault>& faults);

/// For people: "65", and what it means.
struct ExitStatus {
  std::string_view code;
  std::string_view meaning;
};
std::span<const ExitStatus> exit_statuses();

}  // namespace kpi::cli
