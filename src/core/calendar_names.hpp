// SPDX-License-Identifier: MIT
// The names of months and weekdays in the languages of call logs.
#pragma once

#include <optional>
#include <string_view>

namespace kpi {

/// 1 to 12; in any case, with or without accents, whole or as usually cut short.
std::optional<int> find_month(std::string_view name);
/// 0 is Sunday.
std::optional<unsigned> find_weekday(std::string_view name);

}  // namespace kpi
