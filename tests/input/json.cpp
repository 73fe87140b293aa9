// SPDX-License-Identifier: MIT
// Reading JSON lines into rows, whatever the size of the blocks in which they arrive.
#include "input/json.hpp"
#include "input/json_documents.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "input/problem_names.hpp"

namespace kpi::json_test {
namespace {

using Rows = std::vector<std::string>;
constexpr std::size_t kWhole = std::string::npos;

/// False at the end, or at a fault, which becomes a row.
template <typename Reader>
bool next(Reader& reader, RawRow& row, Rows& rows) {
  try {
    return reader.next(row);
  } catch (const BrokenJson& broken) {
    rows.push_back("broken at " + std::to_string(broken.at.line) + ":" +
                   std::to_string(broken.at.column) + ", expected " + broken.expected);
    return false;
  }
}

/// Each row as "line: [field@offset][field@offset]" or what is wrong with it.
template <typename Reader>
Rows rows_of(Reader reader) {
  Rows rows;
  RawRow row;
  while (next(reader, row, rows)) {
    std::string& text = rows.emplace_back(std::to_string(row.line) + ": ");
    if (row.problem == RowProblem::None) {
      for (const RawField& field : row.fields) {
        text += "[" + std::string{field.text} +
                (field.offset == 0 ? "" : "@" + std::to_string(field.offset)) + "]";
      }
    } else {
      text += input_test::problem_name(row.problem);
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
  const Rows whole = rows_of(JsonReader{in_blocks(bytes, kWhole), columns});
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    INFO("in blocks of " << size);
    CHECK(rows_of(JsonReader{in_blocks(bytes, size), columns}) == whole);
  }
  return whole;
}

/// The rows of a log of any shape, led by the name of the shape.
Rows read_any(const std::string& bytes) {
  const JsonShape shape = find_json_shape(bytes);
  if (shape.form == JsonForm::Lines) return {"lines"};
  const auto rows_by = [&](std::size_t size) {
    return rows_of(JsonDocumentReader{in_blocks(bytes, size), {"a"}, shape});
  };
  Rows whole = rows_by(kWhole);
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    INFO("in blocks of " << size);
    CHECK(rows_by(size) == whole);
  }
  whole.insert(whole.begin(), shape.form == JsonForm::Array ? "array" : "objects");
  return whole;
}

/// The one row of a line.
std::string row_of(const std::string& line) {
  const Rows rows = read(line);
  REQUIRE(rows.size() == 1);
  return rows.front().substr(3);
}

}  // namespace

TEST_CASE("a line that is no valid JSON has no members") {
  JsonReader reader{in_blocks("{\"a\":\"seen\",\"b\":[}\n{\"a\":1}\n", kWhole), {"a", "b"}};
  RawRow row;
  REQUIRE(reader.next(row));
  CHECK(row.problem == RowProblem::BadJson);
  CHECK(row.raw == R"({"a":"seen","b":[})");
  REQUIRE(row.fields.size() == 2);
  CHECK(row.fields[0].text.empty());
  CHECK_FALSE(row.is_blank());
  REQUIRE(reader.next(row));
  CHECK(row.fields[0].text == "1");
}

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
  const std::string longest = "{\"b\":\"" + megabyte + "\"}";
  CHECK(rows_of(JsonReader{in_blocks(longest, kWhole), {"b"}}) == Rows{"1: [" + megabyte + "@5]"});
  CHECK(row_of("{\"b\":\"" + megabyte + "x\"}") == "field too long at 5");
  const std::string long_row = "{\"a\":\"" + std::string(kLongestRow, 'x') + "\"}";
  const std::string two_rows = long_row + "\n{\"a\":1}\n";
  CHECK(rows_of(JsonReader{in_blocks(two_rows, kWhole), {"a"}}) ==
        Rows{"1: row too long", "2: [1@5]"});
  CHECK(rows_of(JsonDocumentReader{in_blocks(two_rows, kWhole), {"a"}, {JsonForm::Objects, {}}}) ==
        Rows{"1: row too long", "2: [1@5]"});
  std::string many = "{\"a\":1";
  for (std::size_t i = 0; i < kMostColumns; ++i) many += ",\"k" + std::to_string(i) + "\":1";
  CHECK(row_of(many + "}").substr(0, 16) == "too many columns");
}

TEST_CASE("keys that lead to a value have at most 4 KiB together") {
  const std::string half(2000, 'k');
  const auto nested = [&](const std::string& last) {
    return "{\"" + half + "\":{\"" + half + "\":{\"" + last + "\":1}},\"a\":1}";
  };
  CHECK(row_of(nested(std::string(94, 'x'))) == "[1@4114][][]");
  CHECK(row_of(nested(std::string(95, 'x'))) == "expected keys of at most 4 KiB together at 4107");
}

TEST_CASE("where the next line of JSON begins is known") {
  JsonReader reader{in_blocks("{\"a\":1}\n\n{}", kWhole), {"a"}};
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

TEST_CASE("objects of JSON may follow one another without line ends, or over several lines") {
  CHECK(read_any(R"({"a":1}{"a":"}{"} {"a":3})") ==
        Rows{"objects", "1: [1@5]", "1: [}{@5]", "1: [3@5]"});
  CHECK(read_any("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n") ==
        Rows{"objects", "1: [1@9]", "4: [2@9]"});
  CHECK(read_any("{\"a\":1}\n{\"a\":2} {\"a\":3}\n") == Rows{"lines"});
}

TEST_CASE("objects of JSON may be in an array") {
  CHECK(read_any(R"([{"a":1},{"a":2}])") == Rows{"array", "1: [1@5]", "1: [2@5]"});
  CHECK(read_any("\n[\n {\"a\":1},\n {\"a\": [{}]}\n]\n") ==
        Rows{"array", "3: [1@5]", "4: [[{}]@6]"});
  CHECK(read_any("[]") == Rows{"array"});
}

TEST_CASE("the array may be a member of an object that is no call itself") {
  CHECK(read_any(R"({"calls":[{"a":1},{"a":2}],"next":{"page":2}})") ==
        Rows{"array", "1: [1@5]", "1: [2@5]"});
  CHECK(read_any("{\n\"meta\": {\"x\": [{}]},\n\"total\": 1, \"errors\": [],\n\"calls\": "
                 "[\n{\"a\":1}\n]\n}\n") == Rows{"array", "5: [1@5]"});
  CHECK(read_any(R"({"calls":[]})"
                 "\n") == Rows{"array"});
  CHECK(read_any(R"({"queue":"x","legs":[{"a":1}]})") == Rows{"lines"});
  CHECK(read_any("{\n\"queue\":\"x\",\"legs\":[{\"a\":1}]}") ==
        Rows{"objects", "1: no known key at 0"});
}

TEST_CASE("where JSON without line borders is broken, the rest is not read") {
  CHECK(read_any(R"([{"a":1},{"a":2},])") ==
        Rows{"array", "1: [1@5]", "1: [2@5]", "broken at 1:18, expected an object"});
  CHECK(read_any(R"([{"a":1} {"a":2}])") ==
        Rows{"array", "1: [1@5]", "broken at 1:10, expected a comma or ]"});
  CHECK(read_any("[\n{\"a\":1},\n {\"a\":02}]") ==
        Rows{"array", "2: [1@5]", "broken at 3:7, expected a value"});
  CHECK(read_any("[{\"a\":1},\n {\"a\":\n2") ==
        Rows{"array", "1: [1@5]", "broken at 2:2, expected a closing } up to the end of the file"});
  CHECK(read_any(R"([{"a":1}] x)") ==
        Rows{"array", "1: [1@5]", "broken at 1:11, expected nothing after the array"});
  CHECK(read_any(R"([{"a":1})") ==
        Rows{"array", "1: [1@5]", "broken at 1:9, expected a comma or ]"});
  CHECK(read_any(R"({"calls":[{"a":1}],"next":})") ==
        Rows{"array", "1: [1@5]", "broken at 1:27, expected a value"});
  CHECK(read_any(R"({"total":01,"calls":[{"a":1}]})") ==
        Rows{"array", "1: [1@5]", "broken at 1:10, expected a value"});
  CHECK(read_any(R"([1,{"a":1}])") == Rows{"array", "broken at 1:2, expected an object"});
  CHECK(read_any("{\"a\":1}{\"a\":2}]") ==
        Rows{"objects", "1: [1@5]", "1: [2@5]", "broken at 1:15, expected an object"});
}

TEST_CASE("an object in an array that is well-formed but no row costs itself alone") {
  CHECK(read_any(R"([{"a":1,"a":1},{"a":9223372036854775808},{"b":1},{"a":2}])") ==
        Rows{"array", "1: key twice: a at 11", "1: number too large: a at 5",
             "1: no known key at 0", "1: [2@5]"});
}

}  // namespace kpi::json_test
