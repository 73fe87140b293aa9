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
    Scan scan{block, dialect, {}, {}, 0, 0, false};
    const std::size_t whole = block.size() / kChunk * kChunk;
    for (std::size_t at = 0; at < whole; at += kChunk) scan.take(at, ~Mask{0});
    if (whole < block.size()) scan.take(whole, (Mask{1} << (block.size() - whole)) - 1);
    found.from[0] = scan.outside.result();
    found.from[1] = scan.inside.result();
    found.line_ends = scan.line_ends;
    found.odd_quotes = scan.odd;
    return found;
  }

  struct Scan {
    std::string_view block;
    Dialect dialect;
    Hypothesis outside, inside;  // what the block begins in
    Mask pending;                // a closing quote at the end of the chunk before wants a look
    std::uint64_t line_ends;
    bool odd;  // number of quotes so far

    void take(std::size_t at, Mask within) {
      const Chunk chunk{block.data() + at};
      const Mask ends = chunk.equal(dialect.line_end) & within;
      const Mask quotes = chunk.equal(dialect.quote) & within;
      line_ends += count(ends);
      if ((quotes | pending) != 0) {
        take_quotes(chunk, at, within);
      } else if (ends != 0) {
        (odd ? inside : outside).take_line_ends(ends, at);
      }
    }

    void take_quotes(const Chunk& chunk, std::size_t at, Mask within) {
      const ChunkMasks masks{chunk.equal(dialect.delimiter) & within,
                             chunk.equal(dialect.line_end) & within,
                             chunk.equal(dialect.quote) & within, 0};
      const Mask returns = chunk.equal('\r') & within;
      const Mask within_quotes = parities(masks.quote) ^ (odd ? ~Mask{0} : Mask{0});
      // What stands before the block is for its reader to look at.
      const bool after_special = at == 0 || is_special(block[at - 1], dialect);
      const Mask before =
          (masks.delimiter | masks.line_end | masks.quote) << 1U | (after_special ? 1U : 0U);
      outside.check(masks, returns, within_quotes, before, within);
      inside.check(masks, returns, ~within_quotes, before, within);
      outside.take_line_ends(masks.line_end & ~within_quotes, at);
      inside.take_line_ends(masks.line_end & within_quotes, at);
      odd = odd != (count(masks.quote) % 2 == 1);
      pending =
          outside.after_close | outside.after_return | inside.after_close | inside.after_return;
    }
  };

  static bool is_special(char c, Dialect dialect) {
    return c == dialect.delimiter || c == dialect.line_end || c == dialect.quote;
  }

  static void index(const char* text, std::size_t from, std::size_t to, Dialect dialect,
                    RowIndex& out) {
    Index index{
        text,       dialect, out.field_ends, out.field_ends + out.fields, out.row_ends + out.rows,
        out.inside, 0};
    const std::size_t whole = from + (to - from) / kChunk * kChunk;
    for (std::size_t at = from; at < whole; at += kChunk) index.take(at, ~Mask{0});
    if (whole < to) index.take(whole, (Mask{1} << (to - whole)) - 1);
    out.fields = static_cast<std::size_t>(index.ends - out.field_ends);
    out.rows = static_cast<std::size_t>(index.rows - out.row_ends);
    out.inside = index.inside;
    out.odd = out.odd || index.odd != 0;
  }

  struct Index {
    const char* text;
    Dialect dialect;
    const std::uint32_t* first;  // of the ends
    std::uint32_t* ends;
    std::uint32_t* rows;
    Mask inside;
    Mask odd;

    void take(std::size_t at, Mask within) {
      const Chunk chunk{text + at};
      Mask line_ends = chunk.equal(dialect.line_end) & within;
      Mask all = line_ends | (chunk.equal(dialect.delimiter) & within);
      const Mask quotes = chunk.equal(dialect.quote) & within;
      odd |= chunk.odd() & within;
      if ((quotes | inside) != 0) {
        const Mask within_quotes = parities(quotes) ^ inside;
        line_ends &= ~within_quotes;
        all &= ~within_quotes;
        inside = Mask{0} - (within_quotes >> 63U);
      }
      const auto before = static_cast<std::uint32_t>(ends - first);
      for (; line_ends != 0; line_ends &= line_ends - 1) {
        *rows++ = before + count(all & (line_ends ^ (line_ends - 1)));
      }
      ends = Chunk::write_positions(all, static_cast<std::uint32_t>(at), ends);
    }
  };
};

}  // namespace kpi
