// SPDX-License-Identifier: MIT
// Numbers for pairs of numbers.
#pragma once

#include <cstdint>
#include <vector>

namespace kpi {

/// Numbers pairs of numbers from 0 in the order in which they are met.
class PairNumbers {
 public:
  std::uint32_t number(std::uint32_t first, std::uint32_t second) {
    if (size_ * std::size_t{2} >= slots_.size()) grow();
    const std::uint64_t pair = (std::uint64_t{first} << 32U) | second;
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = place(pair, mask);
    while (slots_[at].number_plus_one != 0) {
      if (slots_[at].pair == pair) return slots_[at].number_plus_one - 1;
      at = (at + 1) & mask;
    }
    slots_[at] = {pair, ++size_};
    return size_ - 1;
  }
  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  static std::size_t place(std::uint64_t pair, std::size_t mask) {
    return ((pair * 0x9E3779B97F4A7C15U) >> 32U) & mask;
  }
  void grow();
  struct Slot {
    std::uint64_t pair = 0;
    std::uint32_t number_plus_one = 0;  // 0: empty
  };
  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

}  // namespace kpi
