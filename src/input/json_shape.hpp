// SPDX-License-Identifier: MIT
// How a JSON log holds its objects: a line each, one after the other, or in an array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kpi {

enum class JsonForm : std::uint8_t {
  Lines,    ///< one object a line
  Objects,  ///< objects over several lines, or several in a line
  Array     ///< an array of objects, alone or under a key of one object
};

struct JsonShape {
  JsonForm form = JsonForm::Lines;
  std::string before;  ///< of an array: the bytes up to its bracket, and that
};

/// Tells the shape from the first bytes, which do not begin with a byte order mark.
JsonShape find_json_shape(std::string_view head);

/// Finds where an object or an array ends by its brackets outside of strings.
class JsonSpan {
 public:
  /// Goes on through the next bytes; how many there are up to the last bracket, or nothing where
  /// that is further on.
  std::optional<std::size_t> end_in(std::string_view bytes);

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace kpi
