// SPDX-License-Identifier: MIT
// The presets that the program has: finding one by its name, or by the look of an export.
#include "input/known_presets.hpp"

#include <algorithm>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/built_in_presets.hpp"
#include "kpi/error.hpp"
#include "kpi/presets.hpp"
#include "kpi/text_file.hpp"

namespace kpi {
namespace {

std::shared_ptr<const Preset> read_built_in(const BuiltInPreset& file) {
  return std::make_shared<const Preset>(read_preset(file.json, std::string{file.name}));
}

/// Whether a header has a column, or for a name that ends in a dot any column that begins so.
bool has_column(const std::vector<std::string>& header, std::string_view name) {
  return std::any_of(header.begin(), header.end(), [&](const std::string& column) {
    return name.ends_with('.') ? column.starts_with(name) : column == name;
  });
}

/// Whether a text has the form that a preset names.
bool has_form(std::string_view text, const std::vector<std::string>& forms) {
  if (forms == std::vector<std::string>{"stamp"}) {
    StampText stamp;
    return read_stamp(text, true, stamp) == Reading::Ok && stamp.is_full();
  }
  if (forms == std::vector<std::string>{"number"}) return parse_scaled(text, 1).has_value();
  return std::find(forms.begin(), forms.end(), text) != forms.end();
}

bool begins(const Preset& preset, const std::vector<std::string>& row) {
  const std::size_t most = preset.header.size();
  if (most == 0 || preset.first_row.empty()) return false;
  if (row.size() > most || row.size() + preset.optional_columns < most) return false;
  return std::all_of(preset.first_row.begin(), preset.first_row.end(), [&](const auto& rule) {
    const auto at = std::find(preset.header.begin(), preset.header.end(), rule.first);
    const auto index = static_cast<std::size_t>(at - preset.header.begin());
    return index < row.size() && has_form(row[index], rule.second);
  });
}

}  // namespace

std::shared_ptr<const Preset> recognise_preset(const std::vector<std::string>& header) {
  const BuiltInPreset* best = nullptr;
  for (const BuiltInPreset& file : built_in_presets()) {
    const auto names = file.recognised_by;
    const bool all = !names.empty() && std::all_of(names.begin(), names.end(), [&](const auto& n) {
      return has_column(header, n);
    });
    if (all && (best == nullptr || names.size() > best->recognised_by.size())) best = &file;
  }
  return best == nullptr ? nullptr : read_built_in(*best);
}

std::shared_ptr<const Preset> recognise_headless(const std::vector<std::string>& first_row) {
  for (const BuiltInPreset& file : built_in_presets()) {
    if (!file.knows_first_rows) continue;
    if (auto preset = read_built_in(file); begins(*preset, first_row)) return preset;
  }
  return nullptr;
}

std::shared_ptr<const Preset> find_preset(const std::string& name_or_file) {
  std::vector<std::string_view> names;
  for (const BuiltInPreset& file : built_in_presets()) {
    if (file.name == name_or_file) return read_built_in(file);
    names.push_back(file.name);
  }
  if (name_or_file.find_first_of("./") == std::string::npos) {
    const std::string_view near = nearest(name_or_file, names);
    throw Error(FaultKind::Usage, "--preset: unknown preset " + in_quotes(name_or_file),
                near.empty()
                    ? "kpi inspect --presets lists them; a file's name has a dot or a slash"
                    : "did you mean " + std::string{near} + "?");
  }
  return std::make_shared<const Preset>(
      read_preset(text_of_file(name_or_file), escaped(name_or_file)));
}

std::vector<PresetSummary> presets() {
  std::vector<PresetSummary> all;
  for (const BuiltInPreset& file : built_in_presets()) {
    const auto preset = read_built_in(file);
    all.push_back({preset->name, preset->title, preset->source, preset->tried});
  }
  return all;
}

}  // namespace kpi
