// SPDX-License-Identifier: MIT
// Output files: a temporary beside the target, synced, then renamed over it.
#include "cli/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "cli/descriptor.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 16;
constexpr mode_t kPermissions = 07777;

[[noreturn]] void throw_system_fault(FaultKind kind, const std::string& path, int error) {
  throw Error(kind, escaped(path) + ": " + std::strerror(error));
}

FileIdentity identity(const struct stat& status) {
  return {status.st_dev, status.st_ino};
}

/// The mode that open() would give a new file.
mode_t mode_of_new_file() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666 & ~mask);
}

/// The file behind symbolic links, so that a link stays a link; the path itself where none is.
std::string behind_links(const std::string& path) {
  std::array<char, PATH_MAX> resolved{};
  return ::realpath(path.c_str(), resolved.data()) == nullptr ? path : std::string(resolved.data());
}

/// With the slash; empty for a plain name.
std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

/// Some file systems cannot sync, which is no fault of the file.
int sync(int descriptor) {
  if (::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS) return 0;
  return errno;
}

/// The rename itself is durable only once the folder is on the disk.
int sync_folder_of(const std::string& path) {
  const std::string folder = folder_of(path);
  const int descriptor =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor == -1) return 0;  // a folder may be written without being readable
  const int error = sync(descriptor);
  ::close(descriptor);
  return error;
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  const int result = path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  if (result != 0) return std::nullopt;
  return identity(status);
}

std::vector<FileIdentity> identities_of(const std::vector<std::string>& paths) {
  std::vector<FileIdentity> identities;
  for (const std::string& path : paths) {
    if (const std::optional<FileIdentity> identity = identity_of(path)) {
      identities.push_back(*identity);
    }
  }
  return identities;
}

bool names_standard_output(std::string_view path) {
  return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

OutputFile::OutputFile(std::string path, const std::vector<FileIdentity>& inputs, bool is_private)
    : path_{std::move(path)}, target_{behind_links(path_)} {
  struct stat status {};
  if (::stat(path_.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) throw_system_fault(FaultKind::CannotCreate, path_, EISDIR);
    // What /dev/fd/9 leads to may be a plain file, but it is the descriptor that was asked for.
    direct_ = !S_ISREG(status.st_mode) || path_.starts_with("/dev/");
    for (const FileIdentity& input : inputs) {
      if (S_ISREG(status.st_mode) && input == identity(status)) {
        throw Error(FaultKind::CannotCreate, escaped(path_) + ": is an input",
                    "write to another file");
      }
    }
    if (::access(path_.c_str(), W_OK) != 0)
      throw_system_fault(FaultKind::CannotCreate, path_, errno);
    mode_ = status.st_mode & kPermissions;
  } else if (errno != ENOENT) {
    throw_system_fault(FaultKind::CannotCreate, path_, errno);
  } else {
    mode_ = mode_of_new_file();
  }
  if (is_private) mode_ = 0600;
  if (!direct_) create_temporary();
}

void OutputFile::create_temporary() {
  std::string name = folder_of(target_) + ".kpi-XXXXXX";
  // An interrupt between the file's creation and its registration would leave it behind.
  const SignalsHeld held;
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ == -1) throw_system_fault(FaultKind::CannotCreate, path_, errno);
  temporary_ = std::move(name);
  interrupt_removes_ = std::make_unique<InterruptRemoves>(temporary_);
}

OutputFile::~OutputFile() {
  if (descriptor_ != -1) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view text) {
  buffer_ += text;
  if (!direct_ && buffer_.size() >= kBufferSize) flush();
}

void OutputFile::flush() {
  const int error = write_all(descriptor_, buffer_);
  if (error != 0) throw_system_fault(FaultKind::ReadWrite, path_, error);
  buffer_.clear();
}

void OutputFile::finish() {
  if (direct_) {
    write_directly();
    return;
  }
  flush();
  if (::fchmod(descriptor_, mode_) != 0) throw_system_fault(FaultKind::ReadWrite, path_, errno);
  const int sync_error = sync(descriptor_);
  if (sync_error != 0) throw_system_fault(FaultKind::ReadWrite, path_, sync_error);
  // Linux frees the descriptor even when close() fails, which is where a full disk may show.
  if (::close(std::exchange(descriptor_, -1)) != 0)
    throw_system_fault(FaultKind::ReadWrite, path_, errno);
}

void OutputFile::commit() {
  if (direct_) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
    throw_system_fault(FaultKind::CannotCreate, path_, errno);
  }
  interrupt_removes_.reset();
  temporary_.clear();
  const int error = sync_folder_of(target_);
  if (error != 0) throw_system_fault(FaultKind::ReadWrite, path_, error);
}

void OutputFile::write_directly() {
  const int descriptor = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor == -1) throw_system_fault(FaultKind::CannotCreate, path_, errno);
  const int error = write_all(descriptor, buffer_);
  const int close_error = ::close(descriptor) == 0 ? 0 : errno;
  if (error == EPIPE) return;  // the reader has seen enough
  if (error != 0 || close_error != 0) {
    throw_system_fault(FaultKind::ReadWrite, path_, error != 0 ? error : close_error);
  }
}

}  // namespace kpi::cli
