// SPDX-License-Identifier: MIT
// Reading JSON lines into rows, whatever the size of the blocks in which they arrive.
#include "input/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace kpi::json_test {
namespace {

using Rows = std::vector<std::string>;

std::string problem_name(RowProblem problem) {
  switch (problem) {
    case RowProblem::None:
    case RowProblem::StrayQuote:
    case RowProblem::TextAfterQuote:
      break;
    case RowProblem::RowTooLong:
      return "row too long";
    case RowProblem::FieldTooLong:
      return "field too long";
    case RowProblem::TooManyColumns:
      return "too many columns";
    case RowProblem::BadJson:
      return "expected";
    case RowProblem::KeyTwice:
      return "key twice:";
    case RowProblem::NumberTooLarge:
      return "number too large:";
    case RowProblem::NoKnownKey:
      return "no known key";
  }
  return "no problem of JSON";
}

/// Each row as "line: [field@offset][field@offset]" or what is wrong with it.
Rows rows_of(JsonReader reader) {
  Rows rows;
  RawRow row;
  while (reader.next(row)) {
    std::string& text = rows.emplace_back(std::to_string(row.line) + ": ");
    if (row.problem == RowProblem::None) {
      for (const RawField& field : row.fields) {
        text += "[" + std::string{field.text} +
                (field.offset == 0 ? "" : "@" + std::to_string(field.offset)) + "]";
      }
    } else {
      text += problem_name(row.problem);
      if (!row.problem_detail.empty()) text += " " + row.problem_detail;
      if (row.problem != RowProblem::RowTooLong)
        text += " at " + std::to_string(row.problem_offset);
    }
  }
  return rows;
}

ReadBytes in_blocks(std::string_view bytes, std::size_t size) {
  return [bytes, size](std::span<char> into) mutable {
    const std::size_t count = std::min({bytes.size(), into.size(), size});
    std::memcpy(into.data(), bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

Rows read(const std::string& bytes, const std::vector<std::string>& columns = {"a", "b", "c.d"}) {
  const Rows whole = rows_of({bytes, columns});
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    INFO("in blocks of " << size);
    CHECK(rows_of({in_blocks(bytes, size), columns}) == whole);
  }
  return whole;
}

/// The one row of a line.
std::string row_of(const std::string& line) {
  const Rows rows = read(line);
  REQUIRE(rows.size() == 1);
  return rows.front().substr(3);
}

}  // namespace

TEST_CASE("each line of JSON is a row with its fields in the order of the columns") {
  CHECK(read("{\"a\":\"x\",\"b\":1}\n{\"b\":2,\"a\":\"y\"}\n") ==
        Rows{"1: [x@5][1@13][]", "2: [y@11][2@5][]"});
  CHECK(read("{\"a\":\"x\"}\r\n\r\n \n{\"a\":\"y\"}") ==
        Rows{"1: [x@5][][]", "2: ", "3: ", "4: [y@5][][]"});
  CHECK(read("").empty());
  CHECK(read("\n") == Rows{"1: "});
}

TEST_CASE("values of JSON become text") {
  CHECK(row_of(R"({"a":1.50,"b":-0})") == "[1.50@5][-0@14][]");
  CHECK(row_of(R"({"a":true,"b":false})") == "[true@5][false@14][]");
  CHECK(row_of(R"({"a":null,"b":1E+2})") == "[@5][1E+2@14][]");
  CHECK(row_of(R"({"a":[1, "x", {"b":2}] ,"b":[]})") == "[[1, \"x\", {\"b\":2}]@5][[]@28][]");
  CHECK(row_of(R"({"a":"\"\\\/\b\f\n\r\t","b":"\u00e4\ud83d\ude00"})") ==
        "[\"\\/\b\f\n\r\t@5][ä😀@28][]");
  CHECK(row_of(" { \"a\" : 1 ,\t\"b\" : \"\" } ") == "[1@9][@19][]");
}

TEST_CASE("members of objects inside are columns by their path") {
  CHECK(row_of(R"({"c":{"d":"x","e":1},"b":2})") == "[][2@25][x@10]");
  CHECK(row_of(R"({"c.d":"x"})") == "[][][x@7]");
  CHECK(row_of(R"({"c":null})") == "[][][]");
  CHECK(row_of(R"({"c":{}})") == "[][][]");
  CHECK(row_of(R"({"z":{"c":{"d":1}},"a":1})") == "[1@23][][]");
}

TEST_CASE("keys that are no columns are read past, but must be valid") {
  CHECK(row_of(R"({"x":1,"a":2,"y":{"a":[{}]}})") == "[2@11][][]");
  CHECK(row_of(R"({"x":01,"a":2})") == "expected a value at 5");
  CHECK(row_of(R"({"x":{"y":[1,]},"a":2})") == "expected a value at 13");
  CHECK(row_of(R"({"x":1})") == "no known key at 0");
  CHECK(row_of("{}") == "[][][]");
}

TEST_CASE("a broken line costs that line alone") {
  CHECK(read("{\"a\":\"x\n{\"a\":1}\n{\"a\":{\n\"\n{\"a\":2}\n") ==
        Rows{"1: expected a closing quote at 5", "2: [1@5][][]", "3: expected a key in quotes at 6",
             "4: expected an object at 0", "5: [2@5][][]"});
}

TEST_CASE("a key twice in one object is no valid row") {
  CHECK(row_of(R"({"a":1,"b":2,"a":1})") == "key twice: a at 17");
  CHECK(row_of(R"({"x":1,"a":2,"x":1})") == "key twice: x at 17");
  CHECK(row_of(R"({"c":{"d":1,"d":2}})") == "key twice: c.d at 16");
  CHECK(row_of(R"({"c.d":1,"c":{"d":2}})") == "key twice: c.d at 18");
  CHECK(row_of(R"({"a":1,"a":2)") == "expected a comma or } at 12");
}

TEST_CASE("integers have at most 64 bits") {
  CHECK(row_of(R"({"a":9223372036854775807,"b":-9223372036854775808})") ==
        "[9223372036854775807@5][-9223372036854775808@29][]");
  CHECK(row_of(R"({"a":9223372036854775808})") == "number too large: a at 5");
  CHECK(row_of(R"({"c":{"d":-9223372036854775809}})") == "number too large: c.d at 10");
  CHECK(row_of(R"({"a":"9223372036854775808"})") == "[9223372036854775808@5][][]");
}

TEST_CASE("rows and fields of JSON have limits") {
  const std::string megabyte(kLongestField, 'x');
  CHECK(rows_of({"{\"b\":\"" + megabyte + "\"}", {"b"}}) == Rows{"1: [" + megabyte + "@5]"});
  CHECK(row_of("{\"b\":\"" + megabyte + "x\"}") == "field too long at 5");
  const std::string long_row = "{\"a\":\"" + std::string(kLongestRow, 'x') + "\"}";
  CHECK(rows_of({long_row + "\n{\"a\":1}\n", {"a"}}) == Rows{"1: row too long", "2: [1@5]"});
  std::string many = "{\"a\":1";
  for (std::size_t i = 0; i < kMostColumns; ++i) many += ",\"k" + std::to_string(i) + "\":1";
  CHECK(row_of(many + "}").substr(0, 16) == "too many columns");
}

TEST_CASE("where the next line of JSON begins is known") {
  JsonReader reader{std::string_view{"{\"a\":1}\n\n{}"}, {"a"}};
  reader.begin_at(3, 1);
  RawRow row;
  REQUIRE(reader.next(row));
  CHECK(reader.offset() == 11);
  CHECK(reader.line() == 2);
  REQUIRE(reader.next(row));
  REQUIRE(reader.next(row));
  CHECK(reader.offset() == 14);
  CHECK_FALSE(reader.next(row));
}

}  // namespace kpi::json_test
