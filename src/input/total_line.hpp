// SPDX-License-Identifier: MIT
// Lines among the rows of delimited text that are no rows: totals, and what parts a header from
// them.
#pragma once

#include "input/csv.hpp"

namespace kpi {

/// Whether the first text of a row that is no record says that it is a total: "Total", "Summe".
bool is_total_line(const RawRow& row);

/// Whether there is nothing but dashes and the like in a row.
bool is_line_of_dashes(const RawRow& row);

}  // namespace kpi
