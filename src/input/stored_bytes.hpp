// SPDX-License-Identifier: MIT
// The bytes of one input as they are stored: a file, or a stream such as standard input.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>

#include "kpi/reader.hpp"

namespace kpi {

/// An open file or stream. Regular files are read up to the size they had when they were opened.
/// Throws Error: CannotOpen from the constructor, ReadWrite from everything else.
class StoredBytes {
 public:
  /// A path, or "-" for standard input. What is read is counted in `progress`, where there is one.
  StoredBytes(const std::string& name, ReadingProgress* progress);
  StoredBytes(const StoredBytes&) = delete;
  StoredBytes& operator=(const StoredBytes&) = delete;
  ~StoredBytes();

  /// The name for messages, escaped.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The next bytes; 0 at the end.
  std::size_t read(std::span<char> into);
  /// Whether any byte can be read at any time.
  [[nodiscard]] bool is_regular() const { return regular_; }
  /// The size when it was opened; only of a regular file.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Bytes from a place of a regular file, at least one before its end; for several threads.
  std::size_t read_at(std::uint64_t position, std::span<char> into) const;
  /// Goes back to the first byte of a regular file.
  void rewind();
  /// Goes on with the first byte of a file of this size, which is closed in the end.
  void replace(int file, std::uint64_t size);
  /// Whether a regular file is longer now than when it was opened.
  [[nodiscard]] bool grew() const;

 private:
  void count(std::size_t bytes) const;
  void close();

  std::string name_;
  int fd_ = -1;
  bool regular_ = false;
  std::uint64_t size_ = 0;      // of a regular file when opened
  std::uint64_t position_ = 0;  // of the next byte
  ReadingProgress* progress_;
  mutable std::atomic<std::uint64_t> counted_{0};  // of progress_->bytes, since the first byte
};

}  // namespace kpi
