// SPDX-License-Identifier: MIT
// Texts with wildcards: * stands for any text, ? for any one byte.
#include "core/wildcard.hpp"

#include "core/number.hpp"

namespace kpi {
namespace {

template <typename Same>
bool matches(std::string_view pattern, std::string_view text, Same same) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last one met, to which a mismatch returns
  std::size_t covered = 0;                    // of the text, by that star
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      covered = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || same(pattern[p], text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++covered;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

bool matches_wildcards(std::string_view pattern, std::string_view text) {
  return matches(pattern, text, [](char a, char b) { return lower(a) == lower(b); });
}

bool matches_wildcards_exactly(std::string_view pattern, std::string_view text) {
  return matches(pattern, text, [](char a, char b) { return a == b; });
}

}  // namespace kpi
