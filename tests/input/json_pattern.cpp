// SPDX-License-Identifier: MIT
// Lines written like one before: what is found without the parser is what the parser finds.
#include "input/json_pattern.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "input/json.hpp"
#include "input/logs.hpp"
#include "input/reference.hpp"

namespace kpi::json_pattern_test {
namespace {

using Texts = std::vector<std::string>;
const Texts kColumns{"a", "b", "c.d", "e"};

/// Reads lines one at a time, by pattern and by parser.
class BothWays {
 public:
  explicit BothWays(SimdLevel simd) : patterns_{kColumns.size(), simd} {}

  /// The fields that both find, or "parser: " and those where no pattern fits.
  std::string read(const std::string& line) {
    std::string text = line + "\n";
    text.append(kJsonPadding, '"');
    const std::string_view bytes{text.data(), line.size() + 1};
    RawRow row;
    read_json_line(bytes.substr(0, line.size()), rows_, row);
    std::string parsed;
    for (const RawField& field : row.fields) parsed += "[" + std::string{field.text} + "]";
    const JsonPattern* const pattern = patterns_.find(bytes, written_);
    const bool good = row.problem == RowProblem::None && !row.is_blank();
    if (pattern == nullptr) {
      if (good) patterns_.learn(line, rows_.members());
      return good ? "parser: " + parsed : "no row";
    }
    std::string found;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      found += "[" + std::string{pattern->fields()[i]} + "]";
    }
    CHECK(good);
    CHECK(found == parsed);
    CHECK(pattern->line() == line);
    return found;
  }

 private:
  JsonRows rows_{kColumns};
  JsonPatterns patterns_;
  WrittenTexts written_;
};

Texts read(const Texts& lines) {
  Texts all;
  BothWays best{SimdLevel::Best};
  BothWays portable{SimdLevel::Portable};
  for (const std::string& line : lines) {
    INFO(line);
    all.push_back(best.read(line));
    CHECK(portable.read(line) == all.back());
  }
  return all;
}

/// An object in one of a few writings, with values of every kind, some of them broken.
std::string random_line(std::mt19937& random) {
  const auto below = [&](std::size_t end) { return random() % end; };
  static const Texts kValues{"1",
                             "0",
                             "-5",
                             "12345",
                             "1.25",
                             "1e5",
                             "null",
                             "true",
                             "false",
                             "\"\"",
                             "\"x\"",
                             "\"some longer text, with a comma\"",
                             "\"ä ü\"",
                             "\"a\\\"b\"",
                             "\"\\u00e4\"",
                             "\"null\"",
                             "\"a\tb\"",
                             "01",
                             "nul",
                             "\"\\x\"",
                             "9223372036854775807",
                             "1-2",
                             "12345678901234567890",
                             "\"\xff\"",
                             "[]",
                             "\"sixteen bytes xy\"",
                             "1.",
                             "{}",
                             "\"15 bytes or so!\""};
  const auto value = [&] { return kValues[below(8) == 0 ? below(kValues.size()) : below(14)]; };
  const std::string first = "\"a\":" + value();
  const std::string second = ",\"b\" : " + value();
  const std::string third = ", \"c\":{\"d\":" + value() + ",\"x\":" + value() + "}";
  switch (below(8)) {
    case 0:
      return "{" + first + second + "}";
    case 1:
      return "{" + first + third + ",\"e\":" + value() + "} ";
    case 2:
      return "{" + first + second + ",\"b\":" + value() + "}";
    default:
      return "{" + first + second + third + "}";
  }
}

}  // namespace

TEST_CASE("the second line written alike needs no parser") {
  CHECK(read({R"({"a":"x","b":1,"c":{"d":true}})", R"({"a":"longer text","b":-2.5,"c":{"d":null}})",
              R"({"a":"","b":"3","c":{"d":"ä"}})"}) ==
        Texts{"parser: [x][1][true][]", "[longer text][-2.5][][]", "[][3][ä][]"});
}

TEST_CASE("blanks between values are part of how a line is written") {
  CHECK(
      read({R"({"a": 1, "e": 2})", R"({"a": 3, "e": 4})", R"({"a":5,"e":6})", R"({"a": 7, "e": 8})",
            R"({"a":9,"e":0})"}) ==
      Texts{"parser: [1][][][2]", "[3][][][4]", "parser: [5][][][6]", "[7][][][8]", "[9][][][0]"});
  CHECK(read({"{\"a\":1}\r", "{\"a\":2}\r", "{\"a\":3}"}) ==
        Texts{"parser: [1][][][]", "[2][][][]", "parser: [3][][][]"});
}

TEST_CASE("what a pattern cannot tell is left to the parser") {
  const std::string known = R"({"a":1,"b":2})";
  CHECK(read({known, R"({"a":"\"","b":2})", R"({"a":01,"b":2})", R"({"a":null,"b":""})",
              R"({"a":1,"b":2}})", R"({"a":1,"b":2)", R"({"a":tru,"b":2})", "", "{", R"({"a":")",
              R"({"a":[],"b":2})", R"({"a":12345678901234567890,"b":2})",
              R"({"a":-12345678901234567,"b":1E5})"}) ==
        Texts{"parser: [1][2][][]", "parser: [\"][2][][]", "no row", "no row", "no row", "no row",
              "no row", "no row", "no row", "no row", "parser: [[]][2][][]", "no row",
              "[-12345678901234567][1E5][][]"});
}

TEST_CASE("a key that is no column is seen by the parser when it first holds something") {
  CHECK(read({R"({"a":1,"z":null,"y":""})", R"({"a":2,"z":null,"y":""})", R"({"a":3,"z":5,"y":""})",
              R"({"a":4,"z":6,"y":""})", R"({"a":5,"z":null,"y":"x"})"}) ==
        Texts{"parser: [1][][][]", "[2][][][]", "parser: [3][][][]", "[4][][][]",
              "parser: [5][][][]"});
}

TEST_CASE("lines with other keys are learnt beside the first ones") {
  Texts lines;
  for (int round = 0; round < 2; ++round) {
    for (char key = 'k'; key < 's'; ++key) {
      lines.push_back("{\"a\":1,\"" + std::string(1, key) + "\":2}");
    }
  }
  const Texts found = read(lines);
  CHECK(std::count(found.begin(), found.end(), "parser: [1][][][]") == 8);
  CHECK(std::count(found.begin(), found.end(), "[1][][][]") == 8);
}

TEST_CASE("pattern and parser agree on random lines") {
  std::mt19937 random{7};
  BothWays best{SimdLevel::Best};
  BothWays portable{SimdLevel::Portable};
  std::size_t quick = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string line = random_line(random);
    if (random() % 4 == 0) line[random() % line.size()] = "\",:{}\\ 0\x01x"[random() % 10];
    INFO(line);
    const std::string found = best.read(line);
    REQUIRE(portable.read(line) == found);
    quick += found.front() == '[' ? 1U : 0U;
  }
  CHECK(quick > 5'000);
}

TEST_CASE("JSON lines are read the same in blocks of any size and by any number of workers") {
  std::mt19937 random{11};
  std::string log;
  for (int i = 0; i < 400; ++i) {
    const std::string wait = std::to_string(random() % 100);
    const auto one_of = [&](const Texts& texts) { return texts[random() % texts.size()]; };
    log += "{\"start\":\"2026-03-02T09:" + std::to_string(10 + random() % 50) +
           ":00Z\",\"wait\":" + one_of({wait, wait, "\"" + wait + "\"", "null", "-1"}) +
           one_of({",", ",", ", "}) + "\"queue\":" +
           one_of({"\"billing\"", "\"a \\\"b\\\"\"", "\"\\\"b\\\"\"", "\"\\u00fc\"", "null"}) +
           ",\"agent\":" + one_of({"\"ann\"", "\"bob\""}) +
           one_of({",\"talk\":9", ",\"talk\":8", ""}) +
           ",\"site\":" + one_of({"1", "true", "\"x, y\"", "[1]"}) +
           one_of({"}", "}", "}", "", "}}"}) + one_of({"\n", "\n", "\n", "\r\n", "\n\n"});
  }
  input_test::LogFolder folder;
  input_test::Reading reading;
  reading.options.files = {folder.put("calls.jsonl", log)};
  reading.extra = {5};  // the site
  const input_test::Findings expected = reading.plainly();
  CHECK(expected.records.size() > 100);
  CHECK(expected.rejects.size() > 50);
  for (const std::size_t block_size : {1U, 7U, 64U, 333U, 4096U, 1U << 20U}) {
    for (const std::size_t workers : {1U, 2U, 5U}) {
      for (const SimdLevel simd : {SimdLevel::Best, SimdLevel::Portable}) {
        INFO("blocks of " << block_size << ", " << workers << " workers");
        CHECK(reading.in_blocks(block_size, workers, simd) == expected);
      }
    }
  }
}

TEST_CASE("lines of JSON longer than any row may be are rejected by blocks of any size") {
  const std::string row = R"({"wait":1,"talk":2})"
                          "\n";
  const std::string longest = "{\"wait\":1,\"talk\":2" + std::string(kLongestRow, ' ') + "}\n";
  input_test::LogFolder folder;
  input_test::Reading reading;
  for (const std::string& log : {row + longest + row, row + longest, row + row + longest + row}) {
    reading.options.files = {folder.put("calls.jsonl", log)};
    const input_test::Findings expected = reading.plainly();
    CHECK(expected.rejects.size() == 1);
    for (const std::size_t block_size : {5000U, 512U << 10U, 16U << 20U}) {
      INFO("blocks of " << block_size);
      CHECK(reading.in_blocks(block_size, 2) == expected);
    }
  }
}

}  // namespace kpi::json_pattern_test
