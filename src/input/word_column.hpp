// SPDX-License-Identifier: MIT
// What the words of one column mean; a column has few, so those met are remembered.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "input/headers.hpp"
#include "input/words.hpp"

namespace kpi {

class WordColumn {
 public:
  /// For a role of outcomes, directions, or yes and no. The words must outlive the column.
  WordColumn(const Words& words, Role role) : words_{&words}, role_{role} {}

  /// The number of the outcome, direction or answer; nothing for an unknown word.
  std::optional<std::uint8_t> meaning(std::string_view word) {
    if (word.empty() || word.size() > kLongest) return look_up(word);
    const Key key = key_of(word);
    Known& known = known_[slot(key)];
    if (known.key == key) return known.meaning;
    const auto found = look_up(word);
    if (found) known = {key, *found};
    return found;
  }

 private:
  static constexpr std::size_t kLongest = 16;
  static constexpr unsigned kSlotBits = 4;

  /// All bytes of a short word.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::size_t size = 0;
    bool operator==(const Key&) const = default;
  };
  struct Known {
    Key key;
    std::uint8_t meaning = 0;
  };

  template <typename Number>
  static std::uint64_t load(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
  }
  static Key key_of(std::string_view word) {
    const char* const begin = word.data();
    const char* const end = begin + word.size();
    if (word.size() >= 8) {
      return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8), word.size()};
    }
    if (word.size() >= 4) {
      return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4), word.size()};
    }
    return {load<std::uint8_t>(begin) | load<std::uint8_t>(begin + word.size() / 2) << 8U,
            load<std::uint8_t>(end - 1), word.size()};
  }
  static std::size_t slot(const Key& key) {
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>(((key.head ^ (key.tail << 7U)) * kSpread) >> (64U - kSlotBits));
  }

  [[nodiscard]] std::optional<std::uint8_t> look_up(std::string_view word) const;

  const Words* words_;
  Role role_;
  std::array<Known, std::size_t{1} << kSlotBits> known_{};
};

}  // namespace kpi
