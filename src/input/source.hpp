// SPDX-License-Identifier: MIT
// The text of one input: of a file or a stream such as standard input, decompressed and turned into
// UTF-8 if need be.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "input/decompressor.hpp"
#include "input/encoding.hpp"
#include "input/stored_bytes.hpp"

namespace kpi {

/// An open input. Files and streams that begin like gzip or zstd ones give what is compressed in
/// them, and text of another encoding is given as UTF-8. Regular files are read up to the size they
/// had when they were opened. Throws Error: CannotOpen from the constructor, ReadWrite from
/// everything, Data where compressed bytes or wide characters are damaged.
class ByteSource {
 public:
  /// A path, or "-" for standard input. What is read is counted in `progress`, where there is one.
  /// A known encoding, or empty: the first bytes tell. Compressed bytes may expand to
  /// `max_decompressed` ones.
  explicit ByteSource(const std::string& name, ReadingProgress* progress = nullptr,
                      const std::string& encoding = {},
                      std::optional<std::uint64_t> max_decompressed = std::nullopt);

  /// The name for messages, escaped.
  [[nodiscard]] const std::string& name() const { return stored_->name(); }
  /// How the text is stored.
  [[nodiscard]] const Encoding& encoding() const { return encoding_; }
  /// "gzip", "zstd", or empty.
  [[nodiscard]] std::string_view compression() const;
  /// The next bytes; 0 at the end.
  std::size_t read(std::span<char> into);
  /// The first bytes of the input, without consuming them; fewer only where the input is shorter.
  std::string_view peek(std::size_t count);
  /// Makes rewind() possible. A stream is copied to a temporary file that has no name.
  void make_rereadable();
  /// Whether the input can be read again from its first byte on.
  [[nodiscard]] bool can_rewind() const { return stored_->is_regular(); }
  void rewind();
  /// Whether any byte can be read at any time: a regular file of plain UTF-8, or the copy of a
  /// stream.
  [[nodiscard]] bool is_regular() const {
    return stored_->is_regular() && !decompressor_ && !transcoder_;
  }
  /// The size when it was opened, as it is stored; only where can_rewind().
  [[nodiscard]] std::uint64_t size() const { return stored_->size(); }
  /// Bytes from a place of a regular file, at least one before its end; for several threads.
  std::size_t read_at(std::uint64_t position, std::span<char> into) const {
    return stored_->read_at(position, into);
  }
  /// Whether a regular file is longer now than when it was opened.
  [[nodiscard]] bool grew() const { return stored_->grew(); }

 private:
  void begin();
  void transcode();
  std::size_t read_content(std::span<char> into);
  std::size_t read_text(std::span<char> into);
  void fill_head(std::size_t count);

  std::unique_ptr<StoredBytes> stored_;
  std::optional<std::uint64_t> max_decompressed_;
  std::unique_ptr<Decompressor> decompressor_;  // reads *stored_; null for plain bytes
  Encoding encoding_;
  std::unique_ptr<Transcoder> transcoder_;  // reads the content; null for UTF-8
  std::string head_;                        // text read ahead
  std::size_t head_used_ = 0;
};

}  // namespace kpi
