// SPDX-License-Identifier: MIT
// Numbers one after another in as few bytes as they take, for what is kept long and seldom read.
#include "report/packed_numbers.hpp"

#include <algorithm>
#include <cstring>

namespace kpi {
namespace {

/// Stands before a number that is written whole; smaller bytes are gaps to the number before. As
/// nearly all numbers are written in the same way, a processor seldom guesses wrong.
constexpr std::uint8_t kWhole = 0xFF;

}  // namespace

/// By little, as many writers hold what they wrote.
void NumberWriter::grow(std::size_t least) {
  const std::size_t wanted = least + bytes_.size() / 8 + 5 * kMost;
  bytes_.reserve(wanted);
  bytes_.resize(wanted);
}

void NumberWriter::put_ascending(std::span<const std::uint16_t> numbers) {
  put(numbers.size());
  make_room(numbers.size() * (1 + sizeof numbers[0]));
  std::uint8_t* to = bytes_.data() + size_;
  std::uint16_t before = 0;
  for (const std::uint16_t number : numbers) {
    const int gap = number - before;
    *to++ = static_cast<std::uint8_t>(std::min<int>(gap, kWhole));
    if (gap >= kWhole) {
      std::memcpy(to, &number, sizeof number);
      to += sizeof number;
    }
    before = number;
  }
  size_ = static_cast<std::size_t>(to - bytes_.data());
}

std::vector<std::uint16_t> NumberReader::take_ascending() {
  std::vector<std::uint16_t> numbers(take());
  const std::uint8_t* at = at_;
  std::uint16_t before = 0;
  for (std::uint16_t& number : numbers) {
    const std::uint8_t gap = *at++;
    number = static_cast<std::uint16_t>(before + gap);
    if (gap == kWhole) {
      std::memcpy(&number, at, sizeof number);
      at += sizeof number;
    }
    before = number;
  }
  at_ = at;
  return numbers;
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
