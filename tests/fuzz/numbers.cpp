// SPDX-License-Identifier: MIT
// Any text as a number, a percentage or an amount of money.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/number.hpp"
#include "kpi/record.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

constexpr std::int64_t kOnes[] = {1, kUnit, kUnit * 100};

void read(std::string_view text, const NumberForm& form) {
  std::int64_t value = 0;
  const Reading reading = read_number(text, form, value);
  if (form.mark == DecimalMark::Point) {
    const auto plain = parse_scaled(text, form.one);
    require(!plain || (reading == Reading::Ok && value == *plain), "plain numbers are read so");
  }
  if (reading != Reading::Ok) return;
  std::int64_t again = 0;
  const std::string printed = std::to_string(value);
  require(read_number(printed, {form.mark, 1, 0, false}, again) == Reading::Ok,
          printed + " is unreadable");
  require(again == value, printed + " is another number when it is read");
}

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kpi;
  const std::string text{reinterpret_cast<const char*>(data), size};
  for (const std::int64_t one : fuzz::kOnes) {
    for (const DecimalMark mark : {DecimalMark::Unknown, DecimalMark::Point, DecimalMark::Comma}) {
      for (const bool money : {false, true}) {
        fuzz::read(text, {mark, one, 0, money});
        fuzz::read(text, {mark, one, one / 100, money});
      }
    }
  }
  return 0;
}
