// SPDX-License-Identifier: MIT
// The bytes of JSON being read, with room behind them that the parser may look at.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "input/csv.hpp"
#include "input/json_walk.hpp"

namespace kpi {

class JsonBuffer {
 public:
  explicit JsonBuffer(ReadBytes read) : read_{std::move(read)}, bytes_(kBlock, '\0') {}

  /// What was read and not taken yet.
  [[nodiscard]] std::string_view rest() const {
    return std::string_view{bytes_}.substr(begin_, end_ - begin_);
  }
  /// Drops bytes from the head of the rest; they stay where they are until more are read.
  void take(std::size_t count) { begin_ += count; }
  /// Reads more bytes behind the rest, which may move; false at the end of the input.
  bool refill() {
    if (exhausted_) return false;
    if (begin_ > 0) {
      std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (end_ + kJsonPadding == bytes_.size()) bytes_.resize(bytes_.size() * 2);
    const std::size_t count = read_({bytes_.data() + end_, bytes_.size() - kJsonPadding - end_});
    end_ += count;
    exhausted_ = count == 0;
    return count > 0;
  }

 private:
  static constexpr std::size_t kBlock = 256U << 10U;

  ReadBytes read_;
  std::string bytes_;  // kJsonPadding of them are never read into
  std::size_t begin_ = 0, end_ = 0;
  bool exhausted_ = false;
};

}  // namespace kpi
