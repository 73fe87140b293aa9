// SPDX-License-Identifier: MIT
// One pass over the rows of one input by several workers.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "input/block_records.hpp"
#include "input/input_log.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Reads the log from its beginning, each row once, with one worker for each sink at most. Throws
/// Error, UnclosedQuote and BrokenJson: what reading in order would throw first.
PassResult read_records(InputLog& log, const InputOptions& options,
                        const std::vector<std::optional<std::size_t>>& extra,
                        std::span<RecordSink* const> sinks);

}  // namespace kpi
