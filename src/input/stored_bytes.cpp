// SPDX-License-Identifier: MIT
// The bytes of one input as they are stored: a file, or a stream such as standard input.
#include "input/stored_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "kpi/error.hpp"

namespace kpi {
namespace {

[[noreturn]] void fail(FaultKind kind, const std::string& name, const std::string& what) {
  throw Error(kind, name + ": " + what);
}

}  // namespace

StoredBytes::StoredBytes(const std::string& name, ReadingProgress* progress)
    : name_{name.empty() ? in_quotes(name) : escaped(name)}, progress_{progress} {
  if (name == "-") {
    name_ = "standard input";
    fd_ = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  } else {
    fd_ = open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  }
  if (fd_ < 0) fail(FaultKind::CannotOpen, name_, std::generic_category().message(errno));
  struct stat status {};
  const int error = fstat(fd_, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
  if (error != 0) {
    close();
    fail(FaultKind::CannotOpen, name_, std::generic_category().message(error));
  }
  regular_ = S_ISREG(status.st_mode);
  size_ = static_cast<std::uint64_t>(status.st_size);
  if (regular_ && name == "-") {
    const off_t at = lseek(fd_, 0, SEEK_CUR);  // a shell may have read the first lines already
    regular_ = at == 0;
  }
}

StoredBytes::~StoredBytes() {
  close();
}

void StoredBytes::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

void StoredBytes::count(std::size_t bytes) const {
  if (progress_ == nullptr) return;
  counted_.fetch_add(bytes, std::memory_order_relaxed);
  progress_->bytes.fetch_add(bytes, std::memory_order_relaxed);
}

std::size_t StoredBytes::read_at(std::uint64_t position, std::span<char> into) const {
  const auto wanted =
      static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), size_ - position));
  while (wanted > 0) {
    const ssize_t got = pread(fd_, into.data(), wanted, static_cast<off_t>(position));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(FaultKind::ReadWrite, name_, std::generic_category().message(errno));
    if (got == 0) fail(FaultKind::ReadWrite, name_, "the file shrank while it was read");
    count(static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }
  return 0;
}

std::size_t StoredBytes::read(std::span<char> into) {
  if (regular_) {
    const std::size_t got = read_at(position_, into);
    position_ += got;
    return got;
  }
  while (!into.empty()) {
    const ssize_t got = ::read(fd_, into.data(), into.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(FaultKind::ReadWrite, name_, std::generic_category().message(errno));
    count(static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }
  return 0;
}

void StoredBytes::rewind() {
  position_ = 0;
  // What is read again is not read twice as far.
  if (progress_ != nullptr) progress_->bytes -= counted_.exchange(0);
}

void StoredBytes::replace(int file, std::uint64_t size) {
  close();
  fd_ = file;
  regular_ = true;
  size_ = size;
  rewind();
}

bool StoredBytes::grew() const {
  struct stat status {};
  return regular_ && fstat(fd_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) > size_;
}

}  // namespace kpi
