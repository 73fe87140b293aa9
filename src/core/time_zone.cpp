// SPDX-License-Identifier: MIT
// Time zones: offsets from UTC, and zones of the system's database.
#include <algorithm>
#include <array>
#include <limits>

#include "core/digits.hpp"
#include "core/number.hpp"
#include "core/zone_offset.hpp"
#include "core/zone_rules.hpp"
#include "kpi/time.hpp"

namespace kpi {
namespace {

struct Digits {
  std::string_view text;
  /// One or two digits from the head of the text.
  std::optional<Millis> take(std::size_t count) {
    if (text.size() < count) return std::nullopt;
    const auto value = parse_scaled(text.substr(0, count), 1);
    if (!value || !std::all_of(text.begin(), text.begin() + count, is_digit)) return std::nullopt;
    text.remove_prefix(count);
    return value;
  }
};

}  // namespace

void append_offset(std::string& text, Millis offset) {
  text += offset < 0 ? '-' : '+';
  const auto size = static_cast<unsigned>((offset < 0 ? -offset : offset) / kSecond);
  std::array<char, 8> clock{'0', '0', ':', '0', '0', ':', '0', '0'};
  write_digits(&clock[0], 2, size / 3600);
  write_digits(&clock[3], 2, size / 60 % 60);
  write_digits(&clock[6], 2, size % 60);
  text.append(clock.data(), size % 60 == 0 ? 5 : clock.size());
}

std::optional<TimeZone> TimeZone::parse(std::string_view text) {
  TimeZone zone;
  if (text == "UTC" || text == "utc" || text == "Z" || text == "GMT") return zone;
  const bool has_sign = text.size() > 3 && (text[3] == '+' || text[3] == '-');
  if (has_sign && text.starts_with("UTC")) text.remove_prefix(3);
  if (text.empty()) return std::nullopt;
  if (text[0] != '+' && text[0] != '-') {
    zone.rules_ = ZoneRules::find(text);
    return zone.rules_ ? std::optional{zone} : std::nullopt;
  }
  const bool west = text[0] == '-';
  Digits digits{text.substr(1)};
  const std::size_t colon = digits.text.find(':');
  const bool one_digit_hour = colon == 1 || digits.text.size() == 1;
  const auto hours = digits.take(one_digit_hour ? 1 : 2);
  if (!hours || *hours > 15) return std::nullopt;
  Millis minutes = 0;
  if (!digits.text.empty()) {
    if (digits.text[0] == ':') digits.text.remove_prefix(1);
    const auto given = digits.take(2);
    if (!given || *given > 59 || !digits.text.empty()) return std::nullopt;
    minutes = *given;
  }
  zone.offset_ = *hours * kHour + minutes * kMinute;
  if (west) zone.offset_ = -zone.offset_;
  return zone;
}

std::string TimeZone::name() const {
  if (rules_) return rules_->name();
  if (is_utc()) return "UTC";
  std::string text;
  append_offset(text, offset_);
  return text;
}

TimeZone::Span TimeZone::span_at(Millis instant) const {
  if (rules_) return rules_->span_at(instant);
  return {std::numeric_limits<Millis>::min(), std::numeric_limits<Millis>::max(), offset_};
}

TimeZone::Readings TimeZone::readings_of(Millis local) const {
  return rules_ ? rules_->readings_of(local) : Readings{local - offset_, {}};
}

Millis TimeZone::boundary_at(Millis local) const {
  return rules_ ? rules_->boundary_at(local) : local - offset_;
}

}  // namespace kpi
