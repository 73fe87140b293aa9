// SPDX-License-Identifier: MIT
// Reading one file with several workers.
#include "input/pieces.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

namespace kpi {
namespace {

/// Where the rows of a piece lie, found by its worker.
struct PieceRows {
  bool any = false;         // some row begins in the piece
  std::uint64_t first = 0;  // begin of the first of them
  std::uint64_t next = 0;   // behind the last of them
  std::exception_ptr error;
};

class PieceReader {
 public:
  PieceReader(const RowsOfFile& rows, std::uint64_t piece_size, const TakeRow& take)
      : rows_{rows},
        piece_size_{piece_size},
        take_{take},
        end_{rows.source->size()},
        found_((end_ - rows.begin + piece_size - 1) / piece_size),
        states_{found_.size(), {false, rows.line}} {}

  bool read(std::size_t workers);

 private:
  void work(std::size_t worker);
  void read_piece(std::size_t worker, std::size_t piece, std::string& bytes);
  void take_rows(std::size_t worker, std::string_view bytes, std::uint64_t at, std::uint64_t line,
                 std::uint64_t piece_end, PieceRows& found);
  [[nodiscard]] bool adds_up() const;

  const RowsOfFile& rows_;
  std::uint64_t piece_size_;
  const TakeRow& take_;
  std::uint64_t end_;
  std::vector<PieceRows> found_;
  PieceStates states_;
  std::atomic<std::size_t> next_piece_{0};
};

/// Fills `bytes` from this place of the file on.
void load(ByteSource& source, std::uint64_t at, std::string& bytes) {
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    filled += source.read_at(at + filled, {bytes.data() + filled, bytes.size() - filled});
  }
}

/// The begin of the first row in bytes whose first is preceded by `before`; npos where none begins.
std::size_t first_row(std::string_view bytes, char before, bool quoted, Dialect dialect) {
  if (!quoted && before == dialect.line_end) return 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == dialect.quote) quoted = !quoted;
    if (bytes[i] == dialect.line_end && !quoted) return i + 1;
  }
  return std::string_view::npos;
}

bool PieceReader::read(std::size_t workers) {
  {
    std::vector<std::jthread> threads;  // joined at the end of this block
    try {
      for (std::size_t i = 1; i < std::min(workers, found_.size()); ++i) {
        threads.emplace_back([this, i] { work(i); });
      }
    } catch (const std::system_error&) {
      // Those that the system gives are enough.
    }
    work(0);
  }
  return adds_up();
}

void PieceReader::work(std::size_t worker) {
  std::string bytes;
  for (std::size_t piece = next_piece_++; piece < found_.size(); piece = next_piece_++) {
    try {
      read_piece(worker, piece, bytes);
    } catch (...) {
      found_[piece].error = std::current_exception();
      states_.give_up();
    }
  }
}

void PieceReader::read_piece(std::size_t worker, std::size_t piece, std::string& bytes) {
  // One byte before the piece tells whether a row begins with it.
  const std::uint64_t begin = rows_.begin + piece * piece_size_;
  const std::uint64_t end = std::min(begin + piece_size_, end_);
  const std::size_t lead = piece == 0 ? 0 : 1;
  bytes.resize(static_cast<std::size_t>(end - begin) + lead);
  load(*rows_.source, begin - lead, bytes);
  const std::string_view whole = std::string_view{bytes}.substr(lead);
  const auto count = [&](char c) {
    return static_cast<std::uint64_t>(std::count(whole.begin(), whole.end(), c));
  };
  const PieceState state =
      states_.pass(piece, count(rows_.dialect.quote), count(rows_.dialect.line_end));
  const char before = lead == 0 ? rows_.dialect.line_end : bytes[0];
  const std::size_t first = first_row(whole, before, state.quoted, rows_.dialect);
  if (first >= whole.size()) return;
  const auto skipped = static_cast<std::uint64_t>(std::count(
      whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(first), rows_.dialect.line_end));
  take_rows(worker, whole.substr(first), begin + first, state.line + skipped, end, found_[piece]);
}

/// Takes the rows that begin before the end of the piece; the last may reach beyond it.
void PieceReader::take_rows(std::size_t worker, std::string_view bytes, std::uint64_t at,
                            std::uint64_t line, std::uint64_t piece_end, PieceRows& found) {
  std::uint64_t beyond = piece_end;
  const auto read = [&](std::span<char> into) {
    if (!bytes.empty()) {
      const std::size_t count = std::min(bytes.size(), into.size());
      std::copy_n(bytes.data(), count, into.data());
      bytes.remove_prefix(count);
      return count;
    }
    // Little is missing of the last row as a rule.
    constexpr std::uint64_t kStep = 4096;
    const auto wanted = std::min<std::uint64_t>({into.size(), kStep, end_ - beyond});
    if (wanted == 0) return std::size_t{0};
    const std::size_t count =
        rows_.source->read_at(beyond, into.first(static_cast<std::size_t>(wanted)));
    beyond += count;
    return count;
  };
  CsvReader reader{read, rows_.dialect};
  reader.begin_at(at, line);
  found.any = true;
  found.first = at;
  found.next = at;
  RawRow row;
  while (reader.offset() < piece_end && reader.next(row)) take_(worker, row);
  found.next = reader.offset();
}

/// Whether the rows of each piece end where those of the next begin. Throws the error of the first
/// piece that has one, if everything before it adds up.
bool PieceReader::adds_up() const {
  std::uint64_t expected = rows_.begin;
  for (const PieceRows& piece : found_) {
    if (piece.any && piece.first != expected) return false;
    if (piece.error) std::rethrow_exception(piece.error);
    if (piece.any) expected = piece.next;
  }
  return expected == end_;
}

}  // namespace

PieceStates::PieceStates(std::size_t pieces, PieceState first) : states_(pieces + 1) {
  states_[0] = first;
}

PieceState PieceStates::pass(std::size_t piece, std::uint64_t quotes, std::uint64_t lines) {
  std::unique_lock lock{mutex_};
  known_.wait(lock, [&] { return states_[piece].has_value() || given_up_; });
  const PieceState state = states_[piece].value_or(PieceState{});
  states_[piece + 1] = PieceState{state.quoted != (quotes % 2 == 1), state.line + lines};
  known_.notify_all();
  return state;
}

void PieceStates::give_up() {
  const std::lock_guard lock{mutex_};
  given_up_ = true;
  known_.notify_all();
}

bool read_in_pieces(const RowsOfFile& rows, std::size_t workers, std::uint64_t piece_size,
                    const TakeRow& take) {
  if (rows.begin >= rows.source->size()) return true;
  return PieceReader{rows, piece_size, take}.read(workers);
}

}  // namespace kpi
