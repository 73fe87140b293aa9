// SPDX-License-Identifier: MIT
// Cutting bytes into rows and fields, in pieces of any size. The first byte chooses the form: JSON
// lines, or delimited text of one dialect or another.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/json.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

/// Gives bytes so many at a time.
ReadBytes in_pieces(std::string_view bytes, std::size_t most) {
  return [bytes, most](std::span<char> into) mutable {
    const std::size_t count = std::min({most, into.size(), bytes.size()});
    std::copy_n(bytes.begin(), count, into.begin());
    bytes.remove_prefix(count);
    return count;
  };
}

/// What a reader makes of the bytes, a row a line; all of them must belong to some row.
template <typename Reader>
std::string rows_of(Reader reader, std::string_view bytes, bool by_lines) {
  std::string text;
  RawRow row;
  std::uint64_t last = 0;
  try {
    while (reader.next(row)) {
      require(row.offset >= last && row.offset <= bytes.size(), "rows follow one another");
      last = row.offset;
      text += std::to_string(row.line) + " at " + std::to_string(row.offset) + " " +
              std::to_string(static_cast<int>(row.problem)) + "/" +
              std::to_string(row.problem_offset) + row.problem_detail + ": " + std::string{row.raw};
      for (const RawField& field : row.fields) {
        require(by_lines || field.offset <= row.raw.size(), "fields are within their row");
        text += " <" + std::string{field.text} + ">";
      }
      text += "\n";
    }
  } catch (const UnclosedQuote& quote) {
    text += "unclosed " + std::to_string(quote.opened.line) + ":" +
            std::to_string(quote.opened.column) + " to " + std::to_string(quote.last_line);
  }
  return text;
}

void cut_csv(std::string_view bytes, Dialect dialect) {
  const std::string whole = rows_of(CsvReader{bytes, dialect}, bytes, false);
  for (const std::size_t piece : {1U, 7U}) {
    const CsvReader reader{in_pieces(bytes, piece), dialect, piece};
    require_same(whole, rows_of(reader, bytes, false), "the rows in pieces as in one");
  }
}

void cut_json(std::string_view bytes) {
  const std::vector<std::string> columns{"start", "wait", "queue", "Queue.Name"};
  const std::string whole =
      rows_of(JsonReader{in_pieces(bytes, bytes.size()), columns}, bytes, true);
  for (const std::size_t piece : {1U, 7U}) {
    require_same(whole, rows_of(JsonReader{in_pieces(bytes, piece), columns}, bytes, true),
                 "the lines in pieces as in one");
  }
}

constexpr std::array kDialects{
    Dialect{',', '"', '\n', false},   Dialect{';', '"', '\n', true},
    Dialect{'\t', '\0', '\n', false}, Dialect{'|', '"', '\r', false},
    Dialect{',', '\'', '\n', false},
};

}  // namespace
}  // namespace kpi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::size_t form = data[0] % (kpi::fuzz::kDialects.size() + 1);
  if (form == kpi::fuzz::kDialects.size()) {
    kpi::fuzz::cut_json(bytes);
  } else {
    kpi::fuzz::cut_csv(bytes, kpi::fuzz::kDialects[form]);
  }
  return 0;
}
