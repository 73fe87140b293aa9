// SPDX-License-Identifier: MIT
// Reads the companion files of a run to their ends.
#pragma once

#include <vector>

#include "kpi/companions.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// What became of the companion files. Faults are collected, so that every file is looked at; with
/// any the rest is void. Rejected rows name their inputs from the number of call logs on.
struct CompanionReading {
  explicit CompanionReading(std::size_t kept_rejects) : rejects{kept_rejects} {}

  Companions companions;
  std::vector<InputSummary> summaries;
  std::vector<UnderstoodInput> understood;
  std::vector<Fault> faults;
  std::vector<Note> notes;
  Rejects rejects;
};

/// Nothing of this depends on the call logs.
CompanionReading read_companions(const InputOptions& options);

}  // namespace kpi
