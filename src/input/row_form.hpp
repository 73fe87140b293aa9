// SPDX-License-Identifier: MIT
// Whether a row has the form of a row: quotes in place, as many fields as the header, valid UTF-8.
#pragma once

#include <optional>

#include "input/csv.hpp"
#include "kpi/error.hpp"

namespace kpi {

/// What is wrong with the form of a row that is to have so many fields; nothing where it is right.
std::optional<Issue> problem_of(const RawRow& row, std::size_t columns);

}  // namespace kpi
