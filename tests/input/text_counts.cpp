// SPDX-License-Identifier: MIT
// How often texts have been met.
#include "input/text_counts.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace kpi::text_counts_test {

TEST_CASE("texts are counted, the empty one too") {
  const KeyedHash hash;
  TextCounts counts{hash};
  CHECK(counts.count("a") == 0);
  CHECK(counts.add("a") == 1);
  CHECK(counts.add("b") == 1);
  CHECK(counts.add("a") == 2);
  CHECK(counts.add("") == 1);
  CHECK(counts.count("a") == 2);
  CHECK(counts.count("b") == 1);
  CHECK(counts.count("") == 1);
  CHECK(counts.count("ab") == 0);
}

TEST_CASE("a count stops at the greatest that is told") {
  const KeyedHash hash;
  TextCounts counts{hash};
  for (unsigned i = 1; i < TextCounts::kMost; ++i) REQUIRE(counts.add("call") == i);
  CHECK(counts.add("call") == TextCounts::kMost);
  CHECK(counts.add("call") == TextCounts::kMost);
  CHECK(counts.add("another") == 1);
}

TEST_CASE("a tag goes with a text and is not lost when others come") {
  const KeyedHash hash;
  TextCounts counts{hash};
  counts.add("a");
  CHECK(counts.tag("a") == 0);
  counts.set_tag("a", 3);
  counts.set_tag("a", 2);
  for (int i = 0; i < 10'000; ++i) counts.add(std::to_string(i));
  CHECK(counts.add("a") == 2);
  CHECK(counts.tag("a") == 2);
  CHECK(counts.tag("1") == 0);
}

TEST_CASE("many texts are told apart") {
  const KeyedHash hash;
  TextCounts counts{hash};
  constexpr int kTexts = 50'000;
  bool right = true;
  for (int i = 0; i < kTexts; ++i) right = right && counts.add("call-" + std::to_string(i)) == 1;
  for (int i = 0; i < kTexts; i += 3) right = right && counts.add("call-" + std::to_string(i)) == 2;
  for (int i = 0; i < kTexts; ++i) {
    right = right && counts.count("call-" + std::to_string(i)) == (i % 3 == 0 ? 2U : 1U);
  }
  CHECK(right);
  CHECK(counts.count("call-50000") == 0);
}

}  // namespace kpi::text_counts_test
