// SPDX-License-Identifier: MIT
// The report as one HTML page: no script, nothing loaded from elsewhere, the same bytes every time.
#include "output/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "kpi/error.hpp"
#include "output/benchmarks.hpp"
#include "output/html_style.hpp"
#include "output/in_order.hpp"
#include "output/renderers.hpp"
#include "output/report_cells.hpp"
#include "output/sections.hpp"
#include "output/stamps.hpp"
#include "output/summary.hpp"

namespace kpi {
namespace {

constexpr std::string_view kTitle = "Contact-centre KPIs";

void render_head(const Report& report, const TextSink& sink) {
  sink(fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'\">\n"
      "<title>{}: {}</title>\n"
      "<style>{}</style>\n"
      "</head>\n"
      "<body>\n",
      html_style_hash(), kTitle, html_text(inputs_line(report)), html_style()));
}

void render_header(const Report& report, const TextSink& sink) {
  sink(fmt::format("<header>\n<h1>{}</h1>\n", kTitle));
  if (report.period) {
    sink(fmt::format("<p class=\"period\">{}</p>\n",
                     html_text(period_text(report.calendar, *report.period))));
  }
  sink(fmt::format("<p>{}: {}</p>\n", html_text(inputs_line(report)),
                   html_text(counted_records(report))));
  for (const std::string& line : summary_lines(report)) {
    sink(fmt::format("<p>{}</p>\n", html_text(line)));
  }
  sink("</header>\n");
}

std::string total_row(const TotalCells& cells) {
  const std::string quotient = cells.numerator.empty()
                                   ? std::string{}
                                   : fmt::format("{} / {}", cells.numerator, cells.denominator);
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td class=\"number value\">{}</td>"
      "<td class=\"number quotient\">{}</td><td class=\"words\">{}</td></tr>\n",
      html_text(cells.name), html_text(cells.value), html_text(quotient), html_text(cells.words));
}

void render_total(const Report& report, const TextSink& sink) {
  sink(
      "<h2>In total</h2>\n<table class=\"total\">\n<thead><tr><th scope=\"col\">KPI</th>"
      "<th scope=\"col\" class=\"number\">Value</th>"
      "<th scope=\"col\" class=\"number\">Numerator / denominator</th>"
      "<th scope=\"col\">Definition</th></tr></thead>\n");
  const Result total = report.results.total();
  for (const Section section : kSections) {
    std::string rows;
    for (std::size_t i = 0; i < report.kpis.size(); ++i) {
      if (report.kpis[i].kpi->section != section) continue;
      rows += total_row(total_cells(report, total, i));
    }
    if (rows.empty()) continue;
    sink(fmt::format(
        "<tbody>\n<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"4\">{}</th></tr>\n"
        "{}</tbody>\n",
        html_text(name(section)), rows));
  }
  sink("</table>\n");
}

void render_benchmarks(const Report& report, const TextSink& sink) {
  const auto rows = benchmark_rows(report);
  if (rows.empty()) return;
  sink(fmt::format(
      "<h2>{}</h2>\n<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">KPI</th>"
      "<th scope=\"col\" class=\"number\">Value</th><th scope=\"col\" class=\"number\">Published"
      "</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n",
      kBenchmarksHeading));
  for (const std::vector<std::string>& cells : rows) {
    sink(fmt::format(
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td>"
        "<td class=\"words\">{}</td></tr>\n",
        html_text(cells[0]), html_text(cells[1]), html_text(cells[2]), html_text(cells[3])));
  }
  sink("</tbody>\n</table>\n</div>\n");
}

/// The texts of a group, its interval, and numbers; the first cell heads the row.
std::string group_row(const std::vector<std::string>& cells, const Grouping& grouping) {
  const std::size_t keys = grouping.names().size();
  std::string row = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view tag = i == 0 ? "th scope=\"row\"" : "td";
    const bool is_time = grouping.length && i + 1 == keys;
    const std::string_view look = i >= keys ? " class=\"number\""
                                  : is_time ? " class=\"time\""
                                            : "";
    row += fmt::format("<{}{}>{}</{}>", tag, look, html_text(cells[i]), tag.substr(0, 2));
  }
  return row + "</tr>\n";
}

void render_groups(const Report& report, std::size_t grouping, std::size_t threads,
                   const TextSink& sink) {
  const std::vector<std::string> keys = report.groupings[grouping].names();
  sink(fmt::format("<h2>By {}</h2>\n<div class=\"scroll\">\n<table class=\"groups\">\n<thead><tr>",
                   html_text(fmt::format("{}", fmt::join(keys, ", ")))));
  for (const std::string& key : keys) {
    sink(fmt::format("<th scope=\"col\">{}</th>", html_text(key)));
  }
  for (const KpiColumn& column : report.kpis) {
    sink(fmt::format(R"(<th scope="col" class="number" title="{}">{}</th>)", html_text(column.text),
                     html_text(column.kpi->name)));
  }
  sink("</tr></thead>\n<tbody>\n");
  const auto new_text = [&]() -> ResultText {
    return [&report, grouping](const Result& result, std::string& rows) {
      rows += group_row(group_cells(report, result), report.groupings[grouping]);
    };
  };
  write_in_order(report.results.of_grouping(grouping), threads, new_text, sink);
  sink("</tbody>\n</table>\n</div>\n");
}

void render_notes(const std::vector<Note>& notes, const TextSink& sink) {
  if (notes.empty()) return;
  sink("<h2>Notes</h2>\n<ul>\n");
  for (const Note& note : notes) {
    sink(fmt::format("<li>{} {}</li>\n", note.code, html_text(note.text)));
  }
  sink("</ul>\n");
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : escaped(text)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

void render_html(const Report& report, const RenderOptions& options, const TextSink& sink) {
  render_head(report, sink);
  render_header(report, sink);
  sink("<main>\n");
  render_total(report, sink);
  render_benchmarks(report, sink);
  for (std::size_t i = 1; i < report.groupings.size(); ++i) {
    render_groups(report, i, options.threads, sink);
  }
  render_notes(report.notes, sink);
  sink(fmt::format("</main>\n<footer>kpi {}</footer>\n</body>\n</html>\n", version()));
}

}  // namespace kpi
