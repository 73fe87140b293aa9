// SPDX-License-Identifier: MIT
// What a run says on standard error besides errors: rejected rows and notes.
#pragma once

#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi::cli {

/// How many rows of each input were rejected, and those that were kept, by name.
void print_rejects(const std::vector<InputSummary>& inputs, const Rejects& rejects,
                   const RunArguments& run, const Console& console);
/// Writes the rejected rows as they stand in the files, with their places and why, as CSV to the
/// file asked for, if one is, for its owner alone. Throws Error.
void write_rejects(const std::vector<InputSummary>& inputs, const Rejects& rejects,
                   const InputArguments& input);
void print_notes(const std::vector<Note>& notes, const Console& console);
/// Errors in the form `kpi: error: MESSAGE`, hints below.
void print_faults(const std::vector<Fault>& faults, const Console& console);

}  // namespace kpi::cli
