// SPDX-License-Identifier: MIT
// The line that tells on a terminal how far the reading of long logs has got.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "cli/console.hpp"
#include "cli/signals.hpp"
#include "kpi/reader.hpp"

namespace kpi::cli {

using Clock = std::chrono::steady_clock;

/// How far the reading has got, and how fast it is.
struct ProgressState {
  std::uint64_t bytes = 0;
  std::uint64_t total = 0;  ///< 0 where it is not known
  double rows_per_second = 0;
  double bytes_per_second = 0;
};

/// "2.1 of 11.6 GB  9.8 M rows/s  0:01 left", less of it where it would not fit into a line of so
/// many columns, and nothing where not even the bytes fit.
std::string progress_text(const ProgressState& state, int columns);

/// Turns what is read at certain times into speeds, which are those of the last seconds.
class ProgressMeter {
 public:
  explicit ProgressMeter(Clock::time_point begin) : begin_{begin}, samples_{{begin, 0, 0}} {}
  /// The state at a time; nothing in the first second.
  std::optional<ProgressState> at(Clock::time_point now, const ReadingProgress& progress);

 private:
  struct Sample {
    Clock::time_point time;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
  };
  Clock::time_point begin_;
  std::deque<Sample> samples_;
};

/// The line on standard error; nothing where that is no terminal.
class ProgressLine {
 public:
  ProgressLine(const ReadingProgress& progress, const Console& console, Clock::time_point begin)
      : progress_{progress}, console_{console}, meter_{begin} {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { erase(); }
  /// Draws the line as it is at this time.
  void draw(Clock::time_point now);
  void erase();

 private:
  const ReadingProgress& progress_;
  const Console& console_;
  ProgressMeter meter_;
  std::optional<InterruptErasesLine> drawn_;
};

/// Keeps the line on standard error up to date until it is stopped, which erases it.
class ProgressDisplay {
 public:
  ProgressDisplay(const ReadingProgress& progress, const Console& console);
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;
  ~ProgressDisplay() { stop(); }
  void stop();

 private:
  void keep_drawing();

  ProgressLine line_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace kpi::cli
