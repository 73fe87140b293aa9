// SPDX-License-Identifier: MIT
// One log, read in all the ways that must not matter.
#pragma once

#include <string_view>

#include "kpi/reader.hpp"

namespace kpi::fuzz {

/// Whether a log of these bytes is read by this format: "csv", "jsonl", "json", "queue_log" or
/// "genesys". Not where it cannot be opened.
bool has_format(std::string_view bytes, std::string_view format);

/// Reads the log plainly and in one other way, which the bytes choose, and requires that both find
/// the same; asks now and then for one of the documents of the program. Nothing but Error may be
/// thrown, and none of the kind Internal. `options` name no files.
void read_in_all_ways(std::string_view bytes, const InputOptions& options);

/// The options of a log that the bytes choose, so that each is met.
InputOptions chosen_options(std::string_view bytes);

}  // namespace kpi::fuzz
