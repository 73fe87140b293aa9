// SPDX-License-Identifier: MIT
// One pass over the rows of one input: workers build records and hand them on in batches.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "input/input_log.hpp"
#include "input/record_builder.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// What a pass found besides the records.
struct PassResult {
  explicit PassResult(std::size_t kept_rejects) : rejects{kept_rejects} {}

  std::uint64_t rows = 0;
  std::uint64_t records = 0;
  std::uint64_t blank = 0;
  Rejects rejects;
  std::map<std::string, RecordBuilder::UnknownWord> unknown_outcomes;
  std::uint64_t past_midnight = 0;
  std::uint64_t without_clock = 0;
};

/// Reads the log from its beginning, each row once. Uses several sinks, one a worker, where the log
/// is a large file. Nothing when the file has to be read again with `sequential` set; what the
/// sinks have taken is void then. Throws Error, UnclosedQuote and BrokenJson.
std::optional<PassResult> read_records(InputLog& log, const InputOptions& options,
                                       const Words& words,
                                       const std::vector<std::optional<std::size_t>>& extra,
                                       std::span<RecordSink* const> sinks);

}  // namespace kpi
