// SPDX-License-Identifier: MIT
// Conversations of Genesys Cloud.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "log_ways.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  if (kpi::fuzz::has_format(bytes, "genesys")) {
    kpi::fuzz::read_in_all_ways(bytes, kpi::fuzz::chosen_options(bytes));
  }
  return 0;
}
