// SPDX-License-Identifier: MIT
// Conditions on contacts, taken apart.
#include "core/number.hpp"
#include "kpi/error.hpp"
#include "kpi/selection.hpp"

namespace kpi {
namespace {

struct ComparisonSign {
  std::string_view text;
  Comparison comparison;
};
/// Of two with one head the longer first.
constexpr ComparisonSign kComparisonSigns[]{
    {"!=", Comparison::NotEqual},       {"<=", Comparison::LessOrEqual},
    {">=", Comparison::GreaterOrEqual}, {"=", Comparison::Equal},
    {"~", Comparison::Contains},        {"<", Comparison::Less},
    {">", Comparison::Greater}};

[[noreturn]] void refuse_condition(std::string_view text, std::string why) {
  throw Error(FaultKind::Usage, "--where: " + in_quotes(text) + " " + std::move(why),
              "conditions are such as queue=sales,billing agent!=test* talk>10m");
}

std::vector<std::string> values_of(std::string_view text) {
  std::vector<std::string> values;
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = text.find(',');
    values.emplace_back(trimmed(text.substr(0, comma)));
    if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  }
  return values;
}

}  // namespace

Condition parse_condition(std::string_view text) {
  const std::size_t at = text.find_first_of("!=~<>");
  if (at == std::string_view::npos)
    refuse_condition(text, "is no condition; it has none of = != ~ < <= > >=");
  for (const ComparisonSign& sign : kComparisonSigns) {
    if (!text.substr(at).starts_with(sign.text)) continue;
    Condition condition{std::string{text}, std::string{trimmed(text.substr(0, at))},
                        sign.comparison, values_of(text.substr(at + sign.text.size()))};
    if (condition.column.empty()) refuse_condition(text, "names no column");
    const bool by_order = sign.comparison != Comparison::Equal &&
                          sign.comparison != Comparison::NotEqual &&
                          sign.comparison != Comparison::Contains;
    if (by_order && condition.values.size() > 1) {
      refuse_condition(text,
                       "compares with several values; " + std::string{sign.text} + " takes one");
    }
    const bool one_is_empty = condition.values.size() == 1 && condition.values[0].empty();
    if (one_is_empty && (by_order || sign.comparison == Comparison::Contains)) {
      refuse_condition(text, "compares with nothing");
    }
    return condition;
  }
  refuse_condition(text, "is no condition; ! stands before =");
}

}  // namespace kpi
