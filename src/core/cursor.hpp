// SPDX-License-Identifier: MIT
// Reading a text from its head; every take either consumes what it names or nothing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/number.hpp"

namespace kpi {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_{text} {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Blanks, those of typesetting among them: newer systems put one before AM and PM.
  void skip_blanks() {
    while (const std::size_t size = blank_at(rest_)) rest_.remove_prefix(size);
  }
  /// A run of digits, no more than `most`; 0 digits where there are none.
  int take_number(int most, int& digits) {
    int value = 0;
    digits = 0;
    while (digits < most && is_digit(peek())) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      ++digits;
    }
    return value;
  }
  /// A run of digits, as text.
  std::string_view take_digits() {
    std::size_t size = 0;
    while (size < rest_.size() && is_digit(rest_[size])) ++size;
    return take_first(size);
  }
  /// A run of letters of any script, as text.
  std::string_view take_letters() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size]) && blank_at(rest_.substr(size)) == 0) {
      ++size;
    }
    return take_first(size);
  }
  /// A word in any case, given in lower case.
  bool take_word(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(rest_[i]) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

  static constexpr std::size_t kLongestBlank = 3;
  /// The size of the blank at the head of a text; 0 where there is none.
  static std::size_t blank_at(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() == ' ' || text.front() == '\t') return 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
    for (const std::string_view blank : kWideBlanks) {
      if (text.starts_with(blank)) return blank.size();
    }
    return 0;
  }

 private:
  static bool is_letter(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  std::string_view take_first(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  /// Without a line break, thin, and both.
  static constexpr std::array<std::string_view, 3> kWideBlanks{"\u00A0", "\u2009", "\u202F"};

  std::string_view rest_;
};

}  // namespace kpi
