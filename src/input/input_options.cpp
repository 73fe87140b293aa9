// SPDX-License-Identifier: MIT
// Checks of what is asked of reading, before any file is opened.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/number.hpp"
#include "input/encoding.hpp"
#include "input/headers.hpp"
#include "input/state_words.hpp"
#include "input/words.hpp"
#include "kpi/reader.hpp"

namespace kpi {

namespace {

std::string listed(const std::vector<std::string_view>& names) {
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string{name};
  return all;
}

/// The kind of companion file that a prefix such as "roster." names, else call logs.
FileKind kind_of_field(std::string_view field) {
  const std::string_view prefix = field.substr(0, field.find('.'));
  for (std::size_t i = 1; i < kFileKindCount; ++i) {
    const auto kind = static_cast<FileKind>(i);
    if (prefix.size() < field.size() && prefix == name(kind)) return kind;
  }
  return FileKind::Calls;
}

void check_field(const std::string& field) {
  const FileKind kind = kind_of_field(field);
  if (find_role(field, kind)) return;
  std::vector<std::string> options;
  for (const Role role : roles_of(kind)) options.push_back(option_name(role, kind));
  const std::vector<std::string_view> names{options.begin(), options.end()};
  const std::string_view near = nearest(field, names);
  throw Error(
      FaultKind::Usage, "--column: unknown field " + in_quotes(field),
      near.empty() ? "fields: " + listed(names) : "did you mean " + std::string{near} + "?");
}

void check_standard_input(const InputOptions& options) {
  const CompanionFiles& companions = options.companions;
  std::ptrdiff_t times = 0;
  for (const auto* const files : {&options.files, &companions.agent_states, &companions.schedule,
                                  &companions.roster, &companions.customers}) {
    times += std::count(files->begin(), files->end(), "-");
  }
  if (times < 2) return;
  throw Error(FaultKind::Usage, "standard input (-) is named twice", "it can be read only once");
}

}  // namespace

void check_input_options(const InputOptions& options) {
  for (const ColumnChoice& choice : options.columns) check_field(choice.field);
  check_standard_input(options);
  const StateWords states{options.companions.states};  // throws where a choice makes no sense
  const Words words{options.words};                    // throws where a choice makes no sense
  if (!options.encoding.empty() && known_encoding(options.encoding).empty()) {
    throw Error(FaultKind::Usage, "--encoding: unknown encoding " + in_quotes(options.encoding),
                "such as UTF-8, UTF-16LE, WINDOWS-1252 or ISO-8859-15; iconv -l lists them");
  }
}

std::optional<DateOrder> find_date_order(std::string_view pattern) {
  std::string letters;  // d, m and y in the order of their first appearance
  for (const char c : pattern) {
    const char letter = lower(c);
    const bool part = letter == 'd' || letter == 'm' || letter == 'y';
    if (part && letters.find(letter) == std::string::npos) letters += letter;
  }
  if (letters.starts_with("dm")) return DateOrder::DayFirst;
  if (letters.starts_with("md")) return DateOrder::MonthFirst;
  if (letters.starts_with("y")) return DateOrder::YearFirst;
  return std::nullopt;
}

}  // namespace kpi
