// SPDX-License-Identifier: MIT
// The passes over the masks of delimited text, written once for every kind of chunk.
#pragma once

#include "input/structure.hpp"

namespace kpi {

/// A Chunk is made of 64 bytes; it gives the mask of the bytes equal to one, that of the odd bytes,
/// and writes the positions of a mask's bits. Everything here depends on that type, so that code
/// for different processors is never mixed.
template <typename Chunk>
struct Passes {
  static const Structure& all() {
    static constexpr Structure kAll{masks, scan, index};
    return kAll;
  }

 private:
  /// Each bit becomes the parity of itself and all below it: inside quotes from an opening quote up
  /// to the byte before the closing one.
  static Mask parities(Mask quotes) {
    for (unsigned shift = 1; shift < kChunk; shift *= 2) quotes ^= quotes << shift;
    return quotes;
  }
  static Mask valid(std::size_t bytes) {
    return bytes >= kChunk ? ~Mask{0} : (Mask{1} << bytes) - 1;
  }
  static unsigned count(Mask mask) { return static_cast<unsigned>(__builtin_popcountll(mask)); }

  static ChunkMasks masks(const char* bytes, Dialect dialect) {
    const Chunk chunk{bytes};
    return {chunk.equal(dialect.delimiter), chunk.equal(dialect.line_end),
            chunk.equal(dialect.quote), chunk.odd()};
  }

  /// The quotes of a block from one of the states that it may begin in.
  struct Hypothesis {
    Mask after_close = 0;     // the byte before the chunk is a closing quote
    Mask after_return = 0;    // or a carriage return behind one
    Mask stray = 0;           // quotes that stand where none may
    Mask last_line_ends = 0;  // of the last chunk that has any outside quotes
    std::size_t last_chunk = 0;

    void take_line_ends(Mask line_ends, std::size_t at) {
      if (line_ends == 0) return;
      last_line_ends = line_ends;
      last_chunk = at;
    }
    /// `inside` is that of the state behind each byte.
    void check(const ChunkMasks& masks, Mask returns, Mask inside, Mask before, Mask within) {
      const Mask special = masks.delimiter | masks.line_end | masks.quote;
      const Mask closing = masks.quote & ~inside;
      const Mask behind_close = (closing << 1U | after_close) & within;
      const Mask behind_return = ((behind_close & returns) << 1U | after_return) & within;
      stray |= masks.quote & inside & ~before;
      stray |= behind_close & ~(special | returns);
      stray |= behind_return & ~masks.line_end;
      after_close = closing >> 63U;
      after_return = (behind_close & returns) >> 63U;
    }
    [[nodiscard]] BlockScan::From result() const {
      BlockScan::From from;
      from.clean = stray == 0;
      if (last_line_ends != 0) {
        from.rows_end =
            last_chunk + kChunk - static_cast<std::size_t>(__builtin_clzll(last_line_ends));
      }
      return from;
    }
  };

  static BlockScan scan(std::string_view block, Dialect dialect) {
    BlockScan found;
    Hypothesis from[2];  // NOLINT(modernize-avoid-c-arrays): no code of the library is wanted here
    bool odd = false;    // number of quotes so far
    for (std::size_t at = 0; at < block.size(); at += kChunk) {
      const Chunk chunk{block.data() + at};
      const Mask within = valid(block.size() - at);
      ChunkMasks masks;
      masks.line_end = chunk.equal(dialect.line_end) & within;
      masks.quote = chunk.equal(dialect.quote) & within;
      found.line_ends += count(masks.line_end);
      const Mask pending =
          from[0].after_close | from[1].after_close | from[0].after_return | from[1].after_return;
      if ((masks.quote | pending) == 0) {
        from[odd ? 1 : 0].take_line_ends(masks.line_end, at);
        continue;
      }
      masks.delimiter = chunk.equal(dialect.delimiter) & within;
      const Mask returns = chunk.equal('\r') & within;
      const Mask inside = parities(masks.quote) ^ (odd ? ~Mask{0} : Mask{0});
      // What stands before the block is for its reader to look at.
      const bool after_special = at == 0 || is_special(block[at - 1], dialect);
      const Mask before =
          (masks.delimiter | masks.line_end | masks.quote) << 1U | (after_special ? 1U : 0U);
      from[0].check(masks, returns, inside, before, within);
      from[1].check(masks, returns, ~inside, before, within);
      from[0].take_line_ends(masks.line_end & ~inside, at);
      from[1].take_line_ends(masks.line_end & inside, at);
      odd = odd != (count(masks.quote) % 2 == 1);
    }
    found.from[0] = from[0].result();
    found.from[1] = from[1].result();
    found.odd_quotes = odd;
    return found;
  }

  static bool is_special(char c, Dialect dialect) {
    return c == dialect.delimiter || c == dialect.line_end || c == dialect.quote;
  }

  static void index(const char* text, std::size_t from, std::size_t to, Dialect dialect,
                    RowIndex& out) {
    std::uint32_t* ends = out.field_ends + out.fields;
    std::uint32_t* rows = out.row_ends + out.rows;
    Mask odd = 0;
    Mask carried = out.inside;
    for (std::size_t at = from; at < to; at += kChunk) {
      const Chunk chunk{text + at};
      const Mask within = valid(to - at);
      Mask line_ends = chunk.equal(dialect.line_end) & within;
      Mask all = line_ends | (chunk.equal(dialect.delimiter) & within);
      const Mask quotes = chunk.equal(dialect.quote) & within;
      odd |= chunk.odd() & within;
      if ((quotes | carried) != 0) {
        const Mask inside = parities(quotes) ^ carried;
        line_ends &= ~inside;
        all &= ~inside;
        carried = Mask{0} - (inside >> 63U);
      }
      const auto before = static_cast<std::uint32_t>(ends - out.field_ends);
      for (; line_ends != 0; line_ends &= line_ends - 1) {
        *rows++ = before + count(all & (line_ends ^ (line_ends - 1)));
      }
      ends = Chunk::write_positions(all, static_cast<std::uint32_t>(at), ends);
    }
    out.fields = static_cast<std::size_t>(ends - out.field_ends);
    out.rows = static_cast<std::size_t>(rows - out.row_ends);
    out.inside = carried;
    out.odd = out.odd || odd != 0;
  }
};

}  // namespace kpi
