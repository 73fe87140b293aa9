// SPDX-License-Identifier: MIT
// The masks of delimited text for each kind of processor, beside a plain look at every byte. The
// first byte chooses the delimiter.
#include "input/structure.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "input/quote_state.hpp"
#include "input/structure_reference.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

void compare_masks(const Structure& passes, const std::string& padded, Dialect dialect) {
  for (std::size_t at = 0; at + kChunk <= padded.size(); at += kChunk) {
    const char* chunk = padded.data() + at;
    require(passes.masks(chunk, dialect) == structure_test::masks_of({chunk, kChunk}, dialect),
            "masks");
  }
}

void compare_scan(const Structure& passes, std::string_view text, Dialect dialect) {
  const std::string padded = std::string{text} + std::string(kChunk, dialect.quote);
  const BlockScan scan = passes.scan(std::string_view{padded}.substr(0, text.size()), dialect);
  require(scan.line_ends ==
              static_cast<std::uint64_t>(std::count(text.begin(), text.end(), dialect.line_end)),
          "line ends are counted");
  for (const bool inside : {false, true}) {
    QuoteFollower follower{dialect, inside ? QuoteState::Quoted : QuoteState::FieldStart};
    const QuoteFollower::Found found = follower.follow(text);
    const BlockScan::From& from = scan.from[inside ? 1 : 0];
    require(from.clean == found.clean, "clean");
    if (!found.clean) continue;
    require(from.rows_end == found.rows_end, "the last end of a row");
    require((inside != scan.odd_quotes) == (follower.state() == QuoteState::Quoted),
            "whether quotes are open at the end");
  }
}

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kpi;
  if (size == 0) return 0;
  constexpr std::string_view kDelimiters = ",;\t|";
  const Dialect dialect{kDelimiters[data[0] % kDelimiters.size()], '"', '\n'};
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::string padded = std::string{text} + std::string(kChunk, dialect.quote);
  for (const SimdLevel level : {SimdLevel::Best, SimdLevel::Portable}) {
    const Structure& passes = structure(level);
    fuzz::compare_masks(passes, padded, dialect);
    fuzz::compare_scan(passes, text, dialect);
    fuzz::require(
        structure_test::index_by(passes, text, dialect) == structure_test::index_of(text, dialect),
        "the index of fields and rows");
  }
  return 0;
}
