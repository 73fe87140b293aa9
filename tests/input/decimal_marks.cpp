// SPDX-License-Identifier: MIT
// The decimal mark of a log, told by the numbers that can have only one.
#include "input/decimal_marks.hpp"

#include <catch2/catch.hpp>

#include "input/logs.hpp"

namespace kpi::decimal_marks_test {
namespace {

using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

std::string wait_of(const CallRecord& record) {
  return input_test::seconds(record.wait);
}

/// Rows of these waits.
Outcomes waits(const Texts& texts, InputOptions options = {}) {
  std::string log = "start;wait\n";
  for (const std::string& text : texts) log += "2026-03-02 09:00;" + text + "\n";
  return read_log(log, std::move(options), {}, wait_of);
}

}  // namespace

TEST_CASE("one number with a decimal comma tells what another with two meanings is") {
  const Outcomes comma = waits({"12,5", "1.234", "1,234"});
  CHECK(comma.records == Texts{"12.5", "1234", "1.234"});
  CHECK(comma.notes == Texts{"N137 calls.csv: numbers have a decimal comma, as \"12,5\" has, also "
                             "in \"1.234\""});
  const Outcomes point = waits({"12.5", "1,234"});
  CHECK(point.records == Texts{"12.5", "1234"});
}

TEST_CASE("numbers that need no mark are read as they stand") {
  const Outcomes found = waits({"12,5", "12.5", "7"});
  CHECK(found.records == Texts{"12.5", "12.5", "7"});
  CHECK(found.notes.empty());
}

TEST_CASE("a few numbers against many are bad rows") {
  Texts texts(20, "0,5");
  texts.emplace_back("12.5");
  texts.emplace_back("1.234");
  const Outcomes found = waits(texts);
  CHECK(found.records.size() == 21);
  CHECK(found.records.back() == "1234");
  CHECK(found.rejects.size() == 1);
}

TEST_CASE("where numbers tell both marks or none the text with two meanings costs its row") {
  CHECK(waits({"12,5", "12.5", "1,234"}).rejects.size() == 1);
  CHECK(waits({"1,234", "7"}).rejects.size() == 1);
}

TEST_CASE("an option tells the mark of every number") {
  InputOptions options;
  options.decimal_mark = DecimalMark::Point;
  CHECK(waits({"12.5", "1,234"}, options).records == Texts{"12.5", "1234"});
}

}  // namespace kpi::decimal_marks_test
