// SPDX-License-Identifier: MIT
// The preset that `kpi inspect --write-preset` writes.
#include <nlohmann/json.hpp>

#include "kpi/presets.hpp"

namespace kpi {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// How a preset begins that the user goes on with.
OrderedJson titled() {
  return {{"schema", "kpi-preset/1"},
          {"name", "mine"},
          {"title", "My export"},
          {"source", "written by kpi inspect"},
          {"tried", true}};
}

/// A preset that is there, without what only the program's own tests need.
OrderedJson taken_over(const UnderstoodInput& input) {
  OrderedJson preset = OrderedJson::parse(input.preset_json);
  preset.erase("sample");
  preset.erase("records");
  preset["name"] = "mine";
  for (const UnderstoodColumn& column : input.columns) {
    if (column.evidence == ColumnEvidence::Chosen) preset["columns"][column.field] = column.header;
  }
  return preset;
}

OrderedJson from_columns(const UnderstoodInput& input) {
  OrderedJson preset = titled();
  OrderedJson names = OrderedJson::array();
  OrderedJson columns = OrderedJson::object();
  OrderedJson units = OrderedJson::object();
  for (const UnderstoodColumn& column : input.columns) {
    if (!input.has_header) preset["header"].push_back(column.header);
    if (column.field.empty()) continue;
    names.push_back(column.header);
    columns[column.field] = column.header;
    if (!column.unit.empty()) units[column.field] = column.unit;
  }
  if (input.has_header) preset["recognised_by"] = names;
  preset["columns"] = columns;
  if (!units.empty()) preset["units"] = units;
  for (const UnderstoodWord& word : input.words) {
    if (!word.meaning.empty()) preset["values"][word.field][word.word] = word.meaning;
  }
  return preset;
}

}  // namespace

std::string preset_of(const UnderstoodInput& input) {
  OrderedJson preset = input.preset_json.empty() ? from_columns(input) : taken_over(input);
  if (!input.date_order.empty()) {
    preset["date_format"] = input.date_order == "day/month/year" ? "d/m/Y" : "m/d/Y";
  }
  if (!input.zone.is_utc()) preset["input_tz"] = input.zone.name();
  return preset.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace kpi
