// SPDX-License-Identifier: MIT
// Records kept for later in as few bytes as may be: what is absent takes none.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kpi/record.hpp"

namespace kpi {

/// Appends a record to others, but for its id, which those that are kept together share.
void pack(const CallRecord& record, std::string& onto);

/// Takes the first record off; it points into the bytes that it was packed in, and has this id and
/// as many extra texts as it was packed with, for which there must be room in `extra`.
CallRecord unpack(std::string_view& from, std::string_view id, std::span<std::string_view> extra);

}  // namespace kpi
