// SPDX-License-Identifier: MIT
// The memory that a run may take.
#pragma once

#include <cstdint>
#include <optional>

namespace kpi {

/// Watches the memory that this process has. To be asked now and then; several threads may.
class MemoryLimit {
 public:
  /// In bytes; nothing: no limit.
  explicit MemoryLimit(std::optional<std::uint64_t> most) : most_{most} {}
  /// Throws Error (Data) where the process has more resident memory now.
  void check() const;

 private:
  std::optional<std::uint64_t> most_;
};

}  // namespace kpi
