// SPDX-License-Identifier: MIT
// An output file that is either the old one or the complete new one, never a part.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/signals.hpp"

namespace kpi::cli {

/// What tells one file from another, whatever it is called.
struct FileIdentity {
  dev_t device = 0;
  ino_t node = 0;
  bool operator==(const FileIdentity&) const = default;
};

/// The identity of a file; of standard input for "-". Absent where there is no such file.
std::optional<FileIdentity> identity_of(const std::string& path);

/// The identities of those files that there are.
std::vector<FileIdentity> identities_of(const std::vector<std::string>& paths);

/// Whether a name stands for standard output: "-", "/dev/stdout" and the like.
bool names_standard_output(std::string_view path);

/// Text goes to a temporary beside the target until commit(); without it the temporary is removed
/// and the target is as before. Devices, pipes and the like are written in finish().
class OutputFile {
 public:
  /// Throws Error (CannotCreate); also where the target is one of the inputs. A private file is for
  /// its owner alone.
  OutputFile(std::string path, const std::vector<FileIdentity>& inputs, bool is_private = false);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Throws Error (ReadWrite), as do the others.
  void write(std::string_view text);
  /// Everything is on the disk, under the temporary's name. Nothing may be written after it.
  void finish();
  /// The target is the new file.
  void commit();

 private:
  void create_temporary();
  void flush();
  void write_directly();

  std::string path_;    ///< as given, for messages
  std::string target_;  ///< links resolved
  mode_t mode_ = 0;
  bool direct_ = false;
  int descriptor_ = -1;
  std::string buffer_;
  std::string temporary_;  ///< empty when there is none to remove
  std::unique_ptr<InterruptRemoves> interrupt_removes_;
};

}  // namespace kpi::cli
