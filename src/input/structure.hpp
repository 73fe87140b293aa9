// SPDX-License-Identifier: MIT
// The structure of delimited text by bit masks: where rows and fields end, 64 bytes at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "input/csv.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// A bit for each of 64 bytes, the lowest for the first.
using Mask = std::uint64_t;
inline constexpr std::size_t kChunk = 64;

/// The masks of one chunk, before quotes are looked at.
struct ChunkMasks {
  Mask delimiter = 0;
  Mask line_end = 0;
  Mask quote = 0;
  Mask odd = 0;  ///< NUL, and all that is not ASCII
  bool operator==(const ChunkMasks&) const = default;
};

/// What the quotes of a block say, whichever state it begins in.
struct BlockScan {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct From {
    std::size_t rows_end = kNone;  ///< behind the last line end outside quotes
    bool clean = true;             ///< each quote stands where it may, as far as the block shows
  };
  std::array<From, 2> from;  ///< [0] where it begins outside quotes, [1] inside
  std::uint64_t line_ends = 0;
  bool odd_quotes = false;
};

/// Where the fields and rows of text end whose quotes are all in their place.
struct RowIndex {
  std::uint32_t* field_ends = nullptr;  ///< delimiters and line ends; has room for every byte
  std::uint32_t* row_ends = nullptr;    ///< how many of field_ends a row and those before have
  std::size_t fields = 0;
  std::size_t rows = 0;
  Mask inside = 0;   ///< all ones where the next chunk begins inside quotes
  bool odd = false;  ///< some byte is NUL or not ASCII
};
/// field_ends and row_ends are written in groups, so that they need this much more room.
inline constexpr std::size_t kIndexSlack = 64;

/// The passes over text, for one kind of processor. Texts are readable up to the end of their last
/// chunk; what stands there does not matter.
struct Structure {
  ChunkMasks (*masks)(const char* chunk, Dialect dialect);
  BlockScan (*scan)(std::string_view block, Dialect dialect);
  /// Adds the ends from `from`, a multiple of kChunk, up to `to`.
  void (*index)(const char* text, std::size_t from, std::size_t to, Dialect dialect,
                RowIndex& index);
};

/// The passes for this processor, or those that run everywhere.
const Structure& structure(SimdLevel level);

}  // namespace kpi
