// SPDX-License-Identifier: MIT
// UTF-8 text on a grid of terminal cells: how wide it is, and how it is padded, cut and wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kpi {

/// Terminal columns: wide East Asian characters and emoji take 2, combining ones none.
std::size_t display_width(std::string_view text);

std::string pad_right(std::string_view text, std::size_t width);  ///< blanks after the text
std::string pad_left(std::string_view text, std::size_t width);   ///< blanks before the text
/// At most `width` columns; the last one is "…" where something was cut off.
std::string cut(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at blanks, and inside a word only where the word alone
/// is wider. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
/// wrap() as one text: `first` before the first line, blanks of the same width before the others,
/// a newline after each.
std::string hanging(std::string_view first, std::string_view text, std::size_t width);

}  // namespace kpi
