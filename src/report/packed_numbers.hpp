// SPDX-License-Identifier: MIT
// Numbers one after another in as few bytes as they take, for what is kept long and seldom read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace kpi {

/// Seven bits a byte, the lowest first; the eighth says that more follow.
class NumberWriter {
 public:
  void put(std::uint64_t number) {
    make_room(kMost);
    for (; number >= 0x80U; number >>= 7U) {
      bytes_[size_++] = static_cast<std::uint8_t>(number | 0x80U);
    }
    bytes_[size_++] = static_cast<std::uint8_t>(number);
  }
  void put_signed(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    put(number < 0 ? ~(bits << 1U) : bits << 1U);
  }
  /// An amount in thousandths that is often whole; below 2^63.
  void put_thousandths(std::uint64_t number) {
    const std::uint64_t whole = number / 1000;
    put(whole * 1000 == number ? whole * 2 : number * 2 + 1);
  }
  /// Numbers in ascending order, most of them a byte each.
  void put_ascending(std::span<const std::uint16_t> numbers);
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {bytes_.data(), size_}; }
  void clear() { size_ = 0; }

 private:
  static constexpr std::size_t kMost = 10;  // bytes of a number
  void make_room(std::size_t bytes) {
    if (bytes_.size() < size_ + bytes) grow(size_ + bytes);
  }
  void grow(std::size_t least);
  std::vector<std::uint8_t> bytes_;
  std::size_t size_ = 0;
};

/// Takes numbers in the order in which they were put.
class NumberReader {
 public:
  explicit NumberReader(const std::uint8_t* at) : at_{at} {}
  [[nodiscard]] const std::uint8_t* at() const { return at_; }
  std::uint64_t take() {
    std::uint64_t number = *at_ & 0x7FU;
    for (unsigned shift = 7; (*at_++ & 0x80U) != 0; shift += 7) {
      number |= std::uint64_t{*at_ & 0x7FU} << shift;
    }
    return number;
  }
  std::int64_t take_signed() {
    const std::uint64_t number = take();
    return static_cast<std::int64_t>((number & 1U) != 0 ? ~(number >> 1U) : number >> 1U);
  }
  std::uint64_t take_thousandths() {
    const std::uint64_t number = take();
    return (number & 1U) != 0 ? number / 2 : number / 2 * 1000;
  }
  std::vector<std::uint16_t> take_ascending();

 private:
  const std::uint8_t* at_;
};

/// Keeps bytes where they are until it goes.
class PackedStore {
 public:
  const std::uint8_t* keep(std::span<const std::uint8_t> bytes);

 private:
  std::vector<std::unique_ptr<std::uint8_t[]>> chunks_;
  std::uint8_t* free_ = nullptr;  // within the last chunk
  std::size_t left_ = 0;
};

}  // namespace kpi
