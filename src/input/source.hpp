// SPDX-License-Identifier: MIT
// The bytes of one input: a file, or a stream such as standard input.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kpi {

/// An open input. Regular files are read up to the size they had when they were opened. Throws
/// Error: CannotOpen from the constructor, ReadWrite from everything else.
class ByteSource {
 public:
  /// A path, or "-" for standard input.
  explicit ByteSource(const std::string& name);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource();

  /// The name for messages, escaped.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The next bytes; 0 at the end.
  std::size_t read(std::span<char> into);
  /// The first bytes of the input, without consuming them; fewer only where the input is shorter.
  std::string_view peek(std::size_t count);
  /// Makes rewind() possible. A stream is copied to a temporary file that has no name.
  void make_rereadable();
  void rewind();
  /// Whether any byte can be read at any time: a regular file, or the copy of a stream.
  [[nodiscard]] bool is_regular() const { return regular_; }
  /// The size when it was opened; only of a regular file.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Bytes from a place of a regular file, at least one before its end; for several threads.
  std::size_t read_at(std::uint64_t position, std::span<char> into) const;
  /// Whether a regular file is longer now than when it was opened.
  [[nodiscard]] bool grew() const;

 private:
  std::size_t read_file(std::span<char> into);
  void close();

  std::string name_;
  int fd_ = -1;
  bool regular_ = false;
  std::uint64_t size_ = 0;      // of a regular file when opened
  std::uint64_t position_ = 0;  // of the next byte from the file
  std::string head_;            // bytes read ahead by peek()
  std::size_t head_used_ = 0;
};

}  // namespace kpi
