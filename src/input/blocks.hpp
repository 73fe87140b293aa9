// SPDX-License-Identifier: MIT
// The rows of one input in blocks, for several workers: each loads and looks through a block on its
// own, but they are cut at row ends one after the other, so that what each begins with is known.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/quote_state.hpp"
#include "input/source.hpp"
#include "input/structure.hpp"

namespace kpi {

/// The rows of an input from some byte on.
struct RowsOfInput {
  ByteSource* source = nullptr;
  Dialect dialect;           ///< rows end with a line feed
  std::uint64_t begin = 0;   ///< of the first row
  std::string ahead;         ///< of a stream: what has been read of the rows already
  std::uint64_t line = 1;    ///< of the first row
  bool plain_lines = false;  ///< quotes mean nothing: each line end is the end of a row
};

/// The whole rows that end in one block.
struct BlockRows {
  std::string_view text;                  ///< each row with its line end
  std::uint64_t offset = 0;               ///< of the first byte in the input
  std::uint64_t line = 1;                 ///< of the first byte
  bool clean = true;                      ///< each quote stands where it may
  std::optional<std::uint64_t> overlong;  ///< line of a row before these that is too long to keep
  std::uint64_t overlong_offset = 0;      ///< of its first byte in the input
  std::optional<UnclosedQuote> unclosed;  ///< what the input ends with, behind these rows
};

/// A worker's block: loaded bytes, and the rows in them.
class Block {
 public:
  /// Bytes that can be read behind the rows and before them.
  static constexpr std::size_t kPadding = kChunk;

  [[nodiscard]] const BlockRows& rows() const { return rows_; }
  /// The number of the block in the input.
  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  friend class BlockReader;

  [[nodiscard]] std::string_view loaded() const { return {buffer_.data() + lead_, size_}; }
  void reserve(std::size_t lead, std::size_t size);
  std::string_view put_before(std::string_view text, std::size_t end);
  void append_last(std::string_view row, bool rows_before);

  std::vector<char> buffer_;
  std::size_t lead_ = 0;  // where the loaded bytes begin; the row begun before goes in front
  std::size_t size_ = 0;
  std::uint64_t number_ = 0;
  bool last_ = false;
  BlockRows rows_;
};

/// Gives blocks to workers, in the order of the input.
class BlockReader {
 public:
  BlockReader(RowsOfInput rows, std::size_t block_size, const Structure& structure);

  /// The next block; false at the end of the input or when one before it has failed.
  bool next(Block& block);
  /// Says that a block could not be read or used; those behind it are in vain.
  void fail(const Block& block, std::exception_ptr error);
  /// Throws the error of the first block that has one.
  void rethrow() const;
  /// More workers find nothing to do.
  [[nodiscard]] std::size_t most_workers() const;

 private:
  /// The row that has begun in the blocks before, and what is known behind it.
  struct Begun {
    std::string text;
    std::uint64_t offset = 0;  // of its first byte in the input
    std::uint64_t bytes = 0;   // of it, kept or not
    std::uint64_t line = 1;    // in which it begins
    std::uint64_t lines = 0;   // line ends in it
    QuoteState state = QuoteState::FieldStart;
    bool clean = true;
    // Follows a row that is too long to be kept.
    std::optional<QuoteFollower> overlong;
  };
  /// What a block adds.
  struct Cut {
    std::size_t first_end = QuoteFollower::kNone;  // only behind an overlong row
    std::size_t rows_end = QuoteFollower::kNone;
    bool clean = true;
    QuoteState state = QuoteState::FieldStart;
  };

  bool load(Block& block);
  void load_stream(Block& block);
  void cut(Block& block, const BlockScan& scan);
  [[nodiscard]] Cut find_plain_cut(std::string_view text) const;
  [[nodiscard]] Cut find_cut(std::string_view text, const BlockScan& scan);
  [[nodiscard]] bool joins(std::string_view text) const;
  [[nodiscard]] QuoteState state_behind(std::string_view text, bool inside) const;
  void go_on(Block& block, const Cut& found, std::uint64_t line_ends);
  void cut_off(Block& block, const Cut& found, std::uint64_t line_ends);
  void end_input(Block& block, bool rows_before);
  [[nodiscard]] std::uint64_t lines_in(std::string_view text) const;

  static constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

  RowsOfInput input_;
  std::size_t block_size_;
  const Structure& structure_;

  std::mutex loading_;  // guards the next three
  std::uint64_t next_ = 0;
  std::size_t ahead_used_ = 0;
  bool ended_ = false;

  std::mutex cutting_;  // guards the rest
  std::condition_variable turns_;
  std::uint64_t turn_ = 0;
  std::uint64_t failed_ = kNever;
  std::exception_ptr error_;
  Begun begun_;
};

}  // namespace kpi
