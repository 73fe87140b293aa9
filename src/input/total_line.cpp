// SPDX-License-Identifier: MIT
// Lines among the rows of delimited text that are no rows: totals, and what parts a header from
// them.
#include "input/total_line.hpp"

#include <algorithm>
#include <array>

#include "core/number.hpp"

namespace kpi {
namespace {

/// In English, Spanish, German, French, Italian, Portuguese and Dutch.
constexpr std::array<std::string_view, 19> kTotals{
    "total",       "totals",         "grand total", "subtotal",     "sub total",
    "total calls", "summe",          "gesamt",      "gesamtsumme",  "total general",
    "totales",     "total llamadas", "suma",        "totale",       "totale generale",
    "total geral", "totaal",         "somme",       "total général"};

/// Whether a text is nothing but the word for a total, but for what may stand behind it: "Grand
/// Total:", "Total (12 calls)". "Total Care" is a name.
bool is_total_word(std::string_view text) {
  const std::string_view word = trimmed(text.substr(0, text.find_first_of(":(=")));
  return std::any_of(kTotals.begin(), kTotals.end(), [&](std::string_view known) {
    return std::equal(word.begin(), word.end(), known.begin(), known.end(),
                      [](char a, char b) { return lower(a) == b; });
  });
}

}  // namespace

bool is_total_line(const RawRow& row) {
  for (const RawField& field : row.fields) {
    const std::string_view text = trimmed(field.text);
    if (!text.empty()) return is_total_word(text);
  }
  return false;
}

bool is_line_of_dashes(const RawRow& row) {
  constexpr std::size_t kFewest = 3;
  return row.problem == RowProblem::None && row.raw.size() >= kFewest &&
         std::all_of(row.fields.begin(), row.fields.end(), [](const RawField& field) {
           return field.text.find_first_not_of("-=+ \t") == std::string_view::npos;
         });
}

}  // namespace kpi
