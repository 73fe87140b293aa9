// SPDX-License-Identifier: MIT
// Bit masks of delimited text, beside a plain look at every byte.
#include "input/structure.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "input/quote_state.hpp"
#include "input/structure_reference.hpp"

namespace kpi::structure_test {
namespace {

constexpr Dialect kDialect{',', '"', '\n'};

std::string random_text(std::mt19937& random, std::size_t size, std::string_view letters) {
  std::string text;
  while (text.size() < size) text += letters[random() % letters.size()];
  return text;
}

/// With what a pass may read behind it, which must not matter.
std::string padded(std::string text) {
  return text + std::string(kChunk, '"');
}

}  // namespace

TEST_CASE("masks mark the bytes they are to mark, whatever the processor") {
  const SimdLevel level = GENERATE(SimdLevel::Best, SimdLevel::Portable);
  std::mt19937 random{31};
  for (int round = 0; round < 2000; ++round) {
    std::string chunk;
    for (std::size_t i = 0; i < kChunk; ++i) chunk += static_cast<char>(random() % 256);
    if (round % 2 == 0)
      chunk = random_text(random, kChunk, std::string("a,\"\n\0\x7F\x80\xFF-", 9));
    CHECK(structure(level).masks(chunk.data(), kDialect) == masks_of(chunk, kDialect));
  }
}

TEST_CASE("a scanned block tells its last row end and whether its quotes are in place") {
  const SimdLevel level = GENERATE(SimdLevel::Best, SimdLevel::Portable);
  std::mt19937 random{32};
  for (int round = 0; round < 6000; ++round) {
    const std::size_t size = random() % 300;
    const std::string_view letters = round % 3 == 0 ? "aaaaaaa,\"\n\r" : "a,\"\"\n\r";
    const std::string text = random_text(random, size, letters);
    const std::string room = padded(text);
    const BlockScan scan = structure(level).scan(std::string_view{room}.substr(0, size), kDialect);
    CAPTURE(text);
    CHECK(scan.line_ends == static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')));
    for (const bool inside : {false, true}) {
      QuoteFollower follower{kDialect, inside ? QuoteState::Quoted : QuoteState::FieldStart};
      const QuoteFollower::Found found = follower.follow(text);
      const BlockScan::From& from = scan.from[inside ? 1 : 0];
      CHECK(from.clean == found.clean);
      if (!found.clean) continue;
      CHECK(from.rows_end == found.rows_end);
      CHECK((inside != scan.odd_quotes) == (follower.state() == QuoteState::Quoted));
    }
  }
}

TEST_CASE("an index has the end of every field and row outside quotes") {
  const SimdLevel level = GENERATE(SimdLevel::Best, SimdLevel::Portable);
  std::mt19937 random{33};
  for (int round = 0; round < 500; ++round) {
    const std::size_t size = random() % 700;
    const bool odd = random() % 4 == 0 && size > 0;
    std::string text = random_text(random, size, round % 2 == 0 ? "a,\"\n" : "aaaaaaaaa,\n");
    if (odd) text[random() % size] = '\xC3';
    CAPTURE(text);
    CHECK(index_by(structure(level), text, kDialect) == index_of(text, kDialect));
  }
}

}  // namespace kpi::structure_test
