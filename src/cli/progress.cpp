// SPDX-License-Identifier: MIT
// The line that tells on a terminal how far the reading of long logs has got.
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <system_error>

namespace kpi::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kSilence{1};  // most runs are over by then
constexpr milliseconds kBetweenDrawings{250};
constexpr seconds kSpeedOver{3};
constexpr std::string_view kEraseLine = "\r\x1b[K";

struct ByteScale {
  double unit;
  std::string_view prefix;
};

ByteScale scale_of(double value) {
  constexpr std::array kScales{ByteScale{1e12, "T"}, ByteScale{1e9, "G"}, ByteScale{1e6, "M"},
                               ByteScale{1e3, "k"}};
  for (const ByteScale& scale : kScales) {
    // What would be printed as 1000.0 of one unit is 1.0 of the next.
    if (value >= scale.unit * 0.99995) return scale;
  }
  return {1, ""};
}

/// "2.1", whole where the unit is bytes or rows themselves.
std::string in_scale(double value, ByteScale scale) {
  return scale.unit > 1 ? fmt::format("{:.1f}", value / scale.unit) : fmt::format("{:.0f}", value);
}

std::string bytes_text(const ProgressState& state) {
  const auto bytes = static_cast<double>(state.bytes);
  if (state.total == 0) {
    const ByteScale scale = scale_of(bytes);
    return fmt::format("{} {}B", in_scale(bytes, scale), scale.prefix);
  }
  const auto total = static_cast<double>(state.total);
  const ByteScale scale = scale_of(total);
  return fmt::format("{} of {} {}B", in_scale(std::min(bytes, total), scale),
                     in_scale(total, scale), scale.prefix);
}

std::string speed_text(const ProgressState& state) {
  const bool rows = state.rows_per_second > 0;
  const double speed = rows ? state.rows_per_second : state.bytes_per_second;
  if (speed <= 0) return {};
  const ByteScale scale = scale_of(speed);
  return fmt::format("{} {}{}/s", in_scale(speed, scale), scale.prefix,
                     rows ? (scale.unit > 1 ? " rows" : "rows") : "B");
}

std::string time_left_text(const ProgressState& state) {
  if (state.total <= state.bytes || state.bytes_per_second <= 0) return {};
  const double left = static_cast<double>(state.total - state.bytes) / state.bytes_per_second;
  constexpr double kNever = 360000;  // seconds, beyond which nobody wants to know
  if (left >= kNever) return {};
  const auto all = static_cast<std::uint64_t>(std::ceil(left));
  if (all < 3600) return fmt::format("{}:{:02} left", all / 60, all % 60);
  return fmt::format("{}:{:02}:{:02} left", all / 3600, all / 60 % 60, all % 60);
}

}  // namespace

std::string progress_text(const ProgressState& state, int columns) {
  const std::string bytes = bytes_text(state);
  const std::string speed = speed_text(state);
  const std::string left = time_left_text(state);
  const auto joined = [](std::string text, const std::string& more) {
    if (!more.empty()) text += "  " + more;
    return text;
  };
  // The last column stays free: some terminals go on to the next line behind it.
  const auto room = static_cast<std::size_t>(std::max(columns - 1, 0));
  for (std::string text : {joined(joined(bytes, speed), left), joined(bytes, left), bytes}) {
    if (text.size() <= room) return text;
  }
  return {};
}

std::optional<ProgressState> ProgressMeter::at(Clock::time_point now,
                                               const ReadingProgress& progress) {
  const Sample sample{now, progress.bytes, progress.rows};
  // A reading that begins anew has the speed that it has from then on.
  if (sample.bytes < samples_.back().bytes || sample.rows < samples_.back().rows) samples_.clear();
  samples_.push_back(sample);
  while (samples_.size() > 2 && now - samples_[1].time >= kSpeedOver) samples_.pop_front();
  if (now - begin_ < kSilence) return std::nullopt;
  const Sample& first = samples_.front();
  const double time = std::chrono::duration<double>(now - first.time).count();
  ProgressState state{sample.bytes, progress.total, 0, 0};
  if (time > 0) {
    state.rows_per_second = static_cast<double>(sample.rows - first.rows) / time;
    state.bytes_per_second = static_cast<double>(sample.bytes - first.bytes) / time;
  }
  return state;
}

void ProgressLine::draw(Clock::time_point now) {
  if (!console_.err_columns) return;
  const std::optional<ProgressState> state = meter_.at(now, progress_);
  if (!state) return;
  const std::string text = progress_text(*state, console_.err_columns());
  if (text.empty() && !drawn_) return;
  if (!drawn_) drawn_.emplace();
  console_.err(fmt::format("{}{}", kEraseLine, text));
}

void ProgressLine::erase() {
  if (drawn_) console_.err(kEraseLine);
  drawn_.reset();
}

ProgressDisplay::ProgressDisplay(const ReadingProgress& progress, const Console& console)
    : line_{progress, console, Clock::now()} {
  if (!console.err_columns) return;
  try {
    thread_ = std::thread{[this] { keep_drawing(); }};
  } catch (const std::system_error&) {
    // Reading goes on without the line.
  }
}

void ProgressDisplay::keep_drawing() {
  const SignalsHeld held;  // an interrupt shall not find this thread in the middle of a line
  std::unique_lock lock{mutex_};
  while (!stopping_.wait_for(lock, kBetweenDrawings, [this] { return stopped_; })) {
    line_.draw(Clock::now());
  }
}

void ProgressDisplay::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
  line_.erase();
}

}  // namespace kpi::cli
