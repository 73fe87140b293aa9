// SPDX-License-Identifier: MIT
// Compressed inputs: any bytes behind the signature of gzip or zstd, and whole ones that were
// damaged.
//
// The first byte tells which: 'r' raw bytes; 'g' and 'z' a text that is compressed here, and the
// next three bytes damage it: a place, and the bits to change there, or 0 to cut it off.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/compressed.hpp"
#include "input/source.hpp"
#include "kpi/error.hpp"
#include "memory_file.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

struct Content {
  std::string bytes;
  std::string fault;
  bool compressed = false;
};

constexpr std::size_t kEnough = 8U << 20U;  // of what many zeros are compressed to

Content content_of(const std::string& path, std::size_t at_once) {
  Content content;
  try {
    ByteSource source{path, nullptr, "UTF-8"};
    content.compressed = !source.compression().empty();
    std::vector<char> block(at_once);
    while (const std::size_t count = source.read(block)) {
      content.bytes.append(block.data(), count);
      if (content.bytes.size() > kEnough) break;
    }
  } catch (const Error& error) {
    require(error.faults().front().kind == FaultKind::Data, "damage is a fault of the data");
    content.fault = error.what();
  }
  return content;
}

void read_raw(std::string_view bytes) {
  const MemoryFile file{bytes};
  const Content large = content_of(file.path(), 1U << 20U);
  if (large.bytes.size() > kEnough / 8) return;  // byte by byte that takes long
  const Content small = content_of(file.path(), 3);
  // Before a fault larger pieces may give less.
  require(large.fault.empty() == small.fault.empty(), "a fault in small pieces as in large ones");
  require_same(large.bytes, std::string_view{small.bytes}.substr(0, large.bytes.size()),
               "the content in small pieces as in large ones");
  require(!large.fault.empty() || large.bytes.size() == small.bytes.size(), "as long");
  if (!large.compressed && large.fault.empty()) {
    require_same(large.bytes, bytes, "plain bytes as they are");
  }
}

void read_damaged(bool gzip, std::size_t place, char change, const std::string& text) {
  const std::string whole = gzip ? input_test::gzipped(text) : input_test::zstd_of(text);
  std::string damaged = whole;
  place %= damaged.size();
  if (change == 0) {
    damaged.resize(place);
  } else {
    damaged[place] = static_cast<char>(damaged[place] ^ change);
  }
  const Content content = content_of(MemoryFile{damaged}.path(), 4096);
  if (content.compressed && content.fault.empty()) {
    require_same(content.bytes, text, "damaged is a fault or nothing of the content");
  }
}

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  if (bytes.starts_with('r')) {
    kpi::fuzz::read_raw(bytes.substr(1));
  } else if (size > 4 && (bytes[0] == 'g' || bytes[0] == 'z')) {
    const std::size_t place = std::size_t{data[1]} * 256 + data[2];
    kpi::fuzz::read_damaged(bytes[0] == 'g', place, bytes[3], std::string{bytes.substr(4)});
  }
  return 0;
}
