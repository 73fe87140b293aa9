// SPDX-License-Identifier: MIT
// Small text files that tell the program what to do, read whole.
#include "kpi/text_file.hpp"

#include <array>

#include "input/stored_bytes.hpp"
#include "kpi/error.hpp"

namespace kpi {

std::string text_of_file(const std::string& path) {
  constexpr std::size_t kMost = 16U << 20U;
  StoredBytes file{path, nullptr};
  std::string text;
  std::array<char, 4096> block{};
  while (const std::size_t count = file.read(block)) {
    text.append(block.data(), count);
    if (text.size() > kMost) {
      throw Error(FaultKind::Data, file.name() + ": more than 16 MiB of text is no such file");
    }
  }
  return text;
}

}  // namespace kpi
