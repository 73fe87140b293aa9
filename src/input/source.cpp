// SPDX-License-Identifier: MIT
// The text of one input: of a file or a stream such as standard input, decompressed and turned into
// UTF-8 if need be.
#include "input/source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include "input/recognise.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr std::size_t kCopiedAtOnce = 256U << 10U;

/// An open file that vanishes when it is closed.
int open_nameless(const std::string& name) {
  const char* folder = std::getenv("TMPDIR");
  std::string path = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp");
  path += "/.kpi-XXXXXX";
  const int fd = mkostemp(path.data(), O_CLOEXEC);
  if (fd < 0) {
    throw Error(FaultKind::ReadWrite,
                name + ": this stream has to be read twice, and no temporary copy can be made: " +
                    std::generic_category().message(errno));
  }
  unlink(path.c_str());
  return fd;
}

void write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      throw Error(FaultKind::ReadWrite,
                  name + ": temporary copy: " + std::generic_category().message(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

ByteSource::ByteSource(const std::string& name, ReadingProgress* progress,
                       const std::string& encoding, std::optional<std::uint64_t> max_decompressed)
    : stored_{std::make_unique<StoredBytes>(name, progress)}, max_decompressed_{max_decompressed} {
  encoding_.name = encoding;
  begin();
}

/// Looks at the first stored bytes, which tell whether they are compressed, and then at the first
/// ones of the content, which tell how it is encoded.
void ByteSource::begin() {
  decompressor_.reset();
  transcoder_.reset();
  head_.clear();
  head_used_ = 0;
  fill_head(kSignatureBytes);
  decompressor_ = find_decompressor(*stored_, head_, max_decompressed_);
  if (decompressor_) head_.clear();
  if (encoding_.name.empty()) {
    fill_head(kHeadBytes);
    encoding_ = find_encoding(head_);
  }
  if (!encoding_.is_utf8()) transcode();
}

/// From here on the content is encoded bytes, of which those read ahead are the first.
void ByteSource::transcode() {
  transcoder_ = std::make_unique<Transcoder>(
      encoding_.name, name(),
      // Not this, which may move.
      [stored = stored_.get(), decompressor = decompressor_.get(), head = std::exchange(head_, {}),
       used = std::size_t{0}](std::span<char> into) mutable {
        if (used < head.size()) {
          const std::size_t count = head.copy(into.data(), into.size(), used);
          used += count;
          return count;
        }
        return decompressor != nullptr ? decompressor->read(into) : stored->read(into);
      });
}

std::string_view ByteSource::compression() const {
  return decompressor_ ? decompressor_->name() : std::string_view{};
}

std::size_t ByteSource::read_content(std::span<char> into) {
  return decompressor_ ? decompressor_->read(into) : stored_->read(into);
}

std::size_t ByteSource::read_text(std::span<char> into) {
  return transcoder_ ? transcoder_->read(into) : read_content(into);
}

std::size_t ByteSource::read(std::span<char> into) {
  const std::size_t ahead = std::min(into.size(), head_.size() - head_used_);
  if (ahead == 0) return read_text(into);
  std::memcpy(into.data(), head_.data() + head_used_, ahead);
  head_used_ += ahead;
  return ahead;
}

void ByteSource::fill_head(std::size_t count) {
  head_.erase(0, std::exchange(head_used_, 0));
  while (head_.size() < count) {
    const std::size_t had = head_.size();
    head_.resize(count);
    const std::size_t got = read_text(std::span{head_}.subspan(had));
    head_.resize(had + got);
    if (got == 0) break;
  }
}

std::string_view ByteSource::peek(std::size_t count) {
  fill_head(count);
  return std::string_view{head_}.substr(0, count);
}

void ByteSource::make_rereadable() {
  if (can_rewind()) return;
  const int copy = open_nameless(name());
  std::uint64_t copied = 0;
  try {
    std::vector<char> block(kCopiedAtOnce);
    while (const std::size_t count = read(block)) {
      write_all(copy, {block.data(), count}, name());
      copied += count;
    }
  } catch (...) {
    ::close(copy);
    throw;
  }
  // The copy is plain UTF-8, whatever the stream was.
  decompressor_.reset();
  transcoder_.reset();
  head_.clear();
  head_used_ = 0;
  stored_->replace(copy, copied);
}

void ByteSource::rewind() {
  stored_->rewind();
  if (decompressor_ || transcoder_) {
    begin();
  } else {
    head_.clear();
    head_used_ = 0;
  }
}

}  // namespace kpi
