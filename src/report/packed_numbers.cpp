// SPDX-License-Identifier: MIT
// Numbers one after another in as few bytes as they take, for what is kept long and seldom read.
#include "report/packed_numbers.hpp"

#include <algorithm>

namespace kpi {

/// By little, as many writers hold what they wrote.
void NumberWriter::grow() {
  const std::size_t wanted = bytes_.size() + bytes_.size() / 8 + 6 * kMost;
  bytes_.reserve(wanted);
  bytes_.resize(wanted);
}

const std::uint8_t* PackedStore::keep(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kReservedAtOnce = 64U << 10U;
  if (bytes.size() > left_) {
    left_ = std::max(kReservedAtOnce, bytes.size());
    free_ = chunks_.emplace_back(std::make_unique_for_overwrite<std::uint8_t[]>(left_)).get();
  }
  const std::uint8_t* const kept = free_;
  free_ = std::copy(bytes.begin(), bytes.end(), free_);
  left_ -= bytes.size();
  return kept;
}

}  // namespace kpi
