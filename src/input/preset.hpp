// SPDX-License-Identifier: MIT
// What is known of the exports of one system: how to recognise them, and what their columns mean.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "input/headers.hpp"
#include "input/row_rules.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// The content of a preset file, schema kpi-preset/1.
struct Preset {
  std::string name;    ///< "amazon-connect"
  std::string title;   ///< "Amazon Connect contact records"
  std::string source;  ///< where the layout is published
  std::string remark;  ///< what a user has to know; may be empty
  bool tried = false;  ///< on a real export
  std::string json;    ///< the file's text

  /// Columns that a log of this kind has. One that ends in a dot begins the path of JSON members.
  std::vector<std::string> recognised_by;
  /// The columns of files without a header; empty for the others.
  std::vector<std::string> header;
  std::size_t optional_columns = 0;  ///< at the end of `header`, absent in some files
  /// Forms of the first row of a file without a header, by column: "stamp", "number", or words.
  std::vector<std::pair<std::string, std::vector<std::string>>> first_row;

  std::vector<WordChoice> words;
  std::map<Role, Millis> units;  ///< of plain numbers
  std::optional<TimeZone> zone;  ///< of stamps that name none
  std::optional<DateOrder> date_order;

  /// Roles and the rules that give them, as they stand in the file.
  std::shared_ptr<const nlohmann::json> columns;
  /// Conditions of rows that are no contacts, and why.
  std::shared_ptr<const nlohmann::json> skips;

  /// The columns of a role that are read as they stand, the first that the header has; empty
  /// where a rule works the role out.
  [[nodiscard]] std::vector<std::string> direct_columns(Role role) const;
  [[nodiscard]] std::vector<Role> roles() const;
  /// The columns that it reads, but for those of which any of several will do.
  [[nodiscard]] std::vector<std::string> mentioned_columns() const;
};

/// Reads a preset; `name` is the file's, for messages. Throws Error (Data).
Preset read_preset(std::string_view json, const std::string& name);

/// The computed columns and the rows to skip of a preset under this header, with the role of each
/// computed column and a name for it. Throws Error (Data).
struct PresetRules {
  RowRules rules;
  std::vector<std::pair<Role, std::string>> computed;
};
PresetRules preset_rules(const Preset& preset, const std::vector<std::string>& header);

}  // namespace kpi
