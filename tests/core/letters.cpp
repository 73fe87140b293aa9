// SPDX-License-Identifier: MIT
// Words compare without case and accents.
#include "core/letters.hpp"

#include <catch2/catch.hpp>

namespace kpi::letters_test {

TEST_CASE("letters lose case and accents") {
  CHECK(plain_letters("").empty());
  CHECK(plain_letters("RÉPONDU") == "repondu");
  CHECK(plain_letters("Größe") == "grosse");
  CHECK(plain_letters("NÃO ÇÀ Ñ") == "nao ca n");
  CHECK(plain_letters("Œuvre ŸŽš") == "oeuvre yzs");
  CHECK(plain_letters("re\u0301pondu") == "repondu");
}

TEST_CASE("what is no Latin letter stays as it is") {
  CHECK(plain_letters("a-1_×÷") == "a-1_×÷");
  CHECK(plain_letters("日本 Ж") == "日本 Ж");
  CHECK(plain_letters("\xFF\xC3") == "\xFF\xC3");
}

}  // namespace kpi::letters_test
