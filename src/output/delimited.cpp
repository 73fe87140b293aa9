// SPDX-License-Identifier: MIT
// One row a result: CSV as spreadsheets read it, and TSV.
#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "output/flat.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

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

std::string csv_quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_text(std::string_view text, const RenderOptions& options) {
  if (options.raw_csv) return csv_quoted(text);
  const std::string_view guard = looks_like_formula(text) ? "'" : "";
  return csv_quoted(std::string{guard} + without_control_characters(text));
}

std::string tsv_text(std::string_view text, const RenderOptions& /*options*/) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\t':
        result += "\\t";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\\':
        result += "\\\\";
        break;
      default:
        result += c;
    }
  }
  return escaped(result);
}

/// Texts that came from the file, as a cell.
using TextCell = std::string (*)(std::string_view, const RenderOptions&);

void render_rows(const Report& report, const RenderOptions& options, const TextSink& sink,
                 char delimiter, TextCell text_cell) {
  const FlatLabels labels{report};
  std::string line;
  const auto add = [&](std::string_view cell) {
    line += cell;
    line += delimiter;
  };
  const auto end_line = [&] {
    line.back() = '\n';
    sink(line);
    line.clear();
  };
  for (const std::string& name : labels.names()) add(text_cell(name, options));
  for (const KpiColumn& column : report.kpis) add(column.kpi->id);
  end_line();
  for (const Result& result : flat_results(report)) {
    for (const auto& text : labels.texts(result)) add(text ? text_cell(*text, options) : "");
    for (const Value& value : result.values) add(machine_text(value));
    end_line();
  }
}

}  // namespace

void render_csv(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_rows(report, options, sink, ',', csv_text);
}

void render_tsv(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_rows(report, options, sink, '\t', tsv_text);
}

}  // namespace kpi
