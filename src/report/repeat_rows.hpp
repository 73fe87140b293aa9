// SPDX-License-Identifier: MIT
// The rows of a part of all keys that are not dropped yet, in the order in which they came.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/keyed_hash.hpp"
#include "report/repeat_calls.hpp"

namespace kpi {

/// Numbers rows on and on; the oldest are dropped one by one.
class RepeatRows {
 public:
  struct Row {
    std::uint64_t key_high = 0;
    std::uint64_t call = 0;
    // The start, of which no log needs the highest two bits, and below it two flags.
    std::uint64_t start_and_flags = 0;
    // The rows of the same key that came before and after this one; its own number where none.
    std::uint32_t older = 0;
    std::uint32_t newer = 0;

    Row() = default;
    Row(const Fingerprint& key, const KeyedRow& row)
        : key_high{key.high},
          call{row.call},
          start_and_flags{(static_cast<std::uint64_t>(row.start) << 2U) |
                          (row.selected ? kSelected : 0)} {}
    [[nodiscard]] Millis start() const { return static_cast<Millis>(start_and_flags) >> 2U; }
    [[nodiscard]] bool selected() const { return (start_and_flags & kSelected) != 0; }
    /// Whether it has been judged.
    [[nodiscard]] bool done() const { return (start_and_flags & kDone) != 0; }
    void set_done() { start_and_flags |= kDone; }

   private:
    static constexpr std::uint64_t kDone = 1, kSelected = 2;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;  ///< no row has this number

  /// Each row has a group in each of so many base groupings.
  explicit RepeatRows(std::size_t bases) : width_{bases + 1} {}

  /// The number of the new row. Numbers begin anew after the last.
  std::uint32_t append(const Row& row, std::uint32_t key_low,
                       std::span<const std::uint32_t> groups) {
    const std::uint32_t number = add_number();
    (*this)[number] = row;
    std::uint32_t* const to = numbers(number);
    *to = key_low;
    std::copy(groups.begin(), groups.end(), to + 1);
    return number;
  }
  void drop_oldest();

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint32_t oldest() const { return oldest_; }
  [[nodiscard]] std::uint32_t next() const { return oldest_ + size_; }
  [[nodiscard]] bool has(std::uint32_t number) const { return number - oldest_ < size_; }
  Row& operator[](std::uint32_t number) { return chunk(number).rows[number % kRows]; }
  const Row& operator[](std::uint32_t number) const { return chunk(number).rows[number % kRows]; }
  [[nodiscard]] std::span<const std::uint32_t> groups(std::uint32_t number) const {
    return {numbers(number) + 1, width_ - 1};
  }
  [[nodiscard]] Fingerprint key(std::uint32_t number) const {
    return {(*this)[number].key_high, *numbers(number)};
  }
  /// Whether no other row of its key is there.
  [[nodiscard]] bool is_alone(std::uint32_t number) const {
    const Row& row = (*this)[number];
    return row.older == number && row.newer == number;
  }

 private:
  /// Rows stay where they are, so that keeping more of them copies none.
  static constexpr std::uint32_t kRows = 1024;
  struct Chunk {
    std::unique_ptr<Row[]> rows;
    std::unique_ptr<std::uint32_t[]> numbers;  // of each row, the rest of its key and its groups
  };
  std::uint32_t add_number();
  [[nodiscard]] const Chunk& chunk(std::uint32_t number) const {
    return chunks_[(number - oldest_ + oldest_ % kRows) / kRows];
  }
  [[nodiscard]] std::uint32_t* numbers(std::uint32_t number) const {
    return chunk(number).numbers.get() + number % kRows * width_;
  }

  std::size_t width_;
  std::vector<Chunk> chunks_;  // the first has the oldest row; the last ones may be spare
  std::uint32_t oldest_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace kpi
