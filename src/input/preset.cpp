// SPDX-License-Identifier: MIT
// What is known of the exports of one system: how to recognise them, and what their columns mean.
#include "input/preset.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "input/words.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema = "kpi-preset/1";
constexpr std::array<std::string_view, 16> kKeys{
    "schema",           "name",      "title",         "source",
    "remark",           "tried",     "recognised_by", "header",
    "optional_columns", "first_row", "columns",       "skip",
    "values",           "units",     "input_tz",      "date_format"};
// Of the files that come with the program: lines of an export, and the records that they are.
constexpr std::array<std::string_view, 2> kTestKeys{"sample", "records"};

struct UnitName {
  std::string_view name;
  Millis unit;
};
constexpr std::array kUnitNames{UnitName{"ms", 1}, UnitName{"s", kSecond}, UnitName{"min", kMinute},
                                UnitName{"h", kHour}, UnitName{"days", kDay}};

/// Reads the members of a preset one by one.
class PresetReader {
 public:
  PresetReader(const Json& json, const std::string& file) : json_{json}, file_{file} {}

  Preset read() {
    check_keys();
    preset_.name = text("name");
    preset_.title = text("title");
    preset_.source = text("source");
    preset_.remark = text("remark");
    preset_.tried = json_.value("tried", Json(false)) == Json(true);
    if (text("schema") != kSchema) refuse("schema is to be \"" + std::string{kSchema} + "\"");
    if (preset_.name.empty()) refuse("needs a name");
    preset_.recognised_by = texts("recognised_by");
    preset_.header = texts("header");
    read_optional_columns();
    read_first_row();
    read_columns();
    read_values();
    read_units();
    read_dates();
    return std::move(preset_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(FaultKind::Data, file_ + ": the preset " + escaped(what),
                "kpi inspect FILE --write-preset PRESET.json writes one to start from");
  }

  void check_keys() const {
    if (!json_.is_object()) refuse("is no JSON object");
    std::vector<std::string_view> known{kKeys.begin(), kKeys.end()};
    known.insert(known.end(), kTestKeys.begin(), kTestKeys.end());
    for (const auto& [key, value] : json_.items()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      const std::string_view near = nearest(key, known);
      refuse("has an unknown key " + in_quotes(key) +
             (near.empty() ? "" : ", did you mean " + std::string{near} + "?"));
    }
  }

  std::string text(const char* key) const {
    const Json value = json_.value(key, Json(""));
    if (!value.is_string()) refuse(std::string{key} + " is to be a text");
    return value.get<std::string>();
  }

  std::vector<std::string> texts_of(const Json& list, const std::string& what) const {
    std::vector<std::string> out;
    if (!list.is_array()) refuse(what + " is to be a list of texts");
    for (const Json& one : list) {
      if (!one.is_string()) refuse(what + " is to be a list of texts");
      out.push_back(one.get<std::string>());
    }
    return out;
  }
  std::vector<std::string> texts(const char* key) const {
    return texts_of(json_.value(key, Json::array()), key);
  }
  Json object(const char* key) const {
    Json value = json_.value(key, Json::object());
    if (!value.is_object()) refuse(std::string{key} + " is to be an object");
    return value;
  }

  void read_optional_columns() {
    const Json count = json_.value("optional_columns", Json(0));
    const auto columns = static_cast<std::int64_t>(preset_.header.size());
    if (!count.is_number_integer() || count < 0 || count > columns) {
      refuse("optional_columns is to be a number of columns of the header");
    }
    preset_.optional_columns = count.get<std::size_t>();
  }

  void read_first_row() {
    const Json first_row = object("first_row");
    for (const auto& [column, form] : first_row.items()) {
      preset_.first_row.emplace_back(column, form.is_string()
                                                 ? std::vector<std::string>{form.get<std::string>()}
                                                 : texts_of(form, "first_row"));
    }
  }

  Role role_of_key(const std::string& key) const {
    const auto role = find_role(key);
    if (!role) refuse("has an unknown field " + in_quotes(key));
    return *role;
  }

  void read_columns() {
    const Json columns = object("columns");
    for (const auto& [key, rule] : columns.items()) {
      role_of_key(key);
      if (rule.is_array()) texts_of(rule, "columns." + key);
    }
    preset_.columns = std::make_shared<const Json>(columns);
    Json skips = json_.value("skip", Json::array());
    if (!skips.is_array()) refuse("skip is to be a list");
    preset_.skips = std::make_shared<const Json>(std::move(skips));
    preset_rules(preset_, {});  // throws where a rule makes no sense
  }

  void read_values() {
    const Json values = object("values");
    for (const auto& [field, words] : values.items()) {
      role_of_key(field);
      if (!words.is_object()) refuse("values." + field + " is to be an object");
      for (const auto& [word, meaning] : words.items()) {
        if (!meaning.is_string()) refuse("values." + field + " is to hold words");
        preset_.words.push_back({field, word, meaning.get<std::string>()});
      }
    }
    try {
      const Words check{preset_.words};
    } catch (const Error& error) {
      refuse(std::string{"has a wrong value: "} + error.what());
    }
  }

  void read_units() {
    const Json units = object("units");
    for (const auto& [key, name] : units.items()) {
      const Role role = role_of_key(key);
      const auto unit =
          std::find_if(kUnitNames.begin(), kUnitNames.end(),
                       [&, &wanted = name](const UnitName& u) { return wanted == Json(u.name); });
      if (unit == kUnitNames.end() || type(role) != FieldType::Duration) {
        refuse("units." + key + " is to be ms, s, min, h or days of a duration");
      }
      preset_.units.emplace(role, unit->unit);
    }
  }

  void read_dates() {
    if (const std::string zone = text("input_tz"); !zone.empty()) {
      preset_.zone = TimeZone::parse(zone);
      if (!preset_.zone) refuse("input_tz is no zone: " + in_quotes(zone));
    }
    if (const std::string pattern = text("date_format"); !pattern.empty()) {
      preset_.date_order = find_date_order(pattern);
      if (!preset_.date_order) refuse("date_format tells no order: " + in_quotes(pattern));
    }
  }

  const Json& json_;
  const std::string& file_;
  Preset preset_;
};

}  // namespace

std::vector<Role> Preset::roles() const {
  std::vector<Role> all;
  for (const auto& [key, rule] : columns->items()) all.push_back(*find_role(key));
  return all;
}

std::vector<std::string> Preset::direct_columns(Role role) const {
  const auto found = columns->find(std::string{kpi::name(role)});
  if (found == columns->end()) return {};
  if (found->is_string()) return {found->get<std::string>()};
  std::vector<std::string> names;
  if (!found->is_array()) return names;
  for (const Json& one : *found) {
    if (one.is_string()) names.push_back(one.get<std::string>());
  }
  return names;
}

std::vector<std::string> Preset::mentioned_columns() const {
  const std::vector<std::string> no_header;
  RuleMaker maker{no_header};
  std::vector<std::string> direct;
  for (const auto& [key, rule] : columns->items()) {
    const auto names = direct_columns(*find_role(key));
    // Of several the one that is there is read.
    if (names.size() == 1) direct.push_back(names.front());
    if (names.empty()) maker.value(rule);
  }
  for (const Json& skip : *skips) maker.condition(skip["when"]);
  direct.insert(direct.end(), maker.mentioned().begin(), maker.mentioned().end());
  return direct;
}

Preset read_preset(std::string_view json, const std::string& name) {
  Json parsed;
  try {
    parsed = Json::parse(json);
  } catch (const Json::parse_error& error) {
    throw Error(FaultKind::Data, name + ": no valid JSON at byte " + std::to_string(error.byte));
  }
  Preset preset = PresetReader{parsed, name}.read();
  preset.json = json;
  return preset;
}

PresetRules preset_rules(const Preset& preset, const std::vector<std::string>& header) {
  PresetRules made;
  made.rules.columns = header.size();
  RuleMaker maker{header};
  std::string key;
  try {
    for (const auto& [name, rule] : preset.columns->items()) {
      key = name;
      const Role role = *find_role(name);
      if (!preset.direct_columns(role).empty()) continue;
      maker.forget_sources();
      RowText text = maker.value(rule);
      std::string from;
      for (const std::size_t source : maker.sources()) {
        if (!from.empty()) from += ", ";
        from += header[source];
      }
      if (maker.sources().empty() && !rule.contains("text")) continue;  // no column of it is there
      const std::size_t source = maker.sources().empty() ? 0 : maker.sources().front();
      made.rules.computed.push_back({std::move(text), source});
      made.computed.emplace_back(role, name + " (from " + from + ")");
    }
    key = "skip";
    for (const Json& skip : *preset.skips) {
      if (!skip.is_object() || !skip.contains("when") || !skip.contains("why")) {
        throw BadRule{"needs when and why: " + skip.dump()};
      }
      if (!skip["why"].is_string()) throw BadRule{"why is to be a text: " + skip.dump()};
      made.rules.skips.push_back({maker.condition(skip["when"]), skip["why"].get<std::string>()});
    }
  } catch (const BadRule& bad) {
    throw Error(FaultKind::Data, preset.name + ": the preset's " + key + " " + escaped(bad.what));
  }
  return made;
}

}  // namespace kpi
