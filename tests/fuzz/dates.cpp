// SPDX-License-Identifier: MIT
// Any text as a date, a clock or both.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/serial_day.hpp"
#include "core/spelled_date.hpp"
#include "core/stamp.hpp"
#include "kpi/time.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

bool same(const StampText& one, const StampText& other) {
  return one.instant == other.instant && one.day == other.day && one.time == other.time;
}

/// What holds of every stamp that is read.
void require_sense(const StampText& stamp) {
  require(stamp.instant || stamp.day || stamp.time, "a stamp that is read says something");
  require(!stamp.time || (*stamp.time >= 0 && *stamp.time < kDay), "clocks are within a day");
  if (!stamp.is_full()) return;
  const Millis instant = stamp.instant ? *stamp.instant : *stamp.day * kDay + *stamp.time;
  const std::string printed = Calendar{}.stamp(instant);
  StampText again;
  require(read_stamp(printed, true, again) == Reading::Ok, printed + " is printed and unreadable");
  require(again.instant == instant, printed + " is another instant when it is read");
}

void read(std::string_view text) {
  StampText by_day;
  StampText by_month;
  StampText by_year;
  const Reading day_first = read_stamp(text, true, by_day);
  const Reading month_first = read_stamp(text, false, by_month);
  const Reading year_first = read_stamp(text, {true, true}, by_year);
  if (day_first == Reading::Ok) require_sense(by_day);
  if (month_first == Reading::Ok) require_sense(by_month);
  if (year_first == Reading::Ok) require_sense(by_year);
  if (day_first == Reading::Ok && !by_day.by_order) {
    require(month_first == Reading::Ok && same(by_day, by_month),
            "where the form tells, the order changes nothing");
  }
  StampText stamp;
  if (read_spelled_date(text, stamp) == Reading::Ok) require_sense(stamp);
  stamp = {};
  if (read_serial_day(text, stamp) == Reading::Ok) require_sense(stamp);
  if (const auto date = slash_date(text)) {
    require(date->first >= 0 && date->second >= 0 && date->year >= 0, "numbers of a date");
  }
  if (const auto behind = behind_weekday(text)) require(behind->weekday < 7, "a weekday");
}

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of just this size, so that a look behind it is found.
  const std::string text{reinterpret_cast<const char*>(data), size};
  kpi::fuzz::read(text);
  return 0;
}
