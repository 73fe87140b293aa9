// SPDX-License-Identifier: MIT
// Records built the quick way: field for field those that a RecordBuilder makes.
#include "input/quick_records.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "input/digits.hpp"
#include "input/logs.hpp"
#include "input/quick_stamp.hpp"
#include "input/reference.hpp"

namespace kpi::quick_records_test {
namespace {

using input_test::Findings;
using input_test::LogFolder;
using input_test::Reading;

using Texts = std::vector<std::string>;

const Texts kTexts{"a",
                   "billing",
                   "",
                   "-",
                   "n",
                   "N/A",
                   "null",
                   "nil",
                   " x ",
                   "\t",
                   "\"q,r\"",
                   "\"\"",
                   "\"a \"\"b\"\"\"",
                   "\" z \"",
                   "naïve",
                   "nul",
                   "+15551234567",
                   "--",
                   "none",
                   "NaN",
                   "Nan",
                   "(blank)"};
const Texts kStamps{"2026-03-02T09:00:00Z",
                    "2026-03-02 09:00:07",
                    "2026-03-02T09:59:59",
                    "2026-03-02T10:00:00Z",
                    "2026-03-02T09:60:00Z",
                    "2026-03-02T24:00:00Z",
                    "2026-02-30T09:00:00Z",
                    "\"2026-03-02T09:10:00Z\"",
                    "2026-03-02T09:00:00.250Z",
                    "2026-03-02T09:00:00+02:00",
                    "2026-03-02t09:00:01z",
                    "20260302T090003Z",
                    "1772442000",
                    "02.03.2026 09:00:00",
                    "2026-03-02",
                    "09:00:00",
                    "",
                    "-",
                    "2026/03/02 09:00:01",
                    "2026-03-02 09:00 AM",
                    " 2026-03-02T09:00:05Z",
                    "2026-03-02T0a:00:00Z",
                    "yesterday at noon ok",
                    "2026-03-02T09:0:0:00",
                    "2 Mar 2026 09:00:05",
                    "2 Mar 2026 10:00:05Z",
                    "Mon 2 Mar 2026 09:05",
                    "Tue 2 Mar 2026 09:05",
                    "\"Mar 2, 2026 9:05 AM\"",
                    "02-03-26 09:00",
                    "46083.375",
                    "none"};
const Texts kDurations{"0",    "5",       "12345678",    "123456789", "1.5",   "0:01:05",
                       "",     "-",       "-3",          "+4",        " 7",    "\"8\"",
                       "0x1",  "12a",     "99999999999", "1:2:3",     "007",   "\"1\"\"2\"",
                       "1.5",  "\"1,5\"", "\"1,234\"",   "2:23",      "2m 3s", "PT5S",
                       "none", "nan",     "12:02:23 AM"};
const Texts kNumbers{"1",   "10",    "4.5",  "-1",      "",          "null", "99999999",
                     "1e3", "\"3\"", "good", "\"4,5\"", "\"4,500\"", "94%",  "$5"};
const Texts kAnswers{"yes", "no", "1", "0", "Y", "", "maybe", "\"yes\"", "true", "n", "-", "NO "};
const Texts kDirections{"inbound", "outbound", "in", "", "internal", "INBOUND", "sideways"};
const Texts kOutcomes{"answered",  "abandoned",       "Answered",    "no answer",
                      "",          "overflow",        "\"blocked\"", "lost in the system",
                      "voicemail", "abandonedinqueue"};

/// A text of a list, more often one of the first.
const std::string& pick(std::mt19937& random, const Texts& texts, bool odd) {
  return texts[random() % (odd ? texts.size() : std::min<std::size_t>(texts.size(), 3))];
}

struct ColumnOf {
  std::string header;
  const Texts* texts;
};

std::string random_log(std::mt19937& random, const std::vector<ColumnOf>& columns,
                       std::size_t rows) {
  std::string log;
  for (const ColumnOf& column : columns) log += (log.empty() ? "" : ",") + column.header;
  const std::string end = random() % 2 == 0 ? "\n" : "\r\n";
  log += end;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t at = 0; at < columns.size(); ++at) {
      log += (at == 0 ? "" : ",") + pick(random, *columns[at].texts, random() % 8 == 0);
    }
    log += end;
  }
  return log;
}

void check(const std::string& log, const InputOptions& options, std::size_t columns) {
  LogFolder folder;
  Reading reading;
  reading.options.zone = options.zone;
  reading.options.date_order = options.date_order;
  reading.options.duration_unit = options.duration_unit;
  reading.options.decimal_mark = options.decimal_mark;
  reading.options.files = {folder.put("calls.csv", log)};
  reading.extra = {std::nullopt, 0, columns - 1};
  CAPTURE(log);
  const Findings expected = reading.plainly();
  CHECK(reading.in_blocks(1U << 20U, 1) == expected);
  CHECK(reading.in_blocks(1U << 20U, 1, SimdLevel::Portable) == expected);
}

}  // namespace

TEST_CASE("rows of common and of odd shapes give the records that a RecordBuilder makes") {
  std::mt19937 random{51};
  const std::vector<ColumnOf> all{
      {"call_id", &kTexts},  {"start", &kStamps},         {"answer", &kStamps},
      {"end", &kStamps},     {"queue", &kTexts},          {"channel", &kTexts},
      {"agent", &kTexts},    {"direction", &kDirections}, {"outcome", &kOutcomes},
      {"wait", &kDurations}, {"talk", &kDurations},       {"hold", &kDurations},
      {"acw", &kDurations},  {"transferred", &kAnswers},  {"resolved", &kAnswers},
      {"csat", &kNumbers},   {"cost", &kNumbers},         {"caller", &kTexts},
      {"note", &kTexts}};
  for (int round = 0; round < 150; ++round) {
    // Some of the columns, in any order.
    std::vector<ColumnOf> columns = all;
    std::shuffle(columns.begin(), columns.end(), random);
    columns.resize(4 + random() % (columns.size() - 3));
    const bool start = random() % 4 != 0;
    std::erase_if(columns, [&](const ColumnOf& column) {
      return column.header == "start" || column.header == "wait";
    });
    columns.push_back({"wait", &kDurations});
    if (start) columns.push_back({"start", &kStamps});
    InputOptions options;
    if (random() % 2 == 0) options.zone = *TimeZone::parse("+05:30");
    if (random() % 3 == 0) options.date_order = DateOrder::DayFirst;
    if (random() % 3 == 0) options.duration_unit = DurationUnit::Hours;
    if (random() % 3 == 0) options.duration_unit = DurationUnit::MinutesSeconds;
    if (random() % 3 == 0) options.decimal_mark = DecimalMark::Comma;
    check(random_log(random, columns, 40), options, columns.size());
  }
}

TEST_CASE("up to eight digits are a number and all other texts are none") {
  const auto number = [](const std::string& text) {
    const std::string room = "98765432" + text;
    return short_number(room.data() + 8, room.data() + room.size());
  };
  std::string digits;
  std::int64_t value = 0;
  for (const char digit : {'1', '0', '9', '2', '7', '0', '5', '8'}) {
    digits += digit;
    value = value * 10 + (digit - '0');
    CHECK(number(digits) == value);
    for (std::size_t at = 0; at < digits.size(); ++at) {
      for (int c = 0; c < 256; ++c) {
        if (c >= '0' && c <= '9') continue;
        std::string broken = digits;
        broken[at] = static_cast<char>(c);
        CHECK(number(broken) == -1);
      }
    }
  }
  CHECK(number("") == -1);
  CHECK(number("123456789") == -1);
  CHECK(number("00000000") == 0);
}

TEST_CASE("stamps of one hour are read as any stamp is") {
  std::mt19937 random{52};
  const Layout layout;
  QuickStamp stamps{layout, *TimeZone::parse("-03:00")};
  QuickStamp fresh = stamps;
  const std::string letters = "0123456789:-T Z/.";
  for (int round = 0; round < 20000; ++round) {
    std::string text = "2026-03-0" + std::to_string(1 + random() % 2) + "T0" +
                       std::to_string(random() % 3) + ":12:34";
    if (random() % 2 == 0) text += 'Z';
    const std::size_t changes = random() % 3;
    for (std::size_t i = 0; i < changes; ++i) {
      text[random() % text.size()] = letters[random() % letters.size()];
    }
    CAPTURE(text);
    // One that has read nothing before knows no hour.
    QuickStamp unknowing = fresh;
    CHECK(stamps.read(text) == unknowing.read(text));
  }
}

}  // namespace kpi::quick_records_test
