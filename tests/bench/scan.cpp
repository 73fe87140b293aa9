// SPDX-License-Identifier: MIT
// The yardstick of the bench: counts the newlines of a file with two threads, scan FILE [THREADS].
//
// No program that reads the whole file can be much faster, so a time divided by this one's says
// more of a program, and less of the machine, than seconds do.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t block_size = std::size_t{512} << 10;
constexpr std::size_t lanes = 64;

// One byte a lane, emptied before it can overflow, is what compilers turn into vector code.
std::uint64_t count_newlines(const char* text, std::size_t size) {
  std::uint64_t total = 0;
  while (size >= lanes) {
    const std::size_t rounds = std::min<std::size_t>(size / lanes, 255);
    std::array<unsigned char, lanes> counts{};
    for (std::size_t round = 0; round < rounds; ++round, text += lanes) {
      for (std::size_t i = 0; i < lanes; ++i) {
        counts[i] = static_cast<unsigned char>(counts[i] + (text[i] == '\n' ? 1 : 0));
      }
    }
    size -= rounds * lanes;
    total += std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  }
  return total + static_cast<std::uint64_t>(std::count(text, text + size, '\n'));
}

struct Scan {
  int file = -1;
  std::atomic<std::uint64_t> next_block{0};
  std::atomic<std::uint64_t> newlines{0};
  std::atomic<int> error{0};
};

// Reads as much of a block as there is; 0 is the end of the file.
ssize_t read_block(int file, char* buffer, std::uint64_t offset) {
  std::size_t size = 0;
  while (size < block_size) {
    const ssize_t got =
        ::pread(file, buffer + size, block_size - size, static_cast<off_t>(offset + size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(size);
}

void scan_blocks(Scan& scan) {
  std::vector<char> buffer(block_size);
  std::uint64_t newlines = 0;
  for (;;) {
    const ssize_t size = read_block(scan.file, buffer.data(), scan.next_block++ * block_size);
    if (size < 0) scan.error = errno;
    if (size <= 0) break;
    newlines += count_newlines(buffer.data(), static_cast<std::size_t>(size));
  }
  scan.newlines += newlines;
}

}  // namespace

int main(int argc, char** argv) {
  unsigned threads = 2;
  bool understood = argc == 2 || argc == 3;
  if (argc == 3) {
    const std::string_view wanted = argv[2];
    const char* const last = wanted.data() + wanted.size();
    const auto [end, error] = std::from_chars(wanted.data(), last, threads);
    understood = error == std::errc{} && end == last && threads >= 1 && threads <= 64;
  }
  if (!understood) {
    std::fputs("usage: scan FILE [THREADS]\n", stderr);
    return 2;
  }
  Scan scan;
  scan.file = ::open(argv[1], O_RDONLY | O_CLOEXEC);
  if (scan.file < 0) {
    std::fprintf(stderr, "scan: cannot open the file: %s\n", std::strerror(errno));
    return 1;
  }
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back([&scan] { scan_blocks(scan); });
  scan_blocks(scan);
  for (std::thread& other : others) other.join();
  ::close(scan.file);
  if (scan.error != 0) {
    std::fprintf(stderr, "scan: cannot read the file: %s\n", std::strerror(scan.error));
    return 1;
  }
  std::printf("%llu\n", static_cast<unsigned long long>(scan.newlines.load()));
  return 0;
}
