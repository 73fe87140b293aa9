// SPDX-License-Identifier: MIT
// The structure of delimited text, by a plain look at every byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/structure.hpp"

namespace kpi::structure_test {

/// The masks of the first chunk of a text.
inline ChunkMasks masks_of(std::string_view chunk, Dialect dialect) {
  ChunkMasks masks;
  for (std::size_t i = 0; i < kChunk; ++i) {
    const Mask bit = Mask{1} << i;
    const char c = chunk[i];
    if (c == dialect.delimiter) masks.delimiter |= bit;
    if (c == dialect.line_end) masks.line_end |= bit;
    if (c == dialect.quote) masks.quote |= bit;
    if (c == '\0' || static_cast<unsigned char>(c) >= 0x80) masks.odd |= bit;
  }
  return masks;
}

/// A RowIndex, as vectors.
struct PlainIndex {
  std::vector<std::uint32_t> field_ends;
  std::vector<std::uint32_t> row_ends;
  bool inside = false;
  bool odd = false;
  bool operator==(const PlainIndex&) const = default;
};

inline PlainIndex index_of(std::string_view text, Dialect dialect) {
  PlainIndex index;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    index.odd = index.odd || c == '\0' || static_cast<unsigned char>(c) >= 0x80;
    index.inside = index.inside != (c == dialect.quote);
    if (index.inside || (c != dialect.delimiter && c != dialect.line_end)) continue;
    index.field_ends.push_back(static_cast<std::uint32_t>(i));
    if (c != dialect.line_end) continue;
    index.row_ends.push_back(static_cast<std::uint32_t>(index.field_ends.size()));
  }
  return index;
}

/// The same by the passes of a processor, which go on in the midst of the text. Behind the text
/// stands what must not matter.
inline PlainIndex index_by(const Structure& passes, std::string_view text, Dialect dialect) {
  const std::string room = std::string{text} + std::string(kChunk, dialect.quote);
  std::vector<std::uint32_t> fields(text.size() + kIndexSlack);
  std::vector<std::uint32_t> rows(text.size() + kIndexSlack);
  RowIndex index;
  index.field_ends = fields.data();
  index.row_ends = rows.data();
  const std::size_t middle = text.size() / kChunk / 2 * kChunk;
  passes.index(room.data(), 0, middle, dialect, index);
  passes.index(room.data(), middle, text.size(), dialect, index);
  fields.resize(index.fields);
  rows.resize(index.rows);
  return {std::move(fields), std::move(rows), index.inside != 0, index.odd};
}

}  // namespace kpi::structure_test
