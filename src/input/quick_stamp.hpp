// SPDX-License-Identifier: MIT
// Stamps of a column that is in the order of time or nearly so: date and hour are read once for all
// that share them.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "core/stamp.hpp"
#include "input/digits.hpp"
#include "input/layout.hpp"
#include "kpi/time.hpp"

namespace kpi {

class QuickStamp {
 public:
  QuickStamp(const Layout& layout, TimeZone zone)
      : form_{layout.date_form()},
        day_order_known_{layout.day_order_known},
        zone_{std::move(zone)} {}

  /// The instant of a date with a clock in the hour of the one before; absent for any other text.
  [[nodiscard]] Amount read_common(std::string_view text) const {
    if (!is_iso(text) || !hour_known_) return {};
    if (std::memcmp(text.data(), hour_text_.data(), kHourSize) != 0) return {};
    const Amount within = within_hour(text);
    if (!within) return {};
    const Millis local = hour_ + *within;
    return text.size() == kIsoSize ? local - hour_offset_ : local;
  }
  /// The instant of a date with a clock; absent for all that has to be looked at more closely.
  Amount read(std::string_view text) {
    if (const Amount common = read_common(text)) return common;
    const Amount within = is_iso(text) ? within_hour(text) : Amount{};
    return within ? read_hour(text, *within) : read_any(text);
  }

 private:
  static constexpr std::size_t kIsoSize = 19;
  static constexpr std::size_t kHourSize = 13;

  /// Whether it may be YYYY-MM-DD HH:MM:SS, with Z or without it.
  static bool is_iso(std::string_view text) {
    return text.size() == kIsoSize || (text.size() == kIsoSize + 1 && text[kIsoSize] == 'Z');
  }
  /// Minute and second of "…HH:MM:SS"; absent where there are none.
  static Amount within_hour(std::string_view text) {
    constexpr std::uint64_t kZeros = 0x30303A30303A3030;  // "00:00:00"
    const std::uint64_t clock = load_eight(text.data() + kIsoSize - 8) ^ kZeros;
    // Added to a digit, sets the top bit of those beyond 9, of tens beyond 5 and of no colon.
    constexpr std::uint64_t kBeyond = 0x767A7F767A7F7676;
    if ((((clock + kBeyond) | clock) & 0x8080808080808080U) != 0) return {};
    const auto digit = [&](unsigned at) { return static_cast<Millis>(clock >> (8 * at) & 0xFU); };
    return (digit(3) * 10 + digit(4)) * kMinute + (digit(6) * 10 + digit(7)) * kSecond;
  }

  Amount read_hour(std::string_view text, Millis within);
  [[nodiscard]] Amount read_any(std::string_view text) const;
  [[nodiscard]] bool read_full(std::string_view text, StampText& stamp) const;

  DateForm form_;
  bool day_order_known_;
  TimeZone zone_;                            // of stamps that name none
  std::array<char, kHourSize> hour_text_{};  // the last "YYYY-MM-DD HH"
  bool hour_known_ = false;
  Millis hour_ = 0;         // its begin on the clocks of the file
  Millis hour_offset_ = 0;  // of those clocks
};

}  // namespace kpi
