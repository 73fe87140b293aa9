// SPDX-License-Identifier: MIT
// Whether a row has the form of a row: quotes in place, as many fields as the header, valid UTF-8.
#include "input/row_form.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "core/utf8.hpp"

namespace kpi {
namespace {

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

Issue reject(Position at, std::string reason, std::string text) {
  return {0, at, std::move(reason), std::move(text), {}, 0};
}

/// NUL bytes and broken UTF-8 anywhere in the row.
std::optional<Issue> byte_problem(const RawRow& row) {
  const std::size_t nul = row.raw.find('\0');
  const std::size_t invalid = find_invalid_utf8(row.raw);
  const std::size_t offset = std::min(nul, invalid);
  if (offset == std::string_view::npos) return std::nullopt;
  std::array<char, 8> byte{};
  std::snprintf(byte.data(), byte.size(), "\\x%02x", static_cast<unsigned char>(row.raw[offset]));
  const bool is_nul = row.raw[offset] == '\0';
  return reject(row.position(offset), is_nul ? "NUL byte" : "invalid UTF-8",
                std::string{is_nul ? "a NUL byte " : "the byte "} + byte.data() +
                    (is_nul ? "; expected text" : " is no valid UTF-8; expected UTF-8 text"));
}

/// The row as a whole: quotes and the number of fields.
std::optional<Issue> form_problem(const RawRow& row, std::size_t wanted) {
  const Position at = row.problem == RowProblem::RowTooLong ? Position{row.line, row.column}
                                                            : row.position(row.problem_offset);
  switch (row.problem) {
    case RowProblem::None:
      break;
    case RowProblem::StrayQuote:
      return reject(at, "stray quote",
                    "a quote inside a field that does not begin with one; expected the field in "
                    "quotes and the quote doubled");
    case RowProblem::TextAfterQuote:
      return reject(at, "text after a closing quote",
                    "text after a closing quote; expected a delimiter or the end of the line");
    case RowProblem::RowTooLong:
      return reject(at, "row over 4 MiB", "the row is over 4 MiB long");
    case RowProblem::FieldTooLong:
      return reject(at, "field over 1 MiB", "the field is over 1 MiB long");
    case RowProblem::TooManyColumns:
      return reject(at, "over 4096 fields", "the row has over 4096 fields");
    case RowProblem::BadJson:
      if (auto bytes = byte_problem(row)) return bytes;  // which says more
      return reject(at, "broken JSON", "broken JSON; expected " + row.problem_detail);
    case RowProblem::KeyTwice:
      return reject(
          at, "key twice in an object",
          "the key " + in_quotes(row.problem_detail) + " is there twice; expected it once");
    case RowProblem::NumberTooLarge:
      return reject(at, "number beyond 64 bits",
                    escaped(row.problem_detail) +
                        ": an integer beyond 64 bits; expected digits in quotes where they are no "
                        "quantity");
    case RowProblem::NoKnownKey:
      return reject(at, "no known key",
                    "none of the keys of this object is among those at the head of the file");
    case RowProblem::BadEvent:
      if (auto bytes = byte_problem(row)) return bytes;  // which says more
      return reject(at, "unreadable event", row.problem_detail);
    case RowProblem::BadConversation:
      return reject(at, "unreadable conversation", row.problem_detail);
  }
  const std::size_t found = row.fields.size();
  if (found == wanted) return std::nullopt;
  return reject(
      {row.line, 1}, found < wanted ? "too few fields" : "too many fields",
      plural(found, "field") + "; expected " + std::to_string(wanted) + " as in the header");
}

}  // namespace

std::optional<Issue> problem_of(const RawRow& row, std::size_t columns) {
  if (auto form = form_problem(row, columns)) return form;
  return byte_problem(row);
}

}  // namespace kpi
