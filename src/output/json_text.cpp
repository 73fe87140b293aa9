// SPDX-License-Identifier: MIT
// JSON strings that are safe to print as well as to parse.
#include "output/json_text.hpp"

#include <fmt/format.h>

#include <iterator>

#include "core/utf8.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

void append_character(std::string& json, std::string_view character, char32_t value) {
  if (value == '"' || value == '\\') {
    json += '\\';
    json += character;
  } else if (value == '\n') {
    json += "\\n";
  } else if (value == '\t') {
    json += "\\t";
  } else if (escaped(character) != character) {
    fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(value));
  } else {
    json += character;
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) return json_string(escaped(text));
  const bool is_plain =
      text.find_first_of("\"\\") == std::string_view::npos && escaped(text) == text;
  if (is_plain) return fmt::format("\"{}\"", text);
  std::string json = "\"";
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    append_character(json, text.substr(0, point.length), point.value);
    text.remove_prefix(point.length);
  }
  json += '"';
  return json;
}

}  // namespace kpi
