// SPDX-License-Identifier: MIT
// What words of logs mean: outcomes, directions, yes and no, and the words for nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kpi/reader.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// NULL, nil, -, N/A in any case.
bool is_word_for_nothing(std::string_view text);
/// Whether a text stands for an absent value: empty, or a word for nothing.
inline bool is_absent(std::string_view text) {
  // Most texts are told apart by their size alone.
  if (text.empty()) return true;
  return text.size() <= 4 && is_word_for_nothing(text);
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
