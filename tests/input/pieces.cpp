// SPDX-License-Identifier: MIT
// Reading a file in pieces: the same rows as reading it from the first byte to the last.
#include "input/pieces.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "input/logs.hpp"

namespace kpi::pieces_test {
namespace {

using Row = std::pair<std::uint64_t, std::string>;  // line and fields

std::string fields_of(const RawRow& row) {
  std::string text;
  for (const RawField& field : row.fields) text += "[" + std::string{field.text} + "]";
  if (row.problem != RowProblem::None) text += "!";
  return text;
}

std::vector<Row> in_sequence(const std::string& bytes) {
  std::vector<Row> rows;
  CsvReader reader{std::string_view{bytes}, Dialect{}};
  RawRow row;
  while (reader.next(row)) rows.emplace_back(row.line, fields_of(row));
  return rows;
}

/// The rows as several workers found them, by line; nothing when they gave up.
std::optional<std::vector<Row>> in_pieces(const std::string& bytes, std::size_t workers,
                                          std::uint64_t piece_size) {
  input_test::LogFolder folder;
  ByteSource source{folder.put("rows.csv", bytes)};
  std::mutex mutex;
  std::vector<Row> rows;
  std::size_t last_worker = 0;
  const bool whole = read_in_pieces({&source, Dialect{}, 0, 1}, workers, piece_size,
                                    [&](std::size_t worker, const RawRow& row) {
                                      const std::lock_guard lock{mutex};
                                      last_worker = std::max(last_worker, worker);
                                      rows.emplace_back(row.line, fields_of(row));
                                    });
  CHECK(last_worker < workers);
  if (!whole) return std::nullopt;
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Rows with quoted delimiters, quotes and line breaks.
std::string random_rows(std::mt19937& random, std::size_t count) {
  const std::vector<std::string> fields{"",         "a",        "bc", "\"\"",       "\"x,y\"",
                                        "\"\n\"",   "1",        "ü",  "\"a\"\"b\"", "\"l\r\nm\n\"",
                                        "\"\"\"\"", "long text"};
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t columns = 1 + random() % 4;
    for (std::size_t column = 0; column < columns; ++column) {
      bytes += (column == 0 ? "" : ",") + fields[random() % fields.size()];
    }
    bytes += random() % 3 == 0 ? "\r\n" : "\n";
  }
  if (random() % 2 == 0 && !bytes.empty()) bytes.pop_back();
  return bytes;
}

}  // namespace

TEST_CASE("pieces of any size give the rows of the whole file, with their lines") {
  std::mt19937 random{21};
  for (int round = 0; round < 12; ++round) {
    const std::string bytes = random_rows(random, random() % 40);
    const std::vector<Row> expected = in_sequence(bytes);
    for (const std::uint64_t piece_size : {1U, 2U, 3U, 7U, 16U, 61U, 1U << 20U}) {
      for (const std::size_t workers : {1U, 2U, 3U, 7U}) {
        CAPTURE(bytes, piece_size, workers);
        CHECK(in_pieces(bytes, workers, piece_size) == expected);
      }
    }
  }
}

TEST_CASE("an empty file has no pieces") {
  CHECK(in_pieces("", 2, 4) == std::vector<Row>{});
}

TEST_CASE("quotes in the wrong place either do no harm or ask for reading in sequence") {
  // Read in order, the stray quote belongs to its row; counted, it opens a quoted text.
  const std::string bytes = "a,b\nc\"d,e\nf,g\nh,i\n\"j\nk\",l\nm,n\n";
  CHECK(in_pieces(bytes, 2, 4) == std::nullopt);
  std::mt19937 random{22};
  for (int round = 0; round < 60; ++round) {
    std::string broken = random_rows(random, 12);
    for (int i = 0; i < 3; ++i) broken.insert(random() % (broken.size() + 1), "\"");
    std::vector<Row> expected;
    try {
      expected = in_sequence(broken);
    } catch (const UnclosedQuote&) {
      continue;  // below
    }
    CAPTURE(broken);
    for (const std::uint64_t piece_size : {2U, 5U, 17U}) {
      std::optional<std::vector<Row>> found;
      try {
        found = in_pieces(broken, 2, piece_size);
      } catch (const UnclosedQuote&) {
        FAIL("no quote is left open when the rows are read in order");
      }
      if (found) CHECK(*found == expected);
    }
  }
}

TEST_CASE("a quote that nothing closes is told as when reading in order") {
  const std::string bytes = "a,b\nc,d\ne,\"f\ng,h\ni,j\n";
  for (const std::uint64_t piece_size : {1U, 4U, 9U, 100U}) {
    try {
      in_pieces(bytes, 3, piece_size);
      FAIL("the quote is open");
    } catch (const UnclosedQuote& quote) {
      CHECK(quote.opened == Position{3, 3});
      CHECK(quote.last_line == 6);
    }
  }
}

}  // namespace kpi::pieces_test
