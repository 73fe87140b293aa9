// SPDX-License-Identifier: MIT
// Text from files made safe to show, near names, and the book of rejected rows.
#include "kpi/error.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "core/utf8.hpp"

namespace kpi::error_test {
namespace {

Issue issue(std::size_t input, std::uint64_t line, const std::string& reason) {
  return {input, {line, 5}, reason, "text of line " + std::to_string(line)};
}

}  // namespace

TEST_CASE("text that may act on a terminal is escaped, other text is not") {
  CHECK(escaped("Ventas España ☎") == "Ventas España ☎");
  CHECK(escaped("\x1B[31mred") == "\\x1b[31mred");
  CHECK(escaped("a\tb\nc\rd") == "a\\x09b\\x0ac\\x0dd");
  CHECK(escaped(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(escaped("del\x7F") == "del\\x7f");
  CHECK(escaped("\xC2\x9B"
                "31m") == "\\u009b31m");
  CHECK(escaped("abc\u202Edcba") == "abc\\u202edcba");
  CHECK(escaped("\u2066x\u2069\u200F\u061C\u2028") == "\\u2066x\\u2069\\u200f\\u061c\\u2028");
  CHECK(escaped("caf\xE9") == "caf\\xe9");
  CHECK(escaped("\xC3").size() == 4);
  CHECK(escaped("").empty());
}

TEST_CASE("quoted text is cut at forty characters, not bytes") {
  CHECK(in_quotes("") == "\"\"");
  CHECK(in_quotes("abc") == "\"abc\"");
  CHECK(in_quotes(std::string(40, 'x')) == '"' + std::string(40, 'x') + '"');
  CHECK(in_quotes(std::string(41, 'x')) == '"' + std::string(40, 'x') + "…\"");
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "ñ";
  CHECK(in_quotes(forty) == '"' + forty + '"');
  CHECK(in_quotes(forty + "ñ") == '"' + forty + "…\"");
  CHECK(in_quotes("\x1B") == "\"\\x1b\"");
}

TEST_CASE("a text that must not be shown gives its shape only") {
  CHECK(shape("+34 600-100") == "\"+99 999-999\" (11 characters)");
  CHECK(shape("Zoë") == "\"AAA\" (3 characters)");
  CHECK(shape("7") == "\"9\" (1 character)");
  CHECK(shape("") == "\"\" (0 characters)");
  CHECK(shape("a\x1B\xFF") == "\"A\\x1bA\" (3 characters)");
  CHECK(shape(std::string(50, '1')) == '"' + std::string(40, '9') + "…\" (50 characters)");
}

TEST_CASE("a misspelt name finds the nearest one") {
  const std::vector<std::string_view> names{"queue", "agent", "abandonment_rate", "aht", "asa"};
  CHECK(nearest("quue", names) == "queue");
  CHECK(nearest("QUEUE", names) == "queue");
  CHECK(nearest("abandonement-rate", names) == "abandonment_rate");
  CHECK(nearest("Abandonment Rate", names) == "abandonment_rate");
  CHECK(nearest("ast", names) == "aht");  // of two equally near the first
  CHECK(nearest("colour", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest("queue", {}).empty());
}

TEST_CASE("the first byte that is no UTF-8 is found") {
  constexpr std::size_t kNone = std::string_view::npos;
  CHECK(find_invalid_utf8("") == kNone);
  CHECK(find_invalid_utf8("plain text of more than eight bytes") == kNone);
  CHECK(find_invalid_utf8("España, 日本, ☎ and 😀 are fine") == kNone);
  CHECK(find_invalid_utf8("caf\xE9") == 3);
  CHECK(find_invalid_utf8("eight by\xE9tes") == 8);
  CHECK(find_invalid_utf8("\x80") == 0);
  CHECK(find_invalid_utf8("a\xC0\xAF") == 1);             // overlong
  CHECK(find_invalid_utf8("\xE0\x80\x80") == 0);          // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);          // a surrogate
  CHECK(find_invalid_utf8("\xED\x9F\xBF") == kNone);      // the last before them
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);      // beyond Unicode
  CHECK(find_invalid_utf8("\xF4\x8F\xBF\xBF") == kNone);  // the last code point
  CHECK(find_invalid_utf8("12345678\xE2\x82") == 8);      // cut off
  CHECK(find_invalid_utf8("ñ\xC3(") == 2);
}

TEST_CASE("all rejected rows are counted, the earliest of each input kept") {
  Rejects rejects{2};
  for (const std::uint64_t line : {3U, 4U, 9U}) rejects.add(issue(0, line, "wait: no duration"));
  rejects.add(issue(1, 2, "too few fields"));
  CHECK(rejects.count() == 4);
  REQUIRE(rejects.kept().size() == 3);
  CHECK(rejects.kept()[0].text == "text of line 3");
  CHECK(rejects.kept()[1].text == "text of line 4");
  CHECK(rejects.kept()[2].input == 1);
}

TEST_CASE("reasons are listed the commonest first, then the earliest") {
  Rejects rejects{0};
  rejects.add(issue(1, 2, "c"));
  rejects.add(issue(0, 8, "b"));
  rejects.add(issue(0, 4, "b"));
  rejects.add(issue(0, 5, "a"));
  const auto reasons = rejects.reasons();
  REQUIRE(reasons.size() == 3);
  CHECK(reasons[0].reason == "b");
  CHECK(reasons[0].count == 2);
  CHECK(reasons[0].first == Position{4, 5});
  CHECK(reasons[1].reason == "a");
  CHECK(reasons[2].reason == "c");
  CHECK(rejects.kept().empty());
  CHECK(Rejects{5}.reasons().empty());
}

TEST_CASE("an error shows its first fault") {
  const Error error(FaultKind::Data, "calls.csv: empty: no header row");
  CHECK(std::string{error.what()} == "calls.csv: empty: no header row");
  REQUIRE(error.faults().size() == 1);
  CHECK(error.faults()[0].hint.empty());
}

}  // namespace kpi::error_test
