// SPDX-License-Identifier: MIT
// One field of CSV by RFC 4180.
#include "output/csv_field.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/utf8.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

bool starts_with_any(std::string_view text, std::span<const std::string_view> heads) {
  return std::ranges::any_of(heads, [&](std::string_view head) { return text.starts_with(head); });
}

/// Whether a spreadsheet might take a cell for a formula (CWE-1236).
bool looks_like_formula(std::string_view text) {
  using namespace std::string_view_literals;
  // ASCII, then the full-width forms of the same signs.
  constexpr std::array kHeads{"="sv,  "+"sv,  "-"sv,  "@"sv,  "\t"sv, "\r"sv,
                              "\0"sv, "＝"sv, "＋"sv, "－"sv, "＠"sv};
  // Blank, line feed, no-break space, ideographic space, byte order mark: importers drop them.
  constexpr std::array kSkipped{" "sv, "\n"sv, "\u00A0"sv, "\u3000"sv, "\uFEFF"sv};
  while (starts_with_any(text, kSkipped)) text.remove_prefix(decode_utf8(text).length);
  return starts_with_any(text, kHeads);
}

/// escaped() but for tabs and line breaks, which quotes make harmless.
std::string without_control_characters(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\t\r\n"), text.size());
    result += escaped(text.substr(0, end));
    result += text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

}  // namespace

bool is_plain_cell(std::string_view text) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const auto is_harmless = [&](char c) {
    return is_word(c) || c == ' ' || c == '-' || c == '+' || c == ':' || c == '.' || c == '_';
  };
  return !text.empty() && is_word(text.front()) && std::ranges::all_of(text, is_harmless);
}

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

void append_csv_text(std::string& row, std::string_view text) {
  if (is_plain_cell(text)) {
    row += text;
    return;
  }
  const std::string_view guard = looks_like_formula(text) ? "'" : "";
  append_csv_field(row, std::string{guard} + without_control_characters(text));
}

}  // namespace kpi
