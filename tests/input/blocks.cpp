// SPDX-License-Identifier: MIT
// Reading in blocks: the same records, rejects and places as reading row by row.
#include "input/blocks.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "input/logs.hpp"
#include "input/reference.hpp"

namespace kpi::blocks_test {
namespace {

using input_test::Findings;
using input_test::LogFolder;
using input_test::Reading;

const std::string kHeader = "call_id,start,queue,outcome,wait,reason\n";

/// A log of rows with quoted delimiters and line ends, blank lines and bad values.
std::string random_log(std::mt19937& random, std::size_t rows) {
  const std::vector<std::string> queues{
      "sales", "\"sales, north\"", "\"a \"\"b\"\"\"", "", "\"two\nlines\"", "\"l\r\nm\n\"", "ü",
      " b "};
  const std::vector<std::string> waits{"5", "12", "soon", "\"7\"", "", "0:01:05", "1.5", "-3"};
  const std::vector<std::string> reasons{"x", "", "\"\"", "\"last, \"\"one\"\"\"", "-", "\"\n\n\""};
  std::string log = random() % 4 == 0 ? "\xEF\xBB\xBF" + kHeader : kHeader;
  if (random() % 5 == 0) log = "\n\n" + kHeader;
  for (std::size_t i = 0; i < rows; ++i) {
    if (random() % 9 == 0) log += random() % 2 == 0 ? "\n" : ",,,,,\r\n";
    log += "c" + std::to_string(i) + ",2026-03-02T09:" + std::to_string(10 + i % 50) + ":00Z,";
    log += queues[random() % queues.size()] + ",answered,";
    log += waits[random() % waits.size()] + "," + reasons[random() % reasons.size()];
    if (random() % 20 == 0) log += ",more";
    log += random() % 3 == 0 ? "\r\n" : "\n";
  }
  if (random() % 2 == 0) log.pop_back();
  return log;
}

void check_all(const std::string& bytes, const std::vector<std::size_t>& sizes) {
  LogFolder folder;
  Reading reading;
  reading.options.files = {folder.put("calls.csv", bytes)};
  const Findings expected = reading.plainly();
  for (const std::size_t size : sizes) {
    for (const std::size_t workers : {1U, 2U, 3U}) {
      CAPTURE(bytes, size, workers);
      const SimdLevel simd = size % 2 == 0 ? SimdLevel::Best : SimdLevel::Portable;
      CHECK(reading.in_blocks(size, workers, simd) == expected);
    }
  }
}

}  // namespace

TEST_CASE("blocks of every size give what reading row by row gives") {
  std::mt19937 random{41};
  const std::string log = random_log(random, 30);
  std::vector<std::size_t> sizes;
  for (std::size_t size = 1; size <= 200; ++size) sizes.push_back(size);
  check_all(log, sizes);
  for (int round = 0; round < 20; ++round) {
    check_all(random_log(random, random() % 60), {1, 64, 65, 100, 127, 500, 1000, 1U << 20U});
  }
}

TEST_CASE("many workers share few blocks") {
  std::mt19937 random{42};
  LogFolder folder;
  Reading reading;
  reading.options.files = {folder.put("calls.csv", random_log(random, 300))};
  const Findings expected = reading.plainly();
  for (const std::size_t workers : {7U, 16U}) {
    for (const std::size_t size : {1U, 70U, 1000U, 5000U}) {
      CHECK(reading.in_blocks(size, workers) == expected);
    }
  }
}

TEST_CASE("quotes in the wrong place end rows where reading row by row ends them") {
  std::mt19937 random{43};
  for (int round = 0; round < 60; ++round) {
    std::string log = random_log(random, 25);
    for (int i = 0; i < 3; ++i) {
      const std::size_t at = kHeader.size() + 5 + random() % (log.size() - kHeader.size() - 5);
      log.insert(at, random() % 3 == 0 ? "\"\r" : "\"");
    }
    check_all(log, {1, 3, 64, 65, 96, 200, 700, 1U << 20U});
  }
}

TEST_CASE("a quote that nothing closes is told with its place and the last line") {
  LogFolder folder;
  Reading reading;
  reading.options.files = {folder.put("calls.csv", kHeader + "a,b\nc,\"d\ne,f\ng,h\n")};
  for (const std::size_t size : {1U, 5U, 64U, 1000U}) {
    CHECK(reading.in_blocks(size, 3).unclosed == "3:3 to 6");
  }
}

TEST_CASE("rows longer than any may be are rejected by blocks of any size") {
  const std::string good = "c1,2026-03-02T09:00:00Z,sales,answered,5,x\n";
  const std::string text(kLongestRow, 'x');
  const std::string field(kLongestField + 1, 'y');
  const std::string log = kHeader + good + "c2,2026-03-02T09:00:00Z,\"" + text + "\n\n\"\n" + good +
                          field + "\n" + good + text + "abc\n" + good;
  LogFolder folder;
  Reading reading;
  reading.options.files = {folder.put("calls.csv", log)};
  const Findings expected = reading.plainly();
  CHECK(expected.counts.substr(0, 17) == "7 rows, 4 records");
  for (const std::size_t size : {4096U, 100'003U, 1U << 20U, 5U << 20U, 64U << 20U}) {
    CAPTURE(size);
    CHECK(reading.in_blocks(size, 2) == expected);
  }
  // Open quotes behind so much text are found, too.
  reading.options.files = {folder.put("open.csv", kHeader + good + "a,\"" + text + "\n" + text)};
  CHECK(reading.in_blocks(100'003, 2).unclosed == "3:3 to 4");
  CHECK(reading.in_blocks(16U << 20U, 2).unclosed == "3:3 to 4");
}

TEST_CASE("a stream gives what the file gives") {
  std::mt19937 random{44};
  for (int round = 0; round < 10; ++round) {
    const std::string log = random_log(random, 40);
    LogFolder folder;
    Reading reading;
    reading.options.files = {folder.put("calls.csv", log)};
    const Findings expected = reading.plainly();
    const std::string pipe = folder.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    reading.options.files = {pipe};
    for (const std::size_t size : {1U, 50U, 64U, 333U, 1U << 20U}) {
      std::jthread writer{[&] {
        std::ofstream out(pipe, std::ios::binary);
        // In two goes, so that a read gives less than was asked for.
        out.write(log.data(), static_cast<std::streamsize>(log.size() / 2)).flush();
        out.write(log.data() + log.size() / 2,
                  static_cast<std::streamsize>(log.size() - log.size() / 2));
      }};
      CHECK(reading.in_blocks(size, 3) == expected);
    }
  }
}

TEST_CASE("a file of a header only, with and without line end, has no rows") {
  for (const std::string& header : {kHeader, kHeader.substr(0, kHeader.size() - 1)}) {
    check_all(header, {1, 64, 1000});
  }
}

}  // namespace kpi::blocks_test
