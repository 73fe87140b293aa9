// SPDX-License-Identifier: MIT
// From the text of an option to its value: clocks, weekdays and dates.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

/// "8", "08", "08:00", "24:00"; nothing for any other text.
std::optional<Millis> parse_time_of_day(std::string_view text) {
  const auto number = [](std::string_view digits) -> std::optional<Millis> {
    if (digits.empty() || digits.size() > 2) return std::nullopt;
    Millis value = 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return std::nullopt;
      value = value * 10 + (digit - '0');
    }
    return value;
  };
  const std::size_t colon = text.find(':');
  const auto hours = number(text.substr(0, colon));
  const auto minutes =
      colon == std::string_view::npos ? std::optional<Millis>{0} : number(text.substr(colon + 1));
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const Millis clock = *hours * kHour + *minutes * kMinute;
  return clock <= kDay ? std::optional{clock} : std::nullopt;
}

std::optional<unsigned> parse_weekday(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kDays{
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  for (unsigned day = 0; day < kDays.size(); ++day) {
    if (text == kDays[day] || text == kDays[day].substr(0, 3)) return day;
  }
  return std::nullopt;
}

}  // namespace

Millis clock(const Given& given) {
  const auto found = parse_time_of_day(given.text);
  if (!found || *found == kDay) reject(given, "time of day", "a clock such as 06:00");
  return *found;
}

std::pair<Millis, Millis> opening_clocks(const Given& given) {
  const std::size_t dash = given.text.find('-');
  const auto begin = parse_time_of_day(given.text.substr(0, dash));
  const auto end = dash == std::string_view::npos ? std::nullopt
                                                  : parse_time_of_day(given.text.substr(dash + 1));
  if (!begin || !end || *begin == *end || *begin == kDay) {
    reject(given, "span of a day", "two clocks such as 08:00-20:00");
  }
  return {*begin, *end};
}

std::bitset<7> other_weekdays(const Given& given) {
  std::bitset<7> others;
  others.set();
  for (const std::string& part : list(given)) {
    const std::string_view text = part;
    const std::size_t dash = text.find('-');
    const auto first = parse_weekday(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : parse_weekday(text.substr(dash + 1));
    if (!first || !last) reject(given, "list of weekdays", "days such as mon-fri or sat,sun");
    for (unsigned day = *first;; day = (day + 1) % 7) {
      others.reset(day);
      if (day == *last) break;
    }
  }
  return others;
}

std::vector<std::int64_t> dates_in_file(const Given& given) {
  const std::string path{given.text};
  std::ifstream file{path};
  if (!file) {
    throw Error(FaultKind::CannotOpen,
                fmt::format("{}: cannot open {}: {}", given.option, path, std::strerror(errno)));
  }
  std::vector<std::int64_t> days;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    line.erase(std::min(line.find('#'), line.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (line.empty()) continue;
    const auto day = line.size() == 10 ? find_instant(line, {}) : std::nullopt;
    if (!day) {
      throw Error(FaultKind::Data,
                  fmt::format("{}: {}:{}:1: {} is no date; expected one such as 2026-12-25",
                              given.option, path, number, in_quotes(line)));
    }
    days.push_back(*day / kDay);
  }
  std::sort(days.begin(), days.end());
  return days;
}

AssignBy assign_by(const Given& given) {
  static constexpr std::array<std::string_view, 3> kNames{"start", "answer", "end"};
  return static_cast<AssignBy>(choice(given, "time of a call", kNames));
}

}  // namespace kpi::cli
