// SPDX-License-Identifier: MIT
// Texts that do not stand in a file as they are, because quotes in them are doubled there, or
// characters escaped.
#pragma once

#include <deque>
#include <string>
#include <string_view>

namespace kpi {

class WrittenTexts {
 public:
  /// Bytes that can be read before and behind a text.
  static constexpr std::size_t kPadding = 16;

  /// The text with each pair of quotes as one; lives until clear().
  std::string_view with_single_quotes(std::string_view text, char quote) {
    std::string& written = texts_.emplace_back(kPadding, '\0');
    for (std::size_t i = 0; i < text.size(); ++i) {
      written += text[i];
      if (text[i] == quote) ++i;
    }
    const std::size_t end = written.size();
    written.append(kPadding, '\0');
    return std::string_view{written}.substr(0, end).substr(kPadding);
  }
  /// A copy of a text; lives until clear().
  std::string_view keep(std::string_view text) {
    std::string& written = texts_.emplace_back(kPadding, '\0');
    written += text;
    written.append(kPadding, '\0');
    return std::string_view{written}.substr(kPadding, text.size());
  }
  void clear() {
    if (!texts_.empty()) texts_.clear();
  }

 private:
  std::deque<std::string> texts_;  // which never moves them
};

}  // namespace kpi
