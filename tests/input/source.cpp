// SPDX-License-Identifier: MIT
// The bytes of inputs: plain and compressed, whole and damaged, read in pieces of any size.
#include "input/source.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <vector>

#include "input/compressed.hpp"
#include "input/logs.hpp"

namespace kpi::source_test {
namespace {

using input_test::gzipped;
using input_test::LogFolder;
using input_test::zstd_of;

/// Rows that differ, so that they do not shrink to nothing.
std::string some_rows(int count) {
  std::string text = "start,wait\n";
  for (int i = 0; i < count; ++i) text += std::to_string(i * 7919 % 10007) + "," + "5\n";
  return text;
}

/// All bytes, read so many at a time, and the fault that ends them.
struct Content {
  std::string bytes;
  std::string fault;
};
Content content_of(ByteSource& source, std::size_t at_once, LogFolder& folder) {
  Content content;
  std::vector<char> block(at_once);
  try {
    while (const std::size_t count = source.read(block)) content.bytes.append(block.data(), count);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Data);
    content.fault = folder.without_path(error.what());
  }
  return content;
}
Content content_of(LogFolder& folder, const std::string& stored, std::size_t at_once = 65536) {
  std::filesystem::remove(folder.path("log"));  // writing over a file waits for the disk
  try {
    ByteSource source{folder.put("log", stored)};
    return content_of(source, at_once, folder);
  } catch (const Error& error) {
    return {"", folder.without_path(error.what())};
  }
}

}  // namespace

TEST_CASE("compressed content is the same in pieces of any size") {
  LogFolder folder;
  const std::string rows = some_rows(2000);
  const std::string half = rows.substr(0, 5000);
  const std::string rest = rows.substr(5000);
  for (const std::string& stored :
       {rows, gzipped(rows), zstd_of(rows), gzipped(half) + gzipped("") + gzipped(rest),
        zstd_of(half) + zstd_of("") + zstd_of(rest)}) {
    for (const std::size_t at_once : {1U, 7U, 4096U, 1U << 20U}) {
      const Content content = content_of(folder, stored, at_once);
      CHECK((content.bytes == rows));
      CHECK(content.fault.empty());
    }
  }
}

TEST_CASE("compressed data that is cut off anywhere is never content that is whole") {
  LogFolder folder;
  const std::string rows = some_rows(100);
  for (const std::string& stored : {gzipped(rows), zstd_of(rows)}) {
    for (std::size_t size = kSignatureBytes; size < stored.size(); ++size) {
      const Content content = content_of(folder, stored.substr(0, size));
      CHECK(rows.starts_with(content.bytes));
      CHECK(content.fault.starts_with("log: cut off at byte " + with_thousands(size) +
                                      " of the compressed file"));
    }
  }
}

TEST_CASE("a wrong bit in compressed data is a fault, or none of the content") {
  LogFolder folder;
  const std::string rows = some_rows(40);
  for (const std::string& stored : {gzipped(rows), zstd_of(rows)}) {
    for (std::size_t bit = kSignatureBytes * 8; bit < stored.size() * 8; ++bit) {
      std::string damaged = stored;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
      const Content content = content_of(folder, damaged);
      if (content.fault.empty()) CHECK(content.bytes == rows);
    }
  }
}

TEST_CASE("what is wrong with compressed data is said alike for pieces of any size") {
  LogFolder folder;
  const std::string rows = some_rows(20000);
  for (const std::string& whole : {gzipped(rows), zstd_of(rows)}) {
    std::string checksum = whole;
    checksum[whole.size() - 2] ^= 1;
    std::string middle = whole;
    for (std::size_t i = 0; i < 50; ++i) middle[whole.size() / 2 + i] = '\xAA';
    for (const std::string& stored : {checksum, middle, whole + "x", whole.substr(0, 3000)}) {
      const Content once = content_of(folder, stored, 1U << 20U);
      CHECK(!once.fault.empty());
      for (const std::size_t at_once : {1U, 1000U}) {
        CHECK(content_of(folder, stored, at_once).fault == once.fault);
        CHECK((content_of(folder, stored, at_once).bytes == once.bytes));
      }
    }
  }
}

TEST_CASE("the header of a gzip file may have every field that there is") {
  LogFolder folder;
  const std::string rows = some_rows(100);
  const std::string plain = gzipped(rows);
  const auto with_header = [&](unsigned flags, const std::string& fields) {
    return plain.substr(0, 3) + static_cast<char>(flags) + plain.substr(4, 6) + fields +
           plain.substr(10);
  };
  const std::string extra{"\x03\x00xyz", 5};
  // Longer than what is read at once.
  const std::string name = std::string(400'000, 'n') + '\0';
  const std::string comment = std::string{"a day's calls"} + '\0';
  CHECK(content_of(folder, with_header(0x1D, extra + name + comment), 1000).bytes == rows);

  // The header's own checksum is the lower half of its CRC-32.
  const std::string header = with_header(0x1F, extra + name + comment);
  const std::size_t size = header.size() - (plain.size() - 10);
  const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(header.data()), size);
  const auto checked_by = [&](unsigned long checksum) {
    const std::string bytes{static_cast<char>(checksum & 0xFFU),
                            static_cast<char>(checksum >> 8U & 0xFFU)};
    return header.substr(0, size) + bytes + header.substr(size);
  };
  CHECK(content_of(folder, checked_by(crc), 1000).bytes == rows);
  CHECK(content_of(folder, checked_by(crc ^ 1U), 1000).fault.starts_with("log: damaged at byte"));
  CHECK(content_of(folder, with_header(0x40, ""), 1000).fault ==
        "log: damaged at byte 4 of the compressed file; figures withheld");
}

TEST_CASE("what stands behind compressed data is named by its place") {
  LogFolder folder;
  const std::string stored = gzipped("wait\n5\n6\n");
  CHECK(content_of(folder, stored + "wait\n").fault ==
        "log: what follows byte " + std::to_string(stored.size()) +
            " of the compressed file is no gzip data, after 3 lines of the log; figures withheld");
}

TEST_CASE("data that expands beyond measure is refused") {
  LogFolder folder;
  const std::string zeros(80U << 20U, '0');
  CHECK(content_of(folder, zstd_of(zeros), 1U << 20U).fault ==
        "log: expands to over 1,000 times its size, after 0 lines of the log; figures withheld");
}

TEST_CASE("compressed files can be read again, but not at any place") {
  LogFolder folder;
  const std::string rows = some_rows(1000);
  for (const std::string& stored : {gzipped(rows), zstd_of(rows)}) {
    ByteSource source{folder.put("log", stored)};
    CHECK(source.can_rewind());
    CHECK(!source.is_regular());
    CHECK(source.size() == stored.size());
    CHECK(source.peek(6) == "start,");
    CHECK(content_of(source, 100, folder).bytes == rows);
    source.rewind();
    CHECK(source.peek(10) == "start,wait");
    CHECK(content_of(source, 1U << 20U, folder).bytes == rows);
  }
  ByteSource plain{folder.put("log", rows)};
  CHECK(plain.can_rewind());
  CHECK(plain.is_regular());
}

TEST_CASE("progress counts stored bytes, once however often they are read") {
  LogFolder folder;
  const std::string rows = some_rows(1000);
  for (const std::string& stored : {rows, gzipped(rows), zstd_of(rows)}) {
    ReadingProgress progress;
    ByteSource source{folder.put("log", stored), &progress};
    source.peek(100);
    for (int pass = 0; pass < 2; ++pass) {
      content_of(source, 1000, folder);
      CHECK(progress.bytes == stored.size());
      source.rewind();
    }
    CHECK(progress.bytes <= kSignatureBytes);
  }
}

TEST_CASE("a reader knows how much there is to read, as it is stored") {
  LogFolder folder;
  const std::string plain = folder.put("a.csv", "wait,talk\n5,60\n");
  const std::string stored = gzipped("wait,talk\n7,60\n");
  const std::string compressed = folder.put("b.csv.gz", stored);
  ReadingProgress progress;
  InputOptions options = input_test::options_of({plain, compressed});
  options.progress = &progress;
  LogReader reader{options};
  CHECK(progress.total == 15 + stored.size());
}

}  // namespace kpi::source_test
