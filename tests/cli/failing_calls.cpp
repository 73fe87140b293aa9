// SPDX-License-Identifier: MIT
// Loaded before a program, makes one of its calls of the system fail: KPI_FAIL is NAME:NUMBER:HOW,
// as in "write:3:28", the third write fails with error 28. HOW may be "short" for one that takes
// a single byte only. The file KPI_FAILED is made when that happened.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

std::atomic<int> calls{0};

enum class Fate { Real, Short, Failed };

/// What becomes of this call. Sets errno where it fails.
Fate fate(std::string_view name) {
  const char* const asked = std::getenv("KPI_FAIL");
  if (asked == nullptr) return Fate::Real;
  const char* const number = std::strchr(asked, ':');
  const char* const how = number == nullptr ? nullptr : std::strchr(number + 1, ':');
  if (how == nullptr || name != std::string_view(asked, number)) return Fate::Real;
  if (++calls != std::atoi(number + 1)) return Fate::Real;
  if (const char* const mark = std::getenv("KPI_FAILED")) symlink("failed", mark);
  if (std::strcmp(how + 1, "short") == 0) return Fate::Short;
  errno = std::atoi(how + 1);
  return Fate::Failed;
}

template <typename Function>
Function* real(Function* /*like*/, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::size_t taken(Fate fate, std::size_t count) {
  return fate == Fate::Short && count > 1 ? 1 : count;
}

}  // namespace

extern "C" {

ssize_t read(int fd, void* into, std::size_t count) {
  const Fate what = fate("read");
  if (what == Fate::Failed) return -1;
  return real(&read, "read")(fd, into, taken(what, count));
}
ssize_t pread(int fd, void* into, std::size_t count, off_t at) {
  const Fate what = fate("pread");
  if (what == Fate::Failed) return -1;
  return real(&pread, "pread")(fd, into, taken(what, count), at);
}
ssize_t write(int fd, const void* from, std::size_t count) {
  const Fate what = fate("write");
  if (what == Fate::Failed) return -1;
  return real(&write, "write")(fd, from, taken(what, count));
}
int close(int fd) {
  const bool failed = fate("close") == Fate::Failed;
  const int error = errno;
  const int result = real(&close, "close")(fd);  // a file is closed even where closing fails
  if (!failed) return result;
  errno = error;
  return -1;
}
int fsync(int fd) {
  return fate("fsync") == Fate::Failed ? -1 : real(&fsync, "fsync")(fd);
}
int rename(const char* from, const char* to) noexcept {
  return fate("rename") == Fate::Failed ? -1 : real(&rename, "rename")(from, to);
}
int fchmod(int fd, mode_t mode) noexcept {
  return fate("fchmod") == Fate::Failed ? -1 : real(&fchmod, "fchmod")(fd, mode);
}
int fstat(int fd, struct stat* status) noexcept {
  return fate("fstat") == Fate::Failed ? -1 : real(&fstat, "fstat")(fd, status);
}
int open(const char* path, int flags, ...) {
  if (fate("open") == Fate::Failed) return -1;
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return real(&open, "open")(path, flags, mode);
}
int mkostemp(char* path, int flags) {
  return fate("mkostemp") == Fate::Failed ? -1 : real(&mkostemp, "mkostemp")(path, flags);
}
}
