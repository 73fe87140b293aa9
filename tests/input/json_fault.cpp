// SPDX-License-Identifier: MIT
// What is no JSON object, and where; two other parsers agree.
#include "input/json_fault.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "core/utf8.hpp"
#include "input/json_walk.hpp"

namespace kpi::json_fault_test {
namespace {

/// "offset: what was expected", or "valid".
std::string fault_of(const std::string& text) {
  const auto fault = find_json_fault(text);
  return fault ? std::to_string(fault->offset) + ": " + std::string{fault->expected} : "valid";
}

struct Nobody : JsonVisitor {
  void see(const JsonMember& member) override { members += member.path.empty() ? 1U : 2U; }
  std::size_t members = 0;
};

bool walks(JsonWalk& walk, std::string text) {
  const std::size_t size = text.size();
  text.append(kJsonPadding, '}');
  Nobody nobody;
  return walk.walk(std::string_view{text}.substr(0, size), nobody).kind != RowProblem::BadJson;
}

/// Some object, and then a few of its bytes changed.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kValues{"1",
                                                "-0.5e+1",
                                                "true",
                                                "false",
                                                "null",
                                                "\"\"",
                                                "\"x\"",
                                                "{}",
                                                "[1, 2]",
                                                "[]",
                                                "0",
                                                "\"\\u00e4\"",
                                                "[{\"k\":[]}]",
                                                "\"\\\\\"",
                                                "{\"n\":{}}",
                                                " 7 ",
                                                "\"ü\"",
                                                "12",
                                                "\"\\ud83d\\ude00\""};
  const auto below = [&](std::size_t end) { return random() % end; };
  std::string text = "{";
  for (std::size_t i = below(4); i > 0; --i) {
    text +=
        "\"" + std::string(1, static_cast<char>('a' + i)) + "\":" + kValues[below(kValues.size())];
    if (i > 1) text += ",";
  }
  text += "}";
  constexpr std::string_view kBytes = "{}[]:,\"\\ 0-.eutn1\t\n";
  for (std::size_t changes = below(3); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    const char byte = kBytes[below(kBytes.size())];
    switch (below(3)) {
      case 0:
        text[at] = byte;
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      default:
        text.erase(at, 1);
    }
    if (text.empty()) text = "{";
  }
  return text;
}

}  // namespace

TEST_CASE("a fault of JSON is named by what should stand in its place") {
  CHECK(fault_of(R"({"a":1})") == "valid");
  CHECK(fault_of(" { \"a\" : [ 1 , { } ] } \r") == "valid");
  CHECK(fault_of("") == "0: an object");
  CHECK(fault_of("[1]") == "0: an object");
  CHECK(fault_of(R"({"a":1}{)") == "7: nothing after the object");
  CHECK(fault_of(R"({a:1})") == "1: a key in quotes");
  CHECK(fault_of(R"({"a":1,})") == "7: a key in quotes");
  CHECK(fault_of(R"({"a" 1})") == "5: a colon");
  CHECK(fault_of(R"({"a":})") == "5: a value");
  CHECK(fault_of(R"({"a":NaN})") == "5: a value");
  CHECK(fault_of(R"({"a":+1})") == "5: a value");
  CHECK(fault_of(R"({"a":1.})") == "5: a value");
  CHECK(fault_of(R"({"a":1 2})") == "7: a comma or }");
  CHECK(fault_of(R"({"a":[1 2]})") == "8: a comma or ]");
  CHECK(fault_of(R"({"a":"x)") == "5: a closing quote");
  CHECK(fault_of(R"({"a":"x\)") == "5: a closing quote");
  CHECK(fault_of("{\"a\":\"x\ty\"}") == "7: an escape such as \\t");
  CHECK(fault_of(R"({"a":"\x"})") == "6: a known escape");
  CHECK(fault_of(R"({"a":"\u00g0"})") == "6: four hexadecimal digits");
  CHECK(fault_of(R"({"a":"\u+123"})") == "6: four hexadecimal digits");
  CHECK(fault_of(R"({"a":"\u0000"})") == "6: text without NUL");
  CHECK(fault_of(R"({"a":"\ud800"})") == "6: a pair of surrogates");
  CHECK(fault_of(R"({"a":"\udc00"})") == "6: a pair of surrogates");
}

TEST_CASE("JSON is nested at most 64 deep") {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  CHECK(fault_of(nested(64)) == "valid");
  CHECK(fault_of(nested(65)) == "68: at most 64 levels");
  JsonWalk walk;
  CHECK(walks(walk, nested(64)));
  CHECK_FALSE(walks(walk, nested(65)));
  CHECK_FALSE(walks(walk, nested(100'000)));
}

TEST_CASE("numbers of JSON") {
  for (const char* number : {"0", "-0", "10", "1.5", "-1.50e-7", "2E+3", "0e0"}) {
    INFO(number);
    CHECK(is_json_number(number));
  }
  for (const char* number : {"", "-", "01", "+1", ".5", "5.", "1e", "1e+", "0x1", "1 ", "inf"}) {
    INFO(number);
    CHECK_FALSE(is_json_number(number));
  }
  CHECK(beyond_int64("9223372036854775808"));
  CHECK(beyond_int64("-9223372036854775809"));
  CHECK_FALSE(beyond_int64("9223372036854775807"));
  CHECK_FALSE(beyond_int64("-9223372036854775808"));
  CHECK_FALSE(beyond_int64("9223372036854775808.5"));
}

TEST_CASE("three parsers agree on what is a JSON object") {
  std::mt19937 random{20260302};
  JsonWalk walk;
  std::size_t valid = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    INFO(text);
    const bool ours = !find_json_fault(text) && find_invalid_utf8(text) == std::string_view::npos;
    const bool object =
        text.find_first_not_of(" \t\r\n") == text.find('{') && text.find('{') != std::string::npos;
    REQUIRE(walks(walk, text) == ours);
    REQUIRE((object && nlohmann::json::accept(text)) == ours);
    valid += ours ? 1U : 0U;
  }
  CHECK(valid > 5'000);
  CHECK(valid < 15'000);
}

}  // namespace kpi::json_fault_test
