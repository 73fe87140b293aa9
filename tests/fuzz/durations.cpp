// SPDX-License-Identifier: MIT
// Any text as a duration, in every form that a column may have.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/duration.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

void read(std::string_view text, const DurationForm& form) {
  Millis duration = -1;
  const Reading reading = read_duration(text, form, duration);
  if (reading != Reading::Ok) return;
  require(duration >= 0 && duration <= kLongestDuration, "durations have limits");
  const std::string fraction = std::to_string(kSecond + duration % kSecond).substr(1);
  const std::string printed = std::to_string(duration / kSecond) + "." + fraction;
  Millis again = -1;
  const DurationForm plain{kSecond, TwoParts::Unknown, DecimalMark::Point};
  require(read_duration(printed, plain, again) == Reading::Ok, printed + " is unreadable");
  require(again == duration, printed + " is another duration when it is read");
}

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kpi;
  const std::string text{reinterpret_cast<const char*>(data), size};
  for (const Millis unit : {Millis{1}, kSecond, kMinute, kHour, kDay}) {
    for (const TwoParts parts :
         {TwoParts::Unknown, TwoParts::HoursMinutes, TwoParts::MinutesSeconds}) {
      for (const DecimalMark mark :
           {DecimalMark::Unknown, DecimalMark::Point, DecimalMark::Comma}) {
        fuzz::read(text, {unit, parts, mark});
      }
    }
  }
  return 0;
}
