// SPDX-License-Identifier: MIT
// Cutting bytes into rows and fields, whatever the size of the blocks in which they arrive.
#include "input/csv.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "input/problem_names.hpp"

namespace kpi::csv_test {
namespace {

/// Gives bytes a few at a time.
ReadBytes in_blocks(std::string_view bytes, std::size_t size) {
  return [bytes, size](std::span<char> into) mutable {
    const std::size_t count = std::min({bytes.size(), into.size(), size});
    std::memcpy(into.data(), bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

/// Each row as "line: [field][field]" and what is wrong with it, and where a quote stays open.
std::vector<std::string> rows_of(CsvReader reader) {
  std::vector<std::string> rows;
  RawRow row;
  try {
    while (reader.next(row)) {
      std::string& text = rows.emplace_back(std::to_string(row.line) + ": ");
      for (const RawField& field : row.fields) {
        text += "[" +
                (field.text.size() > 100 ? std::to_string(field.text.size()) + " bytes"
                                         : std::string{field.text}) +
                "]";
      }
      if (row.problem == RowProblem::None) continue;
      text += " " + input_test::problem_name(row.problem);
      if (row.problem == RowProblem::RowTooLong) continue;
      const Position at = row.position(row.problem_offset);
      text += " at " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
  } catch (const UnclosedQuote& quote) {
    rows.push_back("unclosed quote at " + std::to_string(quote.opened.line) + ":" +
                   std::to_string(quote.opened.column));
  }
  return rows;
}

std::vector<std::string> read(const std::string& bytes, Dialect dialect = {}) {
  const std::vector<std::string> whole = rows_of({bytes, dialect});
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    INFO("in blocks of " << size);
    CHECK(rows_of({in_blocks(bytes, size), dialect}) == whole);
  }
  return whole;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("plain rows end with a line feed, with or without a carriage return") {
  const Rows expected{"1: [a][b]", "2: [1][2]"};
  CHECK(read("a,b\n1,2\n") == expected);
  CHECK(read("a,b\r\n1,2\r\n") == expected);
  CHECK(read("a,b\n1,2") == expected);
  CHECK(read("a,b\r\n1,2\r") == expected);
  CHECK(read("a,b\r1,2\r", {.line_end = '\r'}) == expected);
  CHECK(read("a,b\r1,2", {.line_end = '\r'}) == expected);
}

TEST_CASE("nothing has no rows, an empty line is one empty field") {
  CHECK(read("").empty());
  CHECK(read("\n") == Rows{"1: []"});
  CHECK(read("\r\n\r\na\n\n") == Rows{"1: []", "2: []", "3: [a]", "4: []"});
  CHECK(read(",\n,,") == Rows{"1: [][]", "2: [][][]"});
}

TEST_CASE("rows without any text are blank") {
  const auto blank = [](std::string_view bytes) {
    CsvReader reader{bytes, {}};
    RawRow row;
    REQUIRE(reader.next(row));
    return row.is_blank();
  };
  CHECK(blank("\n"));
  CHECK(blank("\r\n"));
  CHECK(blank(",,\n"));
  CHECK(blank("\"\"\n"));
  CHECK_FALSE(blank(" \n"));
  CHECK_FALSE(blank(",-,\n"));
  CHECK_FALSE(blank("\"\"x\n"));
}

TEST_CASE("quoted fields may hold delimiters, quotes and line ends") {
  CHECK(read("\"a,b\",c\n") == Rows{"1: [a,b][c]"});
  CHECK(read("\"say \"\"hi\"\"\",\"\"\"\",\"\"\n") == Rows{"1: [say \"hi\"][\"][]"});
  CHECK(read("\"two\nlines\",x\nnext\n") == Rows{"1: [two\nlines][x]", "3: [next]"});
  CHECK(read("\"two\r\nlines\"\r\nnext\r\n") == Rows{"1: [two\r\nlines]", "3: [next]"});
  CHECK(read("\"a\"\r\n\"b\"\r\n") == Rows{"1: [a]", "2: [b]"});
  CHECK(read("\"a\",\"b\"") == Rows{"1: [a][b]"});
  CHECK(read("\"a\"\r") == Rows{"1: [a]"});
  CHECK(read("\"two\rlines\"\rnext", {.line_end = '\r'}) == Rows{"1: [two\rlines]", "3: [next]"});
}

TEST_CASE("other delimiters and quotes") {
  CHECK(read("a;'b;c';d,e\n", {.delimiter = ';', .quote = '\''}) == Rows{"1: [a][b;c][d,e]"});
  CHECK(read("a\t\"b\tc\"\n", {.delimiter = '\t'}) == Rows{"1: [a][b\tc]"});
}

TEST_CASE("blanks and carriage returns inside a row belong to their fields") {
  CHECK(read(" a , b \n") == Rows{"1: [ a ][ b ]"});
  CHECK(read("a\rb,c\n") == Rows{"1: [a\rb][c]"});
  CHECK(read("a,\r\n") == Rows{"1: [a][]"});
  CHECK(read("a\r\r\n") == Rows{"1: [a\r]"});
}

TEST_CASE("a quote inside a plain field spoils its row only") {
  CHECK(read("a,b\"c,d\nnext\n") == Rows{"1: [a][b\"c][d] stray quote at 1:4", "2: [next]"});
  CHECK(read("5\" disk\nnext\n") == Rows{"1: [5\" disk] stray quote at 1:2", "2: [next]"});
  CHECK(read(" \"a\"\n") == Rows{"1: [ \"a\"] stray quote at 1:2"});
}

TEST_CASE("text after a closing quote spoils its row only") {
  const Rows rows = read("\"a\"b,c\nnext\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].find(" text after quote at 1:4") != std::string::npos);
  CHECK(rows[1] == "2: [next]");
  const Rows later = read("x\n\"two\nlines\" ,c\nnext\n");
  REQUIRE(later.size() == 3);
  CHECK(later[1].find(" text after quote at 3:7") != std::string::npos);
  CHECK(later[2] == "4: [next]");
  const Rows returned = read("\"a\"\rb\nnext\n");
  REQUIRE(returned.size() == 2);
  CHECK(returned[0].find(" text after quote at 1:4") != std::string::npos);
}

TEST_CASE("a quote that nothing closes is reported where it was opened") {
  CHECK(read("a,\"b\n1,2\n3,4\n") == Rows{"unclosed quote at 1:3"});
  CHECK(read("a,b\n1,\"two\n3,4\n") == Rows{"1: [a][b]", "unclosed quote at 2:3"});
  CHECK(read("\"x\ny\",\"z") == Rows{"unclosed quote at 2:4"});
  CHECK(read("\"") == Rows{"unclosed quote at 1:1"});
  CHECK(read("\"a\"\"") == Rows{"unclosed quote at 1:1"});
}

TEST_CASE("positions are lines and bytes") {
  CsvReader reader{"h\n\"é\nz\",b\n", {}};
  RawRow row;
  REQUIRE(reader.next(row));
  REQUIRE(reader.next(row));
  REQUIRE(row.fields.size() == 2);
  CHECK(row.position(row.fields[0].offset) == Position{2, 1});
  CHECK(row.position(row.fields[1].offset) == Position{3, 4});
  CHECK(row.raw == "\"é\nz\",b");
}

TEST_CASE("rows up to 4 MiB are read, longer ones are rejected and left behind") {
  const auto row_of = [](std::size_t size) {
    std::string row(size, 'x');
    for (std::size_t i = 100'000; i < size; i += 100'000) row[i] = ',';
    return row;
  };
  const auto outcome = [&](std::size_t size, std::size_t block) {
    const std::string bytes = "first\n" + row_of(size) + "\nlast\n";
    const Rows rows = rows_of({in_blocks(bytes, block), Dialect{}});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == "1: [first]");
    CHECK(rows[2] == "3: [last]");
    return rows[1] == "2:  row too long" ? "too long" : rows[1].substr(0, 16);
  };
  for (const std::size_t block : {5'000U, 262'144U, 50'000'000U}) {
    INFO("in blocks of " << block);
    CHECK(outcome(kLongestRow, block) == "2: [100000 bytes");
    CHECK(outcome(kLongestRow + 1, block) == "too long");
    CHECK(outcome(kLongestRow + kLongestRow / 2, block) == "too long");
    CHECK(outcome(3 * kLongestRow, block) == "too long");
  }
}

TEST_CASE("an over-long row may be quoted and of many lines") {
  std::string bytes = "a\n\"";
  for (int line = 0; line < 1'000'000; ++line) bytes += "text\n";
  bytes += "\",\"x\"\nlast\n";
  for (const std::size_t block : {4'096U, 50'000'000U}) {
    const Rows expected{"1: [a]", "2:  row too long", "1000003: [last]"};
    CHECK(rows_of({in_blocks(bytes, block), Dialect{}}) == expected);
  }
}

TEST_CASE("fields up to 1 MiB, and up to 4096 of them") {
  const auto only = [](const std::string& bytes) {
    const Rows rows = rows_of({bytes, Dialect{}});
    REQUIRE(rows.size() == 1);
    return rows[0];
  };
  const std::string longest(kLongestField, 'x');
  CHECK(only("a," + longest + "\n") == "1: [a][1048576 bytes]");
  CHECK(only("a," + longest + "x\n") == "1: [a][1048577 bytes] field too long at 1:3");
  CHECK(only("a,\"" + longest + "\"\n") == "1: [a][1048576 bytes]");
  CHECK(only(std::string(kMostColumns - 1, ',')).find("too many") == std::string::npos);
  CHECK(only(std::string(kMostColumns, ',')).find(" too many columns at 1:4097") !=
        std::string::npos);
}

TEST_CASE("random bytes are cut alike in blocks of any size") {
  std::mt19937 random{4180};
  const std::string_view alphabet = "\"\"\"\",,\n\n\rab";
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 40, ' ');
    for (char& c : bytes) c = alphabet[random() % alphabet.size()];
    INFO(bytes);
    read(bytes);
    read(bytes, {.line_end = '\r'});
  }
}

}  // namespace kpi::csv_test
