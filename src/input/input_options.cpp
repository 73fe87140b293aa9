// SPDX-License-Identifier: MIT
// Checks of what is asked of reading, before any file is opened.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/number.hpp"
#include "input/encoding.hpp"
#include "input/headers.hpp"
#include "input/words.hpp"
#include "kpi/reader.hpp"

namespace kpi {

namespace {

std::string joined(const std::vector<std::string_view>& names) {
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string{name};
  return all;
}

}  // namespace

void check_input_options(const InputOptions& options) {
  for (const ColumnChoice& choice : options.columns) {
    if (find_role(choice.field)) continue;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < kRoleCount; ++i) names.push_back(name(static_cast<Role>(i)));
    const std::string_view near = nearest(choice.field, names);
    throw Error(
        FaultKind::Usage, "--column: unknown field " + quoted(choice.field),
        near.empty() ? "fields: " + joined(names) : "did you mean " + std::string{near} + "?");
  }
  if (std::count(options.files.begin(), options.files.end(), "-") > 1) {
    throw Error(FaultKind::Usage, "standard input (-) is named twice", "it can be read only once");
  }
  const Words words{options.words};  // throws where a choice makes no sense
  if (!options.encoding.empty() && known_encoding(options.encoding).empty()) {
    throw Error(FaultKind::Usage, "--encoding: unknown encoding " + quoted(options.encoding),
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
