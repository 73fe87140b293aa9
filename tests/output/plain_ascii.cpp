// SPDX-License-Identifier: MIT
// What stands for the signs of tables where only ASCII is shown.
#include "output/plain_ascii.hpp"

#include <catch2/catch.hpp>

namespace kpi {

TEST_CASE("plain ascii: a character for a character") {
  CHECK(plain_ascii("").empty());
  CHECK(plain_ascii("80.6 %") == "80.6 %");
  CHECK(plain_ascii("– abc…") == "- abc~");
  CHECK(plain_ascii("▁▂▃▄▅▆▇█") == ".:-=+*%#");
  CHECK(plain_ascii("░▒▓█") == ".+%#");
  CHECK(plain_ascii("↑↓↔") == "^v-");
}

TEST_CASE("plain ascii: letters of names are left, and bytes that are no text") {
  CHECK(plain_ascii("Núñez 技術") == "Núñez 技術");
  CHECK(plain_ascii("a\xff\xe2\x80") == "a\xff\xe2\x80");
}

}  // namespace kpi
