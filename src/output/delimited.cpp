// SPDX-License-Identifier: MIT
// One row a result: CSV as spreadsheets read it, and TSV.
#include "output/csv_field.hpp"
#include "output/flat.hpp"
#include "output/renderers.hpp"

namespace kpi {
namespace {

void append_tsv_text(std::string& row, std::string_view text) {
  if (is_plain_cell(text)) {
    row += text;
    return;
  }
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
  row += escaped(result);
}

/// Texts that came from the file, as a cell.
using TextCell = void (*)(std::string&, std::string_view);

void render_delimited(const Report& report, const RenderOptions& options, const TextSink& sink,
                      std::string_view delimiter, TextCell append_text) {
  FlatForm form{append_text, {}, "", "\n"};
  std::string heading;
  for (const std::string& name : flat_columns(report)) {
    form.before.emplace_back(form.before.empty() ? "" : delimiter);
    heading += form.before.back();
    append_text(heading, name);
  }
  sink(heading + '\n');
  render_rows(report, form, options, sink);
}

}  // namespace

void render_csv(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_delimited(report, options, sink, ",",
                   options.raw_csv ? append_csv_field : append_csv_text);
}

void render_tsv(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_delimited(report, options, sink, "\t", append_tsv_text);
}

}  // namespace kpi
