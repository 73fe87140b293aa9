// SPDX-License-Identifier: MIT
// One field of CSV by RFC 4180.
#include "output/csv_field.hpp"

namespace kpi {

void append_csv_field(std::string& row, std::string_view text) {
  const bool edges = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!edges && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    row += text;
    return;
  }
  row += '"';
  for (const char c : text) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

}  // namespace kpi
