// SPDX-License-Identifier: MIT
// The reading of a log: its progress told meanwhile, its rejected rows written afterwards.
#include "cli/reading.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cli/progress.hpp"
#include "cli/remarks.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

/// Not where somebody types the log into the same terminal.
bool shows_progress(const InputOptions& input, const RunArguments& run, const Console& console) {
  const bool typed = console.in_is_terminal &&
                     std::find(input.files.begin(), input.files.end(), "-") != input.files.end();
  return !run.quiet && !typed;
}

/// What ended a reading, and what went wrong with the rows that are kept for later.
[[noreturn]] void end_reading(const Error& error, const LogReader& reader,
                              const InputArguments& arguments, const RunArguments& run,
                              const Console& console) {
  std::vector<Fault> faults = error.faults();
  // Who asked for every bad row wants them most when there are too many.
  if (run.verbose) print_rejects(reader.inputs(), reader.rejects(), run, console);
  try {
    write_rejects(reader.inputs(), reader.rejects(), arguments);
  } catch (const Error& unwritten) {
    faults.insert(faults.end(), unwritten.faults().begin(), unwritten.faults().end());
  }
  throw Error(std::move(faults));
}

}  // namespace

std::unique_ptr<LogReader> read_log(InputOptions input, const InputArguments& arguments,
                                    const RunArguments& run, const Console& console,
                                    const std::function<void(LogReader&)>& answer) {
  ReadingProgress read;
  input.progress = &read;
  std::optional<ProgressDisplay> progress;
  if (shows_progress(input, run, console)) progress.emplace(read, console);
  auto reader = std::make_unique<LogReader>(std::move(input));
  try {
    answer(*reader);
  } catch (const Error& error) {
    progress.reset();
    end_reading(error, *reader, arguments, run, console);
  }
  progress.reset();
  write_rejects(reader->inputs(), reader->rejects(), arguments);
  return reader;
}

}  // namespace kpi::cli
