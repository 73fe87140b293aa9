// SPDX-License-Identifier: MIT
// Finding the header of delimited text, and what separates its columns.
#include "input/opening.hpp"

#include <catch2/catch.hpp>

#include "kpi/error.hpp"

namespace kpi::opening_test {
namespace {

Opening opening(std::string_view head) {
  return find_opening(head, InputOptions{}, "f");
}
char delimiter(std::string_view head) {
  return opening(head).dialect.delimiter;
}

}  // namespace

TEST_CASE("the delimiter is the one under which most columns are known") {
  CHECK(delimiter("start,wait,talk\n") == ',');
  CHECK(delimiter("start;wait;talk\n") == ';');
  CHECK(delimiter("start\twait\ttalk\n") == '\t');
  CHECK(delimiter("start|wait|talk\n") == '|');
  CHECK(delimiter("start;a,b,c,d,e;wait\n") == ';');
  CHECK(delimiter("\"start;end\",\"wait;x\"\n") == ',');
  CHECK(delimiter("\n\nstart;wait\n") == ';');
  CHECK(delimiter("wait\n") == ',');
  CHECK(delimiter("one;two;three\n") == ';');
  CHECK(delimiter("") == ',');
  InputOptions options;
  options.delimiter = ';';
  CHECK(find_opening("start,wait\n", options, "f").dialect.delimiter == ';');
}

TEST_CASE("lines end with carriage returns only where no line feed ends one") {
  CHECK(opening("a,b\n").dialect.line_end == '\n');
  CHECK(opening("a,b\r\n").dialect.line_end == '\n');
  CHECK(opening("a,b\r1,2\r").dialect.line_end == '\r');
  CHECK(opening("a,b").dialect.line_end == '\n');
  CHECK(opening("a,b\r\"two\nlines\",2\r").dialect.line_end == '\r');
  CHECK(opening("a,\"two\rlines\"\n1,2\n").dialect.line_end == '\n');
  CHECK(opening("a,\"two\rlines\"").dialect.line_end == '\n');
  CHECK(opening("a,\"b\n1,2\r\n").dialect.line_end == '\n');
}

TEST_CASE("the head's rows are trimmed, blank lines left out") {
  const auto rows = head_rows("\n start , wait\n,\n1,\" 2 \"\n3,4\n", Dialect{}, 2);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == std::vector<std::string>{"start", "wait"});
  CHECK(rows[1] == std::vector<std::string>{"1", "2"});
  CHECK(head_rows("", Dialect{}, 5).empty());
  CHECK(head_rows("a,b\n1,\"2", Dialect{}, 5).size() == 1);
}

TEST_CASE("a header is found behind titles and periods") {
  const std::string_view head =
      "Calls by queue\n\nFrom;2026-03-01;to;2026-03-31\nQueue;Start;Wait;Talk\n"
      "sales;2026-03-02 09:00;5;60\nsales;2026-03-02 09:10;5;60\n";
  const Opening found = opening(head);
  CHECK(found.dialect.delimiter == ';');
  CHECK(head.substr(found.begin).substr(0, 5) == "Queue");
  CHECK(found.lines == 3);
  CHECK(found.texts == 2);
  CHECK(found.has_header);
}

TEST_CASE("the first line is the header where no other is better") {
  CHECK(opening("start,wait,talk\nqueue,agent,reason\n").begin == 0);
  CHECK(opening("when,who\n2026-03-02 09:00,answered\n").begin == 0);
  // A row of data is no header, even if its words are names of columns.
  CHECK(opening("a,b,c\n2026-03-02 09:00,answered,transfer\n2026-03-02 09:00,answered,x\n").begin ==
        0);
}

TEST_CASE("a line sep= says what separates the columns") {
  const Opening found = opening("sep=;\nstart;wait,s\n1;2\n");
  CHECK(found.dialect.delimiter == ';');
  CHECK(found.begin == 6);
  CHECK(found.lines == 1);
  CHECK(opening("\"SEP=\t\"\r\nstart\twait\r\n").dialect.delimiter == '\t');
}

TEST_CASE("a first row of stamps and numbers is no header") {
  CHECK_FALSE(opening("2026-03-02 09:00,5,60\n").has_header);
  CHECK_FALSE(opening("17,42,x\n").has_header);
  CHECK(opening("one,two\n").has_header);
  CHECK(opening("start,queue,2026\n").has_header);
}

TEST_CASE("single quotes quote where the header has them") {
  CHECK(opening("'start','wait'\n'1','2'\n").dialect.quote == '\'');
  CHECK(opening("start,wait\n'1','2'\n").dialect.quote == '"');
}

TEST_CASE("quotes within fields are text where more than a row needs it") {
  std::string head = "start,clid,wait\n";
  for (int i = 0; i < 5; ++i) head += "2026-03-02 09:00,\"Ann\" <101>,5\n";
  CHECK(opening(head).dialect.lax_quotes);
  // One bad row does not change the dialect.
  CHECK_FALSE(opening("start,clid,wait\n2026-03-02 09:00,\"Ann\" <101>,5\n1,2,3\n1,2,3\n")
                  .dialect.lax_quotes);
}

TEST_CASE("two readings that are equally good are refused") {
  try {
    opening("start,wait;talk,agent;queue\n");
    opening("start;wait,talk\n1;2,3\n");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.faults().front().message ==
          "f: columns may be separated by \",\" or by \";\", and both readings make sense");
    CHECK(error.faults().front().hint == "say which: --delimiter CHARACTER");
  }
}

}  // namespace kpi::opening_test
