// SPDX-License-Identifier: MIT
// What the words of one column mean; a column has few, so those met are remembered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "input/digits.hpp"
#include "input/headers.hpp"
#include "input/words.hpp"

namespace kpi {

class WordColumn {
 public:
  /// For a role of outcomes, directions, or yes and no. The words must outlive the column.
  WordColumn(const Words& words, Role role) : words_{&words}, role_{role} {}

  /// The number of the outcome, direction or answer; nothing for an unknown word.
  std::optional<std::uint8_t> meaning(std::string_view word);
  /// The same of a word that has been met before; negative for any other. Eight bytes can be read
  /// from the begin of the word on.
  [[nodiscard]] int known_meaning(std::string_view word) const {
    if (word.size() - 1 >= kLongest) return -1;
    // Without a branch, which the processor would have to guess where lengths differ.
    const std::size_t behind = word.size() > 8 ? word.size() - 8 : 0;
    const std::size_t missing = word.size() < 8 ? 8 - word.size() : 0;
    const std::uint64_t is_long = behind != 0 ? ~std::uint64_t{0} : 0;
    const Key key{load_eight(word.data()) & (~std::uint64_t{0} >> (8 * missing)),
                  load_eight(word.data() + behind) & is_long, word.size()};
    const Known& known = known_[slot(key)];
    return known.key == key ? known.meaning : -1;
  }

 private:
  static constexpr std::size_t kLongest = 16;
  static constexpr unsigned kSlotBits = 6;

  /// All bytes of a short word: its first eight, and of a longer one the last eight.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::size_t size = 0;
    bool operator==(const Key&) const = default;
  };
  struct Known {
    Key key;
    std::uint8_t meaning = 0;
  };

  static Key key_of(std::string_view word);
  static std::size_t slot(const Key& key) {
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>((key.head * kSpread) >> (64U - kSlotBits));
  }
  [[nodiscard]] std::optional<std::uint8_t> look_up(std::string_view word) const;

  const Words* words_;
  Role role_;
  std::array<Known, std::size_t{1} << kSlotBits> known_{};
};

}  // namespace kpi
