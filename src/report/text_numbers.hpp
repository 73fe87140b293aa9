// SPDX-License-Identifier: MIT
// Numbers for texts: one numbering for all workers of a run, and what each worker knows of it.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/keyed_hash.hpp"

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
    Recent& recent = recent_[shape_of(text)];
    if (recent.number != kNone && recent.text == text) return recent.number;
    return search(text, recent);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Recent {
    std::string_view text;
    std::uint32_t number = kNone;
  };
  static std::size_t shape_of(std::string_view text);
  std::uint32_t search(std::string_view text, Recent& recent);

  TextNumbers* numbers_;
  std::unordered_map<std::string_view, std::uint32_t, KeyedHash> known_;
  // Most texts come again soon: the last one of each shape is looked at first.
  std::array<Recent, 1024> recent_{};
};

}  // namespace kpi
