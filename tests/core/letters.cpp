// SPDX-License-Identifier: MIT
// Words compare without case and accents.
#include "core/letters.hpp"

#include <catch2/catch.hpp>

#include "core/calendar_names.hpp"

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

TEST_CASE("months and weekdays have their names in several languages") {
  CHECK(find_month("January") == 1);
  CHECK(find_month("FÉVRIER") == 2);
  CHECK(find_month("mär") == 3);
  CHECK(find_month("settembre") == 9);
  CHECK(find_month("Okt") == 10);
  CHECK(find_month("décembre") == 12);
  CHECK_FALSE(find_month("j"));
  CHECK_FALSE(find_month("janu"));
  CHECK_FALSE(find_month(""));
  CHECK(find_weekday("Sonntag") == 0U);
  CHECK(find_weekday("miércoles") == 3U);
  CHECK(find_weekday("SÁB") == 6U);
  CHECK_FALSE(find_weekday("someday"));
}

}  // namespace kpi::letters_test
