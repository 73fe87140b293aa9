// SPDX-License-Identifier: MIT
// Judged targets on a terminal: a line for each verdict, and below it what it hangs on.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/check_renderers.hpp"
#include "output/grid.hpp"
#include "output/judgements.hpp"
#include "output/plain_ascii.hpp"
#include "output/table.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

struct CheckLine {
  Verdict verdict = Verdict::Met;
  std::string what;
  JudgementText text;
};

/// A target and its result are one line; a target with groups has a line of its own.
std::vector<CheckLine> check_lines(const Check& check) {
  std::vector<CheckLine> lines;
  for (const CheckedTarget& target : check.targets) {
    const std::string text = target_text(target.target);
    const bool is_total = target.target.by.empty();
    if (is_total && target.results.size() == 1) {
      const Judgement& one = target.results.front();
      lines.push_back({one.verdict, text, text_of(check, target, one)});
      continue;
    }
    lines.push_back({target.verdict, text, {}});
    if (target.results.empty()) lines.back().text.remarks.emplace_back(kNoGroups);
    for (const Judgement& one : target.results) {
      JudgementText of_group = text_of(check, target, one);
      lines.push_back({one.verdict, "  " + of_group.group, std::move(of_group)});
    }
  }
  return lines;
}

/// Widths of verdict, target or group, value and quotient; the last is 0 where it has no room.
std::array<GridColumn, 4> columns_of(const std::vector<CheckLine>& lines, std::size_t width) {
  std::array<GridColumn, 4> columns{GridColumn{0, Align::Left, Style::Bold}, GridColumn{},
                                    GridColumn{0, Align::Right}, GridColumn{0, Align::Right}};
  for (const CheckLine& line : lines) {
    const std::array<std::size_t, 4> widths{name(line.verdict).size(), display_width(line.what),
                                            display_width(line.text.value),
                                            display_width(line.text.quotient)};
    for (std::size_t i = 0; i < widths.size(); ++i) {
      columns[i].width = std::max(columns[i].width, widths[i]);
    }
  }
  constexpr std::size_t kLeastTarget = 16;
  const std::size_t others = kIndent + columns[0].width + columns[2].width + 3 * kGap;
  if (others + columns[3].width + kLeastTarget > width) columns[3].width = 0;
  const std::size_t taken = others + columns[3].width;
  const std::size_t room = width > taken + kLeastTarget ? width - taken : kLeastTarget;
  columns[1].width = std::min(columns[1].width, room);
  return columns;
}

void render_lines(const std::vector<CheckLine>& lines, const TableLayout& layout,
                  const TextSink& sink) {
  const std::array<GridColumn, 4> columns = columns_of(lines, layout.width);
  const std::size_t shown = columns[3].width > 0 ? 4 : 3;
  const std::string below(kIndent + columns[0].width + kGap, ' ');
  for (const CheckLine& line : lines) {
    const std::array<std::string, 4> cells{std::string{name(line.verdict)}, line.what,
                                           line.text.value, line.text.quotient};
    sink(grid_row(std::span{columns}.first(shown), std::span{cells}.first(shown), kIndent,
                  layout.color));
    const std::string_view of_group = line.what.starts_with(' ') ? "  " : "";
    for (const std::string& remark : line.text.remarks) {
      sink(hanging(fmt::format("{}{}", below, of_group), remark, layout.width));
    }
  }
}

}  // namespace

void render_check_table(const Check& check, const RenderOptions& options, const TextSink& sink) {
  const TableLayout layout = layout_of(options);
  const TextSink out = drawn(sink, options);
  render_heading(check.report, layout, out);
  out('\n' + styled("Targets", Style::Bold, layout.color) + '\n');
  render_lines(check_lines(check), layout, out);
  out('\n' + hanging("", verdict_line(check), layout.width));
  render_notes(check.report.notes, layout, out);
}

}  // namespace kpi
