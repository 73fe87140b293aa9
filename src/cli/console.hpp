// SPDX-License-Identifier: MIT
// The world around a run: where text goes, and what is known of the terminal.
#pragma once

#include <functional>
#include <string_view>

namespace kpi::cli {

/// Thrown when nobody reads standard output any more; the run then ends quietly.
struct ClosedPipe {};

struct Console {
  /// Standard output. Throws Error (ReadWrite) or ClosedPipe.
  std::function<void(std::string_view)> out;
  /// Standard error. Never throws: there is nowhere left to complain.
  std::function<void(std::string_view)> err;
  /// The columns of the terminal that standard error is, as wide as it is now; empty where it is
  /// none on which a line can be drawn anew.
  std::function<int()> err_columns;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool color = false;  ///< standard output is a terminal that wants colour
  int width = 100;     ///< columns of the terminal
  bool ascii = false;  ///< the locale has no other characters
};

/// The console of the process.
Console system_console();

/// Takes the process's own precautions: the standard descriptors are open, no core is dumped, a
/// closed pipe is an error code rather than a signal, and an interrupt removes temporary files.
void prepare_process();

}  // namespace kpi::cli
