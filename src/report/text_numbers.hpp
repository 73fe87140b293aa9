// SPDX-License-Identifier: MIT
// Numbers for texts: one numbering for all workers of a run, and what each worker knows of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/keyed_hash.hpp"

namespace kpi {

/// The texts of one dimension, numbered from 0 in the order in which they are met.
class TextNumbers {
 public:
  struct Numbered {
    std::uint32_t number = 0;
    std::string_view text;  ///< lives as long as the numbering
  };
  explicit TextNumbers(const KeyedHash& hash) : numbers_(16, hash) {}
  /// May be called by several workers at once.
  Numbered number(std::string_view text);

  // When all texts have come:
  [[nodiscard]] const std::string& text(std::uint32_t number) const { return texts_[number]; }
  /// The place of each text in the order of bytes.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const;

 private:
  std::mutex mutex_;
  std::deque<std::string> texts_;  // they stay where they are
  std::unordered_map<std::string_view, std::uint32_t, KeyedHash> numbers_;
};

/// The part of a numbering that one worker has met.
class KnownTexts {
 public:
  KnownTexts(TextNumbers& numbers, const KeyedHash& hash) : numbers_{&numbers}, known_(16, hash) {}
  std::uint32_t number(std::string_view text) {
    const Shape shape = shape_of(text);
    const std::size_t place = shape.place();
    for (const std::size_t at : {place, place ^ 1U}) {
      const Recent& recent = recent_[at];
      const bool same = recent.shape == shape;
      if (same && (text.size() <= kInShape || texts_[recent.number] == text)) return recent.number;
    }
    return search(text, shape);
  }

 private:
  /// The ends of a text and its length, which are all of a short one.
  struct Shape {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0xFFFFFFFF;  // of no text
    [[nodiscard]] std::size_t place() const {
      return ((head ^ (tail << 7U) ^ size) * 0x9E3779B97F4A7C15U) >> (64U - kRecentBits);
    }
    bool operator==(const Shape&) const = default;
  };
  static constexpr unsigned kRecentBits = 12;
  static constexpr std::size_t kInShape = 2 * sizeof(std::uint64_t);
  struct Recent {
    Shape shape;
    std::uint32_t number = 0;
  };
  static Shape shape_of(std::string_view text);
  std::uint32_t search(std::string_view text, const Shape& shape);

  TextNumbers* numbers_;
  std::unordered_map<std::string_view, std::uint32_t, KeyedHash> known_;
  std::vector<std::string_view> texts_;  // by their numbers
  // Most texts come again soon: the last two of each shape are looked at first.
  std::vector<Recent> recent_ = std::vector<Recent>(1U << kRecentBits);
};

inline KnownTexts::Shape KnownTexts::shape_of(std::string_view text) {
  const auto four = [](const char* from) {
    std::uint32_t number = 0;
    std::memcpy(&number, from, sizeof number);
    return std::uint64_t{number};
  };
  const auto one = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)}; };
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  Shape shape{0, 0, static_cast<std::uint32_t>(text.size())};
  if (text.size() >= 4) {
    // Four pieces that overlap as the length wants it, so that no processor has to guess the
    // length.
    const std::size_t apart = std::min<std::size_t>(text.size() / 8, 2) * 4;
    shape.head = four(begin) | four(begin + apart) << 32U;
    shape.tail = four(end - 4) | four(end - 4 - apart) << 32U;
  } else if (!text.empty()) {
    shape.head = one(text.front()) | one(text.back()) << 8U | one(text[text.size() / 2]) << 16U;
  }
  return shape;
}

}  // namespace kpi
