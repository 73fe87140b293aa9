// SPDX-License-Identifier: MIT
// Bytes that can be opened like a file, without a disk.
#include "memory_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>

#include "require.hpp"

namespace kpi::fuzz {
namespace {

void write_all(int fd, std::string_view bytes) {
  require(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
          "the input of the target cannot be written");
}

}  // namespace

MemoryFile::MemoryFile(std::string_view bytes) : fd_{memfd_create("log", MFD_CLOEXEC)} {
  require(fd_ >= 0, "no file in memory can be made");
  write_all(fd_, bytes);
}

MemoryFile::~MemoryFile() {
  close(fd_);
}

std::string MemoryFile::path() const {
  return "/proc/self/fd/" + std::to_string(fd_);
}

PipedInput::PipedInput(std::string_view bytes) {
  std::array<int, 2> ends{};
  require(pipe(ends.data()) == 0 && dup2(ends[0], STDIN_FILENO) >= 0, "no pipe can be made");
  close(ends[0]);
  write_all(ends[1], bytes);
  close(ends[1]);
}

PipedInput::~PipedInput() {
  close(STDIN_FILENO);
  open("/dev/null", O_RDONLY);
}

}  // namespace kpi::fuzz
