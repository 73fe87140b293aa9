// SPDX-License-Identifier: MIT
// The catalogue in words: loops over its rows, for the terminal and for Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "kpi/render.hpp"
#include "metrics/texts.hpp"
#include "output/grid.hpp"
#include "output/markdown.hpp"
#include "output/plain_ascii.hpp"
#include "output/table.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

std::string_view arrow(Better better) {
  switch (better) {
    case Better::Higher:
      return "↑";
    case Better::Lower:
      return "↓";
    case Better::Neutral:
      break;
  }
  return "↔";
}

std::string_view better_in_words(Better better) {
  switch (better) {
    case Better::Higher:
      return "higher is better";
    case Better::Lower:
      return "lower is better";
    case Better::Neutral:
      break;
  }
  return "neither: a band is best, or it depends";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// A formula's text with its thresholds as letters, and its other numbers as they are by default.
std::string general_text(std::string_view formula) {
  std::string text{formula};
  replace_all(text, "{T}", "within T");
  replace_all(text, "{S}", "within S");
  replace_all(text, "{W}", "W");
  replace_all(text, "{key}", "caller (and reason, where the log has it)");
  return filled(text, Definitions{}, LogFacts{});
}

/// "answered within T / offered [A_T/N]"
std::string formula_line(const Formula& formula) {
  std::string line = general_text(formula.text);
  if (!formula.expression.empty()) line += fmt::format(" [{}]", formula.expression);
  if (formula.unit) line += fmt::format(" ({})", name(*formula.unit));
  return line;
}

std::string_view default_mark(const Kpi& kpi) {
  return kpi.choose == nullptr ? "default" : "default, unless the log asks for another";
}

std::string letters_line(const Kpi& kpi) {
  const auto uses = [&](std::string_view placeholder) {
    return std::ranges::any_of(kpi.formulas, [&](const Formula& formula) {
      return formula.text.find(placeholder) != std::string_view::npos;
    });
  };
  std::string letters;
  const auto add = [&](std::string_view placeholder, std::string_view meaning) {
    if (!uses(placeholder)) return;
    if (!letters.empty()) letters += ", ";
    letters += meaning;
  };
  add("{T}", "T = the service-level threshold (--sl)");
  add("{S}", "S = the short-abandon threshold (--short-abandon)");
  add("{W}", "W = the repeat window (--fcr-window)");
  return letters;
}

std::string formula_lines(const Kpi& kpi, std::size_t line) {
  std::size_t width = 0;
  for (const Formula& formula : kpi.formulas) width = std::max(width, display_width(formula.id));
  std::string lines;
  for (const Formula& formula : kpi.formulas) {
    const bool is_default = has_choice(kpi) && &formula == &kpi.formulas.front();
    std::string text = formula_line(formula);
    if (is_default) text += fmt::format(" ({})", default_mark(kpi));
    const std::string head =
        width == 0 ? std::string{"  "} : fmt::format("  {}  ", pad_right(formula.id, width));
    lines += hanging(head, text, line);
  }
  return lines;
}

std::string markdown_formulas(const Kpi& kpi) {
  std::vector<std::string> parts;
  for (const Formula& formula : kpi.formulas) {
    const std::string id = formula.id.empty() ? "" : fmt::format("`{}` ", formula.id);
    parts.push_back(id + markdown_text(general_text(formula.text)));
  }
  return fmt::format("{}", fmt::join(parts, "<br>"));
}

}  // namespace

std::string explain_catalogue(const RenderOptions& options) {
  GridColumn id;
  GridColumn title;
  GridColumn unit;
  for (const Kpi& kpi : catalogue()) {
    id.width = std::max(id.width, display_width(kpi.id));
    title.width = std::max(title.width, display_width(kpi.name));
    unit.width = std::max(unit.width, display_width(name(kpi.unit)));
  }
  std::vector<GridColumn> grid{id, title, GridColumn{1}, unit};
  const auto room = static_cast<std::size_t>(std::max(options.width, kLeastWidth)) - kGap;
  // On a narrow terminal the name is worth more than the unit.
  if (grid_width(grid) > room) grid.pop_back();
  if (grid_width(grid) > room) grid[1].width -= std::min(title.width - 1, grid_width(grid) - room);

  std::string text;
  std::optional<Section> section;
  for (const Kpi& kpi : catalogue()) {
    if (section != kpi.section)
      text += fmt::format("{}{}\n", section ? "\n" : "", name(kpi.section));
    section = kpi.section;
    const std::array cells{std::string{kpi.id}, std::string{kpi.name},
                           std::string{arrow(kpi.better)}, std::string{name(kpi.unit)}};
    text += grid_row(grid, std::span{cells}.first(grid.size()), kGap, false);
  }
  return drawn(std::move(text), options);
}

std::string explain_kpi(const Kpi& kpi, const RenderOptions& options) {
  const auto width = static_cast<std::size_t>(std::max(options.width, kLeastWidth));
  std::string text = fmt::format("{}: {}\n\n", kpi.id, kpi.name);
  text += fmt::format("  unit     {}\n", name(kpi.unit));
  text += fmt::format("  better   {} {}\n", arrow(kpi.better), better_in_words(kpi.better));
  if (!kpi.needs.empty()) text += hanging("  needs    ", kpi.needs, width);
  if (!kpi.source.empty()) text += hanging("  source   ", kpi.source, width);
  text += has_choice(kpi) ? fmt::format("\nFormulas (--formula {}=NAME)\n", kpi.id) : "\nFormula\n";
  text += formula_lines(kpi, width);
  const std::string letters = letters_line(kpi);
  if (!letters.empty()) text += '\n' + hanging("  ", letters, width);
  return drawn(std::move(text), options);
}

std::string catalogue_markdown() {
  std::string text =
      "| id | name | unit | better | formulas | needs |\n|:--|:--|:--|:-:|:--|:--|\n";
  for (const Kpi& kpi : catalogue()) {
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", kpi.id, markdown_text(kpi.name),
                        name(kpi.unit), arrow(kpi.better), markdown_formulas(kpi),
                        markdown_text(kpi.needs));
  }
  return text;
}

}  // namespace kpi
