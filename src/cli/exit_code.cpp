// SPDX-License-Identifier: MIT
// The exit codes of the program, and which of several wins.
#include "cli/exit_code.hpp"

#include <algorithm>
#include <array>

namespace kpi::cli {

std::span<const ExitStatus> exit_statuses() {
  static constexpr std::array kStatuses{
      ExitStatus{"0", "done; of kpi check: all targets are met"},
      ExitStatus{"1", "kpi check: a target is missed; kpi compare --fail-on-worse: a KPI is worse"},
      ExitStatus{"2", "a wrong option or name; kpi check without a target"},
      ExitStatus{"3", "kpi check: a target is inconclusive, and none is missed"},
      ExitStatus{"65",
                 "the input cannot be understood: too many bad rows, undecidable dates, no usable "
                 "columns, damaged compression"},
      ExitStatus{"66", "an input cannot be opened"},
      ExitStatus{"70", "a defect of kpi"},
      ExitStatus{"73", "an output cannot be created"},
      ExitStatus{"74", "reading or writing failed"},
      ExitStatus{"78", "kpi.toml cannot be obeyed"},
      ExitStatus{"130, 143", "interrupted"}};
  return kStatuses;
}

int exit_code(const std::vector<Fault>& faults) {
  struct Code {
    FaultKind kind;
    int code;
  };
  static constexpr std::array kByRank{
      Code{FaultKind::Usage, kUsage},           Code{FaultKind::Config, kConfig},
      Code{FaultKind::CannotOpen, kCannotOpen}, Code{FaultKind::Data, kData},
      Code{FaultKind::ReadWrite, kReadWrite},   Code{FaultKind::CannotCreate, kCannotCreate}};
  for (const auto& [kind, code] : kByRank) {
    if (std::any_of(faults.begin(), faults.end(),
                    [kind = kind](const Fault& fault) { return fault.kind == kind; })) {
      return code;
    }
  }
  return kInternal;
}

}  // namespace kpi::cli
