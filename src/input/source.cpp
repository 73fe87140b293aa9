// SPDX-License-Identifier: MIT
// The bytes of one input: a file, or a stream such as standard input.
#include "input/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "kpi/error.hpp"

namespace kpi {
namespace {

std::string error_text(int number) {
  return std::generic_category().message(number);
}

[[noreturn]] void fail(FaultKind kind, const std::string& name, const std::string& what) {
  throw Error(kind, name + ": " + what);
}

/// An open file that vanishes when it is closed.
int open_nameless(const std::string& name) {
  const char* folder = std::getenv("TMPDIR");
  std::string path = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp");
  path += "/.kpi-XXXXXX";
  const int fd = mkostemp(path.data(), O_CLOEXEC);
  if (fd < 0) {
    fail(FaultKind::ReadWrite, name,
         "this stream has to be read twice, and no temporary copy can be made: " +
             error_text(errno));
  }
  unlink(path.c_str());
  return fd;
}

void write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(FaultKind::ReadWrite, name, "temporary copy: " + error_text(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

ByteSource::ByteSource(const std::string& name)
    : name_{name.empty() ? quoted(name) : escaped(name)} {
  if (name == "-") {
    name_ = "standard input";
    fd_ = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  } else {
    fd_ = open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  }
  if (fd_ < 0) fail(FaultKind::CannotOpen, name_, error_text(errno));
  struct stat status {};
  if (fstat(fd_, &status) != 0) fail(FaultKind::CannotOpen, name_, error_text(errno));
  if (S_ISDIR(status.st_mode)) {
    close();
    fail(FaultKind::CannotOpen, name_, error_text(EISDIR));
  }
  regular_ = S_ISREG(status.st_mode);
  size_ = static_cast<std::uint64_t>(status.st_size);
  if (regular_ && name == "-") {
    const off_t at = lseek(fd_, 0, SEEK_CUR);  // a shell may have read the first lines already
    regular_ = at == 0;
  }
}

ByteSource::ByteSource(ByteSource&& other) noexcept {
  *this = std::move(other);
}

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  if (this == &other) return *this;
  close();
  name_ = std::move(other.name_);
  fd_ = std::exchange(other.fd_, -1);
  regular_ = other.regular_;
  size_ = other.size_;
  position_ = other.position_;
  head_ = std::move(other.head_);
  head_used_ = other.head_used_;
  return *this;
}

ByteSource::~ByteSource() {
  close();
}

void ByteSource::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

std::size_t ByteSource::read_at(std::uint64_t position, std::span<char> into) const {
  const auto wanted =
      static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), size_ - position));
  while (wanted > 0) {
    const ssize_t count = pread(fd_, into.data(), wanted, static_cast<off_t>(position));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(FaultKind::ReadWrite, name_, error_text(errno));
    if (count == 0) fail(FaultKind::ReadWrite, name_, "the file shrank while it was read");
    return static_cast<std::size_t>(count);
  }
  return 0;
}

std::size_t ByteSource::read_file(std::span<char> into) {
  if (regular_) {
    const std::size_t count = read_at(position_, into);
    position_ += count;
    return count;
  }
  while (!into.empty()) {
    const ssize_t count = ::read(fd_, into.data(), into.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(FaultKind::ReadWrite, name_, error_text(errno));
    return static_cast<std::size_t>(count);
  }
  return 0;
}

std::size_t ByteSource::read(std::span<char> into) {
  const std::size_t ahead = std::min(into.size(), head_.size() - head_used_);
  if (ahead == 0) return read_file(into);
  std::memcpy(into.data(), head_.data() + head_used_, ahead);
  head_used_ += ahead;
  return ahead;
}

std::string_view ByteSource::peek(std::size_t count) {
  head_.erase(0, std::exchange(head_used_, 0));
  while (head_.size() < count) {
    const std::size_t had = head_.size();
    head_.resize(count);
    const std::size_t got = read_file(std::span{head_}.subspan(had));
    head_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view{head_}.substr(0, count);
}

void ByteSource::make_rereadable() {
  if (regular_) return;
  const int copy = open_nameless(name_);
  try {
    std::array<char, 65536> block{};
    std::uint64_t copied = 0;
    while (const std::size_t count = read(block)) {
      write_all(copy, {block.data(), count}, name_);
      copied += count;
    }
    size_ = copied;
  } catch (...) {
    ::close(copy);
    throw;
  }
  close();
  fd_ = copy;
  regular_ = true;
  rewind();
}

void ByteSource::rewind() {
  head_.clear();
  head_used_ = 0;
  position_ = 0;
}

bool ByteSource::grew() const {
  struct stat status {};
  return regular_ && fstat(fd_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) > size_;
}

}  // namespace kpi
