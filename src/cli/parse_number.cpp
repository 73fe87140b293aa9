// SPDX-License-Identifier: MIT
// From the text of an option to its value: numbers, durations and thresholds, exact throughout.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

constexpr std::string_view kDurationForms = "20s, 1m30s, 5m, 2h, 7d, 500ms or 1:30:00";
constexpr std::string_view kThresholdForms = "80/20, 20s or DIM=VALUE:80/20";
constexpr std::size_t kMostWholeDigits = 12;  ///< before the point
constexpr std::size_t kMostDecimals = 6;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The digits at the head of the text, which loses them.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

/// The number at the head of the text, which loses it: "37.5". Nothing where there is none or it
/// has more digits than fit.
std::optional<Exact> take_decimal(std::string_view& text) {
  const std::string_view whole = take_digits(text);
  std::string_view decimals;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = take_digits(text);
    if (decimals.empty()) return std::nullopt;
  }
  if (whole.empty() || whole.size() > kMostWholeDigits || decimals.size() > kMostDecimals) {
    return std::nullopt;
  }
  Exact number;
  for (const char digit : whole) number.units = number.units * 10 + (digit - '0');
  for (const char digit : decimals) {
    number.units = number.units * 10 + (digit - '0');
    number.scale *= 10;
  }
  return number;
}

/// number * factor, where that is a whole number of 64 bits.
std::optional<std::int64_t> times(const Exact& number, std::int64_t factor) {
  const Int128 product = number.units * factor;
  const Int128 quotient = product / number.scale;
  if (product % number.scale != 0 || quotient > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(quotient);
}

struct UnitOfTime {
  std::string_view name;
  Millis length;
};
/// The longest first, as they stand in "1h30m"; of two names with one head the longer first.
constexpr std::array kUnits{UnitOfTime{"d", kDay},    UnitOfTime{"h", kHour},
                            UnitOfTime{"ms", 1},      UnitOfTime{"min", kMinute},
                            UnitOfTime{"m", kMinute}, UnitOfTime{"s", kSecond}};

/// "1:30:00" or "1:30", which is a minute and a half.
std::optional<Millis> parse_clock(std::string_view text) {
  Millis total = 0;
  for (int part = 0;; ++part) {
    const std::string_view digits = take_digits(text);
    // The first part may be of any size; the others are what a clock shows.
    if (digits.empty() || part > 2 || digits.size() > 6 ||
        (part > 0 && (digits.size() != 2 || digits.front() > '5'))) {
      return std::nullopt;
    }
    Millis value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    total = total * 60 + value;
    if (text.empty()) return total * kSecond;
    if (text.front() != ':') return std::nullopt;
    text.remove_prefix(1);
  }
}

std::optional<Millis> parse_duration(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return parse_clock(text);
  if (text.empty()) return std::nullopt;
  Millis total = 0;
  Millis last_length = std::numeric_limits<Millis>::max();
  for (bool first = true; !text.empty(); first = false) {
    const std::optional<Exact> number = take_decimal(text);
    if (!number) return std::nullopt;
    Millis length = 0;
    for (const UnitOfTime& unit : kUnits) {
      if (length == 0 && text.starts_with(unit.name)) {
        length = unit.length;
        text.remove_prefix(unit.name.size());
      }
    }
    if (length == 0 && first && text.empty()) length = kSecond;
    if (length == 0 || length >= last_length) return std::nullopt;
    last_length = length;
    const std::optional<Millis> part = times(*number, length);
    // Far from any overflow, and longer than any log.
    constexpr Millis kLongest = 100'000 * kDay;
    if (!part || *part > kLongest) return std::nullopt;
    total += *part;
  }
  return total;
}

/// "80/20" or "20s".
std::optional<ServiceTarget> parse_target(std::string_view text) {
  ServiceTarget target;
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    std::string_view share_text = text.substr(0, slash);
    const std::optional<Exact> percent = take_decimal(share_text);
    if (!percent || (!share_text.empty() && share_text != "%")) return std::nullopt;
    const std::optional<Micros> share = times(*percent, kUnit / 100);
    // Less than 1 % is 0.8 written for 80.
    if (!share || *share < kUnit / 100 || *share > kUnit) return std::nullopt;
    target.share = *share;
    text.remove_prefix(slash + 1);
  }
  const std::optional<Millis> threshold = parse_duration(text);
  if (!threshold) return std::nullopt;
  target.threshold = *threshold;
  return target;
}

}  // namespace

Millis duration(const Given& given) {
  const std::optional<Millis> value = parse_duration(given.text);
  if (!value) reject(given, "duration", kDurationForms);
  return *value;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

Exact decimal(const Given& given) {
  std::string_view text = given.text;
  const std::optional<Exact> number = take_decimal(text);
  if (!number || !text.empty()) {
    reject(given, "number", "one such as 1250 or 37.5, with at most 6 decimals");
  }
  return *number;
}

std::size_t whole_number(const Given& given, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const char* const end = given.text.data() + given.text.size();
  const auto [stop, error] = std::from_chars(given.text.data(), end, number);
  if (error != std::errc{} || stop != end || number < least || number > most) {
    reject(given, "number", fmt::format("a whole one from {} to {}", least, most));
  }
  return number;
}

Scale scale(const Given& given) {
  std::string_view text = given.text;
  const std::optional<Exact> low = take_decimal(text);
  if (low && text.starts_with('-')) {
    text.remove_prefix(1);
    const std::optional<Exact> high = take_decimal(text);
    if (high && text.empty()) {
      const Scale ends{times(*low, kUnit).value_or(0), times(*high, kUnit).value_or(0)};
      if (ends.low < ends.high) return ends;
    }
  }
  reject(given, "scale", "its ends, such as 1-5 or 0-10");
}

ServiceRule service_level_rule(const Given& given) {
  ServiceRule rule;
  const std::size_t equals = given.text.find('=');
  if (equals == std::string_view::npos) {
    const std::optional<ServiceTarget> target = parse_target(given.text);
    if (!target) reject(given, "threshold", kThresholdForms);
    rule.target = *target;
    return rule;
  }
  rule.dimension = given.text.substr(0, equals);
  const std::string_view rest = given.text.substr(equals + 1);
  // A colon may belong to the value or to "1:30:00"; where both can be meant, nothing is guessed.
  int readings = 0;
  for (std::size_t colon = rest.find(':'); colon != std::string_view::npos;
       colon = rest.find(':', colon + 1)) {
    const std::optional<ServiceTarget> target = parse_target(rest.substr(colon + 1));
    if (!target) continue;
    rule.text = rest.substr(0, colon);
    rule.target = *target;
    ++readings;
  }
  if (readings > 1) {
    reject(given, "clear threshold", "a time without colons, such as 80/1h30m");
  }
  if (readings == 0 || rule.dimension.empty()) reject(given, "threshold", kThresholdForms);
  return rule;
}

std::uint64_t byte_count(const Given& given) {
  constexpr std::string_view kForms = "a number of bytes such as 500M or 2G";
  constexpr std::string_view kPowers = "KMGT";
  constexpr std::size_t kMostDigitsHere = 6;  // of units; 2^63 is far
  std::string_view text = given.text;
  const std::string_view digits = take_digits(text);
  if (digits.empty() || digits.size() > kMostWholeDigits) reject(given, "size", kForms);
  std::uint64_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.empty() && text != "B") {
    const std::size_t unit = kPowers.find(text.front());
    text.remove_prefix(1);
    const bool known = text.empty() || text == "B" || text == "iB";
    if (unit == std::string_view::npos || !known || digits.size() > kMostDigitsHere) {
      reject(given, "size", kForms);
    }
    number <<= 10U * (unit + 1);
  }
  if (number == 0) reject(given, "size", kForms);
  return number;
}

MaxBad max_bad(const Given& given) {
  constexpr std::string_view kForms = "a number of rows such as 100, or a percentage such as 5%";
  std::string_view text = given.text;
  const std::string_view digits = take_digits(text);
  if (digits.empty() || digits.size() > kMostWholeDigits) reject(given, "limit", kForms);
  std::uint64_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  MaxBad limit;
  if (text.empty()) {
    limit.rows = number;
  } else if (text == "%" && number <= 100) {
    limit.percent = static_cast<unsigned>(number);
  } else {
    reject(given, "limit", kForms);
  }
  return limit;
}

}  // namespace kpi::cli
