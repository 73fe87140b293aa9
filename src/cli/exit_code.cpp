// SPDX-License-Identifier: MIT
// The exit codes of the program, and which of several wins.
#include "cli/exit_code.hpp"

#include <algorithm>
#include <array>

namespace kpi::cli {

int exit_code(const std::vector<Fault>& faults) {
  struct Code {
    FaultKind kind;
    int code;
  };
  static constexpr std::array kByRank{
      Code{FaultKind::Usage, kUsage}, Code{FaultKind::CannotOpen, kCannotOpen},
      Code{FaultKind::Data, kData}, Code{FaultKind::ReadWrite, kReadWrite},
      Code{FaultKind::CannotCreate, kCannotCreate}};
  for (const auto& [kind, code] : kByRank) {
    if (std::any_of(faults.begin(), faults.end(),
                    [kind = kind](const Fault& fault) { return fault.kind == kind; })) {
      return code;
    }
  }
  return kInternal;
}

}  // namespace kpi::cli
