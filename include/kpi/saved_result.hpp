// SPDX-License-Identifier: MIT
// Reports that were saved as JSON, read back.
#pragma once

#include <string>
#include <string_view>

#include "kpi/report.hpp"

namespace kpi {

/// The schema that a JSON document of this program says it has, by the first bytes of the file:
/// "kpi-result/1". Empty for any other text.
std::string_view saved_schema(std::string_view head);

/// The report that a document of schema kpi-result/1, or of kpi-check/1, which begins with the
/// same members, was written from: its values exact as far as they are written, that is to 6
/// decimals. It has neither squares nor a currency. KPIs that this version does not know are left
/// out, with a note. `name` is for messages. Throws Error (Data).
Report read_saved_result(std::string_view text, const std::string& name);

}  // namespace kpi
