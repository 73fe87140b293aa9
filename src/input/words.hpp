// SPDX-License-Identifier: MIT
// What words of logs mean: outcomes, directions, yes and no, and the words for nothing.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kpi/reader.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// A word as words are compared: in plain_letters(), without blanks, `_`, `-` and `.`; "No Answer"
/// is noanswer.
std::string folded_word(std::string_view word);

/// NULL, nil, N/A, #N/A, NaN, \N, (blank), a dash or two: what no person, queue or other thing is
/// called.
bool is_word_for_no_text(std::string_view text);
/// The same and none, NA, N/D, which may be names, but are no quantity, time or word.
bool is_word_for_nothing(std::string_view text);

/// Most texts are told apart from words for nothing by their size or their first character.
inline bool may_be_word_for_nothing(std::string_view text) {
  constexpr std::size_t kLongest = 7;
  static constexpr auto kHeads = [] {
    std::array<bool, 256> heads{};
    for (const char head : std::string_view{"-#([<\\nN\xE2"})
      heads[static_cast<unsigned char>(head)] = true;
    return heads;
  }();
  // Both at once: nobody can guess whether the next text is short.
  const auto is_short = static_cast<unsigned>(text.size() <= kLongest);
  return (is_short & static_cast<unsigned>(kHeads[static_cast<unsigned char>(text.front())])) != 0;
}
/// Whether a text stands for an absent text: empty, or a word for no text.
inline bool is_absent_text(std::string_view text) {
  return text.empty() || (may_be_word_for_nothing(text) && is_word_for_no_text(text));
}
/// Whether a text stands for an absent value of a field that holds no text.
inline bool is_absent(std::string_view text) {
  return text.empty() || (may_be_word_for_nothing(text) && is_word_for_nothing(text));
}

/// The words of logs in several languages, and those that the user has added.
class Words {
 public:
  /// Throws Error (Usage) when a choice names an unknown field or meaning.
  explicit Words(const std::vector<WordChoice>& choices);

  [[nodiscard]] std::optional<Outcome> outcome(std::string_view word) const;
  [[nodiscard]] std::optional<Direction> direction(std::string_view word) const;
  /// `field` is a yes/no field or "answered".
  [[nodiscard]] std::optional<YesNo> yes_no(std::string_view field, std::string_view word) const;

 private:
  std::map<std::string, Outcome, std::less<>> outcomes_;
  std::map<std::string, Direction, std::less<>> directions_;
  std::map<std::string, std::map<std::string, YesNo, std::less<>>, std::less<>> yes_no_;
};

}  // namespace kpi
