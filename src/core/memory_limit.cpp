// SPDX-License-Identifier: MIT
// The memory that a run may take.
#include "core/memory_limit.hpp"

#include <unistd.h>

#include <fstream>

#include "kpi/error.hpp"

namespace kpi {
namespace {

/// Bytes of resident memory; 0 where the system does not tell. What getrusage() says would still be
/// that of the program before this one in the same process.
std::uint64_t resident_memory() {
  std::ifstream state{"/proc/self/statm"};
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  if (!(state >> all_pages >> resident_pages)) return 0;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

void MemoryLimit::check() const {
  if (!most_ || resident_memory() <= *most_) return;
  throw Error(
      FaultKind::Data,
      "needs over " + with_thousands(*most_) +
          " bytes of memory, the most that --max-memory allows; figures withheld",
      "groups, repeat calls, --unit call and --dedupe need memory: ask for fewer of them, or "
      "allow more");
}

}  // namespace kpi
