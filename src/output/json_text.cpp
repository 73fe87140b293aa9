// SPDX-License-Identifier: MIT
// JSON strings that are safe to print as well as to parse.
#include "output/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Whether no character of a text needs a second look: most texts are names in ASCII.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

}  // namespace

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  if (is_plain(text)) {
    json += text;
    json += '"';
    return;
  }
  std::string safe;
  if (find_invalid_utf8(text) != std::string_view::npos) {
    safe = escaped(text);
    text = safe;
  }
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    append_character(json, text.substr(0, point.length), point.value);
    text.remove_prefix(point.length);
  }
  json += '"';
}

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

}  // namespace kpi
