// SPDX-License-Identifier: MIT
// Every built-in preset reads the sample lines in its file as the records written there.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/built_in_presets.hpp"
#include "input/logs.hpp"
#include "input/preset.hpp"

namespace kpi::presets_test {
namespace {

using input_test::LogFolder;
using Json = nlohmann::json;

/// A field of a record as the preset files write it: stamps and texts as texts, times in seconds.
Json field_of(const CallRecord& record, const std::string& name) {
  const Field field = find_field(name).value();
  const auto scaled = [](Amount amount, double unit) {
    return amount ? Json(static_cast<double>(*amount) / unit) : Json(nullptr);
  };
  switch (type(field)) {
    case FieldType::Stamp: {
      const Amount instant = record.*time_member(field);
      return instant ? Json(Calendar{}.stamp(*instant)) : Json(nullptr);
    }
    case FieldType::Duration:
      return scaled(record.*time_member(field), kSecond);
    case FieldType::Number:
      return scaled(record.*number_member(field), kUnit);
    case FieldType::YesNo:
      return kpi::name(record.*yes_no_member(field));
    case FieldType::Direction:
      return kpi::name(record.direction);
    case FieldType::Outcome:
      return kpi::name(record.outcome);
    case FieldType::Text:
      break;
  }
  return record.*text_member(field);
}

/// Compares the fields that the preset's file tells of each record.
class RecordCheck : public RecordSink {
 public:
  explicit RecordCheck(const Json& expected) : expected_{expected} {}
  void consume(std::span<const CallRecord> records) override {
    for (const CallRecord& record : records) {
      REQUIRE(count < expected_.size());
      for (const auto& [name, value] : expected_[count].items()) {
        INFO("record " << count + 1 << ", " << name);
        const Json found = field_of(record, name);
        CHECK((value.is_number() ? found.is_number() && value.get<double>() == found.get<double>()
                                 : found == value));
      }
      ++count;
    }
  }
  std::size_t count = 0;

 private:
  const Json& expected_;
};

std::string sample_of(const Json& preset) {
  std::string text;
  for (const Json& line : preset["sample"]) text += line.get<std::string>() + "\n";
  return text;
}

}  // namespace

TEST_CASE("every preset reads its sample lines, found by itself and by name") {
  for (const BuiltInPreset& file : built_in_presets()) {
    INFO(file.name);
    const Json preset = Json::parse(file.json);
    REQUIRE(preset["sample"].size() > 1);
    for (const bool by_name : {false, true}) {
      LogFolder folder;
      InputOptions options;
      options.files = {folder.put("sample", sample_of(preset))};
      if (by_name) options.preset = preset["name"];
      LogReader reader{options};
      RecordCheck check{preset["records"]};
      try {
        reader.read({}, check);
      } catch (const Error& error) {
        FAIL(error.what());
      }
      CHECK(check.count == preset["records"].size());
      CHECK(reader.inputs().front().preset == preset["name"]);
      CHECK(reader.inputs().front().rejected == 0);
    }
  }
}

TEST_CASE("presets are called by different names, which are those of their files") {
  std::vector<std::string> names;
  for (const BuiltInPreset& file : built_in_presets()) {
    const Preset preset = read_preset(file.json, std::string{file.name});
    CHECK(preset.name == file.name);
    CHECK(preset.recognised_by ==
          std::vector<std::string>(file.recognised_by.begin(), file.recognised_by.end()));
    CHECK(!preset.first_row.empty() == file.knows_first_rows);
    CHECK_FALSE(preset.title.empty());
    CHECK_FALSE(preset.source.empty());
    CHECK(std::find(names.begin(), names.end(), preset.name) == names.end());
    names.push_back(preset.name);
  }
}

TEST_CASE("what makes no sense in a preset is named") {
  const auto refusal = [](const std::string& members) {
    try {
      read_preset("{\"schema\": \"kpi-preset/1\", \"name\": \"mine\"" + members + "}", "my.json");
    } catch (const Error& error) {
      CHECK(error.faults().front().kind == FaultKind::Data);
      return std::string{error.what()};
    }
    return std::string{"accepted"};
  };
  CHECK(refusal("") == "accepted");
  CHECK(refusal(R"(, "colums": {})") ==
        R"(my.json: the preset has an unknown key "colums", did you mean columns?)");
  CHECK(refusal(R"(, "columns": {"begin": "a"})") ==
        R"(my.json: the preset has an unknown field "begin")");
  CHECK(refusal(R"(, "columns": {"wait": {"difference": ["a", "b"]}})") ==
        R"(mine: the preset's wait is no value: {"difference":["a","b"]})");
  CHECK(refusal(R"(, "skip": [{"when": {"a": 5}, "why": "x"}])") ==
        R"(mine: the preset's skip is no condition: 5)");
  CHECK(refusal(R"(, "skip": [{"when": {"a": "x"}, "why": 5}])") ==
        R"(mine: the preset's skip why is to be a text: {"when":{"a":"x"},"why":5})");
  CHECK(refusal(R"(, "columns": {"wait": ["a", 5]})") ==
        "my.json: the preset columns.wait is to be a list of texts");
  CHECK(refusal(R"(, "units": {"wait": "weeks"})") ==
        "my.json: the preset units.wait is to be ms, s, min, h or days of a duration");
  CHECK(refusal(R"(, "values": {"outcome": {"x": "gone"}})")
            .starts_with("my.json: the preset has a wrong value: "));
  CHECK_THROWS_WITH(read_preset("{", "my.json"), "my.json: no valid JSON at byte 2");
}

}  // namespace kpi::presets_test
