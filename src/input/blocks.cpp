// SPDX-License-Identifier: MIT
// The rows of one input in blocks, for several workers: each loads and looks through a block on its
// own, but they are cut at row ends one after the other, so that what each begins with is known.
#include "input/blocks.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kpi {
namespace {

constexpr std::size_t kLargestBlock = 64U << 20U;
constexpr std::size_t kLead = 4096;  // rows that are cut by a block's end are shorter as a rule

/// How often a byte is there, in steps that compilers do with vectors.
std::uint64_t count_bytes(std::string_view text, char wanted) {
  constexpr std::size_t kStep = 128;
  std::uint64_t count = 0;
  while (text.size() >= kStep) {
    std::uint8_t in_step = 0;
    for (std::size_t i = 0; i < kStep; ++i) {
      in_step = static_cast<std::uint8_t>(in_step + (text[i] == wanted ? 1 : 0));
    }
    count += in_step;
    text.remove_prefix(kStep);
  }
  return count + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), wanted));
}

}  // namespace

/// Makes room for bytes to load behind a lead.
void Block::reserve(std::size_t lead, std::size_t size) {
  const std::size_t needed = lead + size + kPadding;
  if (buffer_.size() < needed) buffer_.resize(needed);
  lead_ = lead;
}

/// The text followed by the loaded bytes up to `end`, where the first of them stand.
std::string_view Block::put_before(std::string_view text, std::size_t end) {
  if (text.size() + kPadding > lead_) {
    std::vector<char> larger(text.size() + 2 * kPadding + size_ + kPadding);
    const std::size_t lead = text.size() + 2 * kPadding;
    std::copy_n(buffer_.data() + lead_, size_, larger.data() + lead);
    buffer_ = std::move(larger);
    lead_ = lead;
  }
  char* const begin = buffer_.data() + lead_ - text.size();
  std::copy_n(text.data(), text.size(), begin);
  return {begin, text.size() + end};
}

/// Adds a row without line end to the rows: it stands behind them already, unless there are none.
void Block::append_last(std::string_view row, bool rows_before) {
  if (!rows_before) {
    size_ = 0;
    rows_.text = put_before(row, 0);
  } else {
    rows_.text = {rows_.text.data(), rows_.text.size() + row.size()};
  }
  const char* const end = rows_.text.data() + rows_.text.size();
  buffer_[static_cast<std::size_t>(end - buffer_.data())] = '\n';
  rows_.text = {rows_.text.data(), rows_.text.size() + 1};
}

BlockReader::BlockReader(RowsOfInput rows, std::size_t block_size, const Structure& structure)
    : input_{std::move(rows)},
      block_size_{std::clamp(block_size, std::size_t{1}, kLargestBlock)},
      structure_{structure} {
  begun_.offset = input_.begin;
  begun_.line = input_.line;
}

std::size_t BlockReader::most_workers() const {
  if (!input_.source->is_regular()) return std::numeric_limits<std::size_t>::max();
  const std::uint64_t bytes = input_.source->size() - std::min(input_.begin, input_.source->size());
  return static_cast<std::size_t>(bytes / block_size_ + 1);
}

bool BlockReader::next(Block& block) {
  if (!load(block)) return false;
  BlockScan scan;
  if (input_.plain_lines) {
    scan.line_ends = lines_in(block.loaded());
  } else {
    scan = structure_.scan(block.loaded(), input_.dialect);
  }
  {
    std::unique_lock lock{cutting_};
    turns_.wait(lock, [&] { return turn_ == block.number_ || failed_ < block.number_; });
    if (failed_ < block.number_) return false;
    cut(block, scan);
    ++turn_;
  }
  turns_.notify_all();
  return true;
}

void BlockReader::fail(const Block& block, std::exception_ptr error) {
  {
    const std::lock_guard lock{loading_};
    ended_ = true;
  }
  const std::lock_guard lock{cutting_};
  if (block.number_ <= failed_) {
    failed_ = block.number_;
    error_ = std::move(error);
  }
  turns_.notify_all();
}

void BlockReader::rethrow() const {
  if (error_) std::rethrow_exception(error_);
}

/// Takes the next bytes; false at the end.
bool BlockReader::load(Block& block) {
  std::unique_lock lock{loading_};
  if (ended_) return false;
  block.number_ = next_++;
  if (!input_.source->is_regular()) {
    load_stream(block);
    ended_ = block.last_;
    return true;
  }
  const std::uint64_t size = input_.source->size();
  const std::uint64_t begin = input_.begin + block.number_ * block_size_;
  const auto wanted = std::min<std::uint64_t>(block_size_, size - std::min(begin, size));
  block.last_ = begin + wanted >= size;
  ended_ = block.last_;
  lock.unlock();
  block.reserve(kLead, static_cast<std::size_t>(wanted));
  block.size_ = 0;
  char* const bytes = block.buffer_.data() + block.lead_;
  while (block.size_ < wanted) {
    block.size_ += input_.source->read_at(
        begin + block.size_, {bytes + block.size_, static_cast<std::size_t>(wanted) - block.size_});
  }
  return true;
}

/// Fills a block, if the stream has so much left.
void BlockReader::load_stream(Block& block) {
  block.reserve(kLead, block_size_);
  block.size_ = std::min(block_size_, input_.ahead.size() - ahead_used_);
  char* const bytes = block.buffer_.data() + block.lead_;
  std::copy_n(input_.ahead.data() + ahead_used_, block.size_, bytes);
  ahead_used_ += block.size_;
  block.last_ = false;
  while (block.size_ < block_size_ && !block.last_) {
    const std::size_t count = input_.source->read({bytes + block.size_, block_size_ - block.size_});
    block.size_ += count;
    block.last_ = count == 0;
  }
}

/// Finds the rows of a block that begins where those before it have ended, and keeps what is left.
void BlockReader::cut(Block& block, const BlockScan& scan) {
  block.rows_ = {};
  const Cut found = find_cut(block.loaded(), scan);
  if (found.rows_end == QuoteFollower::kNone) {
    go_on(block, found, scan.line_ends);
  } else {
    cut_off(block, found, scan.line_ends);
  }
  if (block.last_) end_input(block, found.rows_end != QuoteFollower::kNone);
}

BlockReader::Cut BlockReader::find_plain_cut(std::string_view text) const {
  Cut cut;
  const std::size_t first = text.find(input_.dialect.line_end);
  if (first == std::string_view::npos) return cut;
  cut.first_end = first + 1;
  cut.rows_end = text.rfind(input_.dialect.line_end) + 1;
  return cut;
}

BlockReader::Cut BlockReader::find_cut(std::string_view text, const BlockScan& scan) {
  if (input_.plain_lines) return find_plain_cut(text);
  if (text.size() >= kChunk && !begun_.overlong && joins(text)) {
    const bool inside = begun_.state == QuoteState::Quoted;
    const BlockScan::From& from = scan.from[inside ? 1 : 0];
    if (from.clean) {
      return {QuoteFollower::kNone, from.rows_end, true,
              state_behind(text, inside != scan.odd_quotes)};
    }
  }
  QuoteFollower follower{input_.dialect, begun_.state};
  QuoteFollower& used = begun_.overlong ? *begun_.overlong : follower;
  const QuoteFollower::Found found = used.follow(text);
  return {found.first_end, found.rows_end, found.clean, used.state()};
}

/// Whether a block's first bytes may follow what stands before them.
bool BlockReader::joins(std::string_view text) const {
  const Dialect& dialect = input_.dialect;
  switch (begun_.state) {
    case QuoteState::FieldStart:
    case QuoteState::Quoted:
      return true;
    case QuoteState::Plain:
      return text[0] != dialect.quote;
    case QuoteState::Closed:
      return text[0] == dialect.delimiter || text[0] == dialect.line_end ||
             text[0] == dialect.quote || (text[0] == '\r' && text[1] == dialect.line_end);
    case QuoteState::ClosedReturn:
      break;
  }
  return text[0] == dialect.line_end;
}

/// The state behind a text whose quotes are all in place.
QuoteState BlockReader::state_behind(std::string_view text, bool inside) const {
  const Dialect& dialect = input_.dialect;
  if (inside) return QuoteState::Quoted;
  const char last = text.back();
  if (last == dialect.quote) return QuoteState::Closed;
  if (last == dialect.delimiter || last == dialect.line_end) return QuoteState::FieldStart;
  const bool behind_close = last == '\r' && text[text.size() - 2] == dialect.quote;
  return behind_close ? QuoteState::ClosedReturn : QuoteState::Plain;
}

std::uint64_t BlockReader::lines_in(std::string_view text) const {
  return count_bytes(text, input_.dialect.line_end);
}

/// No row ends in the block: all of it belongs to the row that has begun.
void BlockReader::go_on(Block& block, const Cut& found, std::uint64_t line_ends) {
  begun_.bytes += block.loaded().size();
  begun_.lines += line_ends;
  begun_.clean = begun_.clean && found.clean;
  begun_.state = found.state;
  if (begun_.overlong) return;
  begun_.text += block.loaded();
  if (begun_.text.size() <= kLongestRow || block.last_) return;
  begun_.overlong.emplace(input_.dialect, begun_.line);
  begun_.overlong->follow(begun_.text);
  begun_.text = {};
}

/// Gives the block the rows that end in it.
void BlockReader::cut_off(Block& block, const Cut& found, std::uint64_t line_ends) {
  const std::string_view rest = block.loaded().substr(found.rows_end);
  const std::uint64_t lines_of_rest = lines_in(rest);
  BlockRows& rows = block.rows_;
  rows.offset = begun_.offset;
  rows.line = begun_.line;
  rows.clean = begun_.clean && found.clean;
  begun_.line += begun_.lines + line_ends - lines_of_rest;
  if (begun_.overlong) {
    rows.overlong = rows.line;
    rows.overlong_offset = begun_.offset;
    rows.offset += begun_.bytes + found.first_end;
    rows.line += begun_.lines + lines_in(block.loaded().substr(0, found.first_end));
    rows.text = block.loaded().substr(0, found.rows_end).substr(found.first_end);
    rows.clean = false;
    begun_.overlong.reset();
  } else {
    rows.text = block.put_before(begun_.text, found.rows_end);
  }
  begun_.offset += begun_.bytes + found.rows_end;
  begun_.bytes = rest.size();
  // The rest may have moved with the block.
  begun_.text = block.loaded().substr(found.rows_end);
  begun_.lines = lines_of_rest;
  begun_.clean = found.clean;
  begun_.state = found.state;
}

/// The row that has begun ends with the input, or quotes in it do not.
void BlockReader::end_input(Block& block, bool rows_before) {
  BlockRows& rows = block.rows_;
  const std::uint64_t last_line = begun_.line + begun_.lines;
  if (begun_.overlong) {
    rows.line = last_line;
    if (begun_.state == QuoteState::Quoted) {
      rows.unclosed = UnclosedQuote{begun_.overlong->opened(), last_line};
    } else {
      rows.overlong = begun_.line;
      rows.overlong_offset = begun_.offset;
    }
  } else if (begun_.state == QuoteState::Quoted) {
    QuoteFollower follower{input_.dialect, begun_.line};
    follower.follow(begun_.text);
    rows.unclosed = UnclosedQuote{follower.opened(), last_line};
  } else if (!begun_.text.empty()) {
    block.append_last(begun_.text, rows_before);
    if (!rows_before) {
      rows.offset = begun_.offset;
      rows.line = begun_.line;
    }
    rows.clean = rows.clean && begun_.clean;
  }
}

}  // namespace kpi
