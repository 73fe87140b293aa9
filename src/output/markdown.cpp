// SPDX-License-Identifier: MIT
// The report as GitHub Markdown tables.
#include "output/markdown.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "output/benchmarks.hpp"
#include "output/in_order.hpp"
#include "output/renderers.hpp"
#include "output/report_cells.hpp"
#include "output/summary.hpp"

namespace kpi {
namespace {

bool is_alphanumeric(char c) {
  // Bytes of other scripts are taken for letters.
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// An underscore inside a word marks nothing, and names are full of them.
bool is_inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_alphanumeric(text[at - 1]) &&
         is_alphanumeric(text[at + 1]);
}

std::vector<std::string> in_markdown(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = markdown_text(cell);
  return cells;
}

void render_kpis(const Report& report, const TextSink& sink) {
  const Result total = report.results.total();
  sink("\n| KPI | Value | Numerator | Denominator | Definition |\n|:--|--:|--:|--:|:--|\n");
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const TotalCells cells = total_cells(report, total, i);
    sink(markdown_row(
        in_markdown({cells.name, cells.value, cells.numerator, cells.denominator, cells.words})));
  }
}

void render_grouping(const Report& report, std::size_t grouping, std::size_t threads,
                     const TextSink& sink) {
  std::vector<std::string> headings;
  std::string rule = "|";
  for (const std::string& name : report.groupings[grouping].names()) {
    headings.push_back(markdown_text(name));
    rule += ":--|";
  }
  sink(fmt::format("\nBy {}:\n\n", fmt::join(headings, ", ")));
  for (const KpiColumn& column : report.kpis) {
    headings.emplace_back(column.kpi->id);
    rule += "--:|";
  }
  sink(markdown_row(headings));
  sink(rule + '\n');
  const auto new_text = [&]() -> ResultText {
    return [&report](const Result& result, std::string& rows) {
      rows += markdown_row(in_markdown(group_cells(report, result)));
    };
  };
  write_in_order(report.results.of_grouping(grouping), threads, new_text, sink);
}

void render_published(const Report& report, const TextSink& sink) {
  const auto rows = benchmark_rows(report);
  if (rows.empty()) return;
  sink(fmt::format("\n{}:\n\n| KPI | Value | Published | Source |\n|:--|--:|--:|:--|\n",
                   kBenchmarksHeading));
  for (const std::vector<std::string>& cells : rows) sink(markdown_row(in_markdown(cells)));
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string safe = escaped(text);
  std::string result;
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const char c = safe[i];
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else {
      const bool is_markup = std::string_view{"\\|`*[]~$"}.find(c) != std::string_view::npos ||
                             (c == '_' && !is_inside_word(safe, i));
      if (is_markup) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

void render_markdown_heading(const Report& report, const TextSink& sink) {
  sink(fmt::format("**{}**: {}\n", markdown_text(inputs_line(report)),
                   markdown_text(records_line(report))));
  for (const std::string& line : summary_lines(report)) {
    sink(fmt::format("\n{}\n", markdown_text(line)));
  }
}

void render_markdown_notes(const std::vector<Note>& notes, const TextSink& sink) {
  if (notes.empty()) return;
  sink("\nNotes:\n\n");
  for (const Note& note : notes)
    sink(fmt::format("- {} {}\n", note.code, markdown_text(note.text)));
}

void render_markdown(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_markdown_heading(report, sink);
  render_kpis(report, sink);
  render_published(report, sink);
  for (std::size_t i = 1; i < report.groupings.size(); ++i)
    render_grouping(report, i, options.threads, sink);
  render_markdown_notes(report.notes, sink);
}

}  // namespace kpi
