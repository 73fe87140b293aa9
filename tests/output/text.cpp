// SPDX-License-Identifier: MIT
// Widths of characters, and text padded, cut and wrapped by them.
#include "output/text.hpp"

#include <catch2/catch.hpp>

namespace kpi::output_test {

using Lines = std::vector<std::string>;

TEST_CASE("the width of a text is that of its characters on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("billing") == 7);
  CHECK(display_width("Zürich") == 6);
  CHECK(display_width("Zu\u0308rich") == 6);  // a combining diaeresis
  CHECK(display_width("技術") == 4);
  CHECK(display_width("ﾃｽﾄ") == 3);  // half-width katakana
  CHECK(display_width("ＶＩＰ") == 6);
  CHECK(display_width("한국") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("–…") == 2);
  CHECK(display_width("a\xFFz") == 3);  // a byte that is no UTF-8
}

TEST_CASE("padding fills up to a width and never cuts") {
  CHECK(pad_right("ab", 4) == "ab  ");
  CHECK(pad_left("ab", 4) == "  ab");
  CHECK(pad_right("技術", 5) == "技術 ");
  CHECK(pad_left("abcde", 4) == "abcde");
}

TEST_CASE("a text that is cut says so") {
  CHECK(cut("abcde", 5) == "abcde");
  CHECK(cut("abcdef", 5) == "abcd…");
  CHECK(cut("技術サポート", 6) == "技術…");
  CHECK(cut("abc", 1) == "…");
  CHECK(cut("abc", 0).empty());
}

TEST_CASE("wrapping breaks at blanks, and inside words that are wider than the line") {
  CHECK(wrap("one two three", 20) == Lines{"one two three"});
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 4) == Lines{"one", "two", "thre", "e"});
  CHECK(wrap("技術サポート", 5) == Lines{"技術", "サポ", "ート"});
  CHECK(wrap("", 5) == Lines{""});
  CHECK(wrap("技術", 1) == Lines{"技", "術"});
}

TEST_CASE("a hanging text keeps its indent") {
  CHECK(hanging("N1  ", "one two three", 11) == "N1  one two\n    three\n");
  CHECK(hanging("", "", 11) == "\n");
}

}  // namespace kpi::output_test
