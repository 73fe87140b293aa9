// SPDX-License-Identifier: MIT
// The columns whose texts records carry with them.
#include "input/carried_columns.hpp"

#include <string>

namespace kpi {

std::string CarriedColumns::meaning_of(const Layout& layout, std::size_t at) {
  const std::optional<Role> role = layout.role_at(at);
  if (!role) return "column " + layout.headers[at];
  const std::string field = "field " + std::string{name(*role)};
  if (type(*role) == FieldType::Duration) {
    return field + " " + std::to_string(layout.unit[static_cast<std::size_t>(*role)]);
  }
  const bool by_month = type(*role) == FieldType::Stamp && !layout.day_first;
  return by_month ? field + " month first" : field;
}

std::map<CarriedColumns::Column, std::size_t> CarriedColumns::columns_of(const Layout& layout) {
  std::map<Column, std::size_t> places;
  std::map<std::string, std::size_t> equals;
  for (std::size_t i = 0; i < layout.headers.size(); ++i) {
    const std::string meaning = meaning_of(layout, i);
    places[{meaning, equals[meaning]++}] = i;
  }
  return places;
}

void CarriedColumns::add_all_of(const Layout& layout) {
  for (const auto& [column, place] : columns_of(layout)) others_.insert(column);
}

std::vector<std::optional<std::size_t>> CarriedColumns::in(const Layout& layout) const {
  std::vector<std::optional<std::size_t>> places = layout.columns_named(asked_);
  const std::map<Column, std::size_t> own = columns_of(layout);
  for (const Column& wanted : others_) {
    const auto found = own.find(wanted);
    places.push_back(found == own.end() ? std::nullopt : std::optional{found->second});
  }
  return places;
}

}  // namespace kpi
