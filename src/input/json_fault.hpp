// SPDX-License-Identifier: MIT
// Where bytes stop being a JSON object, and what should stand there instead.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kpi {

/// How deep objects and arrays may be nested in one another.
inline constexpr unsigned kDeepestJson = 64;

struct JsonFault {
  std::size_t offset = 0;
  std::string_view expected;  ///< "a comma or }"
};

/// Whether a text is a number of JSON: no plus sign, no leading zeros, digits around the point.
bool is_json_number(std::string_view text);
/// Whether a number without point and exponent is beyond 64 bits with a sign.
bool beyond_int64(std::string_view number);

/// The first fault of what should be one object and blanks; nothing where it is. Bytes beyond ASCII
/// are not looked at. A NUL, which no text can hold, is a fault in its escaped form too.
std::optional<JsonFault> find_json_fault(std::string_view object);

}  // namespace kpi
