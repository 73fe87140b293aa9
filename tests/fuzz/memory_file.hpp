// SPDX-License-Identifier: MIT
// Bytes that can be opened like a file, without a disk.
#pragma once

#include <string>
#include <string_view>

namespace kpi::fuzz {

/// A regular file in memory, for as long as it lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();
  /// Opens as often as wanted.
  [[nodiscard]] std::string path() const;

 private:
  int fd_ = -1;
};

/// Bytes that come from standard input, as a pipe gives them, for as long as it lives. Not more
/// than a pipe holds.
class PipedInput {
 public:
  static constexpr std::size_t kMost = 60'000;
  explicit PipedInput(std::string_view bytes);
  PipedInput(const PipedInput&) = delete;
  PipedInput& operator=(const PipedInput&) = delete;
  ~PipedInput();
};

}  // namespace kpi::fuzz
