// SPDX-License-Identifier: MIT
// Small queue_logs of Asterisk, and what is read from them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "input/logs.hpp"

namespace kpi::queue_log_test {

using input_test::LogFolder;
using input_test::LogRun;
using input_test::options_of;
using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

/// "c1 sales SIP/7 answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"
inline std::string visit_of(const CallRecord& record) {
  const auto named = [](std::string_view text) { return text.empty() ? "-" : std::string{text}; };
  return named(record.call_id) + " " + named(record.queue) + " " + named(record.agent) + " " +
         input_test::line_of(record);
}

/// A native log; "9:01:05" at the head of a line stands for that time on 2026-03-02, in seconds
/// since 1970.
inline std::string native(const Texts& lines) {
  constexpr long kMidnight = 1772409600;
  std::string log;
  for (const std::string& line : lines) {
    const std::size_t bar = line.find('|');
    const std::string clock = line.substr(0, bar);
    const long seconds =
        std::stol(clock) * 3600 + std::stol(clock.substr(2)) * 60 + std::stol(clock.substr(5));
    log += std::to_string(kMidnight + seconds) + line.substr(bar) + "\n";
  }
  return log;
}

inline Outcomes read_native(const Texts& lines, InputOptions options = {}) {
  return read_log(native(lines), std::move(options), {}, visit_of);
}

inline Texts visits(const Texts& lines) {
  return read_native(lines).records;
}

inline const Texts kAnswered{"9:00:00|c1|sales|NONE|ENTERQUEUE||5551234|1",
                             "9:00:05|c1|sales|SIP/7|CONNECT|5|c1.9|3",
                             "9:01:05|c1|sales|SIP/7|COMPLETECALLER|5|60|1"};
inline const std::string kAnsweredVisit =
    "c1 sales SIP/7 answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60";

}  // namespace kpi::queue_log_test
