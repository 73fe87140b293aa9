// SPDX-License-Identifier: MIT
// The reading of a log: its progress told meanwhile, its rejected rows written afterwards.
#pragma once

#include <functional>
#include <memory>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "kpi/reader.hpp"

namespace kpi::cli {

/// Opens the log and lets `answer` read it. Gives the reader, which knows what was rejected. Throws
/// Error.
std::unique_ptr<LogReader> read_log(InputOptions input, const InputArguments& arguments,
                                    const RunArguments& run, const Console& console,
                                    const std::function<void(LogReader&)>& answer);

}  // namespace kpi::cli
