// SPDX-License-Identifier: MIT
// Reading one file with several workers: it is cut into pieces, each row belongs to the piece in
// which it begins, and where rows begin is proven from the quotes of all pieces before.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "input/csv.hpp"
#include "input/source.hpp"

namespace kpi {

/// The rows of a file from some byte on.
struct RowsOfFile {
  ByteSource* source = nullptr;  ///< a regular file
  Dialect dialect;               ///< rows end with a line feed
  std::uint64_t begin = 0;       ///< of the first row
  std::uint64_t line = 1;        ///< of the first row
};

/// What is known at the first byte of a piece from all pieces before it.
struct PieceState {
  bool quoted = false;  ///< the number of quotes before is odd
  std::uint64_t line = 1;
};

/// Hands the state of each piece on to the next, in order.
class PieceStates {
 public:
  PieceStates(std::size_t pieces, PieceState first);
  /// Waits for the state at the beginning of a piece; what the piece holds makes that of the next.
  PieceState pass(std::size_t piece, std::uint64_t quotes, std::uint64_t lines);
  /// Lets nobody wait for a piece that failed.
  void give_up();

 private:
  std::mutex mutex_;
  std::condition_variable known_;
  std::vector<std::optional<PieceState>> states_;
  bool given_up_ = false;
};

/// Takes the rows of a piece, one after the other; called by the worker of this index.
using TakeRow = std::function<void(std::size_t worker, const RawRow& row)>;

/// Reads all rows, each once, with this many workers. False when the quotes of the file do not
/// tell where rows begin: then what was taken is void, and the rows must be read one after the
/// other. Throws what reading in order would throw first.
bool read_in_pieces(const RowsOfFile& rows, std::size_t workers, std::uint64_t piece_size,
                    const TakeRow& take);

}  // namespace kpi
