// SPDX-License-Identifier: MIT
// A preset, and a log that is read by it: the preset's JSON, a line of %%, the log.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "log_ways.hpp"
#include "memory_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kBetween = "\n%%\n";
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::size_t end = bytes.find(kBetween);
  if (end == std::string_view::npos) return 0;
  const kpi::fuzz::MemoryFile preset{bytes.substr(0, end)};
  kpi::InputOptions options = kpi::fuzz::chosen_options(bytes);
  options.preset = preset.path();
  kpi::fuzz::read_in_all_ways(bytes.substr(end + kBetween.size()), options);
  return 0;
}
