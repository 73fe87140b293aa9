// SPDX-License-Identifier: MIT
// A KPI worked out with the figures of a log.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "kpi/explanation.hpp"
#include "kpi/render.hpp"
#include "output/grid.hpp"
#include "output/json_preamble.hpp"
#include "output/numbers.hpp"
#include "output/plain_ascii.hpp"
#include "output/summary.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

using OrderedJson = nlohmann::ordered_json;
using CellTexts = std::vector<std::string>;

std::string threshold_label(Millis threshold) {
  return machine_text(Exact{threshold, kSecond}) + " s";
}

std::string quotient_text(const Explanation::Variant& variant, std::string_view currency) {
  if (!variant.value.is_quotient()) return {};
  return numerator_text(variant.value, variant.unit, currency) + " / " +
         denominator_text(variant.value, variant.unit);
}

/// Columns as wide as their texts, but for the last, which takes what is left of the width.
std::string grid(const std::vector<CellTexts>& rows, std::size_t numbers_from, int width) {
  std::vector<GridColumn> columns(rows.front().size());
  for (const CellTexts& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns[i].width = std::max(columns[i].width, display_width(row[i]));
      const bool is_number = i >= numbers_from && i + 1 < row.size();
      columns[i].align = is_number ? Align::Right : Align::Left;
    }
  }
  constexpr std::size_t kLeastText = 20;
  const std::size_t room = static_cast<std::size_t>(width) - kIndent;
  const std::size_t taken = grid_width(columns) - columns.back().width;
  const std::size_t left = room > taken + kLeastText ? room - taken : kLeastText;
  columns.back().width = std::min(columns.back().width, left);
  std::string text;
  for (const CellTexts& row : rows) text += grid_row(columns, row, kIndent, false);
  return text;
}

/// What the log counted, and the way from there to the result.
std::string own_numbers(const Explanation& explained, int width) {
  const KpiColumn& column = explained.report.kpis.front();
  const std::string& currency = explained.report.currency;
  std::vector<CellTexts> rows;
  for (const auto& [name, count] : explained.counts.named()) {
    std::string words{name};
    std::replace(words.begin(), words.end(), '_', ' ');
    rows.push_back({words, count_text(count), ""});
  }
  const Value& value = explained.value;
  if (!value.has_value()) {
    rows.push_back({"no value", std::string{kNoValue}, value.reason()});
    return grid(rows, 1, width);
  }
  if (value.is_quotient()) {
    rows.push_back({"numerator", numerator_text(value, column.unit, currency), ""});
    rows.push_back({"denominator", denominator_text(value, column.unit), ""});
  }
  rows.push_back({"result", value_text(value, column.unit, currency),
                  "exactly " + machine_text(value) + " to 6 decimals"});
  return grid(rows, 1, width);
}

std::string trust_lines(const Explanation& explained, int width) {
  const auto columns = static_cast<std::size_t>(width);
  std::string text;
  if (explained.interval) {
    text += hanging(
        "  ",
        fmt::format("95 % interval: {} to {} (Wilson), where other calls of the same "
                    "kind would lie",
                    share_text(explained.interval->low), share_text(explained.interval->high)),
        columns);
  }
  if (explained.rejected == 0) return text + "  No row was rejected.\n";
  const std::string rows = with_thousands(explained.rejected) +
                           (explained.rejected == 1 ? " rejected row" : " rejected rows");
  if (!explained.with_rejected) {
    return text + hanging("  ", rows + " could change it by any amount", columns);
  }
  return text + hanging("  ",
                        fmt::format("with {} it would lie between {} and {}", rows,
                                    share_text(explained.with_rejected->low),
                                    share_text(explained.with_rejected->high)),
                        columns);
}

std::string variants_text(const std::vector<Explanation::Variant>& variants, bool by_threshold,
                          const std::string& currency, int width) {
  std::vector<CellTexts> rows;
  for (const Explanation::Variant& variant : variants) {
    const std::string mark = variant.in_force ? ">" : "";
    const std::string name = by_threshold ? threshold_label(variant.threshold) : variant.formula;
    const bool known = variant.value.has_value();
    rows.push_back({mark, name, value_text(variant.value, variant.unit, currency),
                    quotient_text(variant, currency),
                    known ? variant.text : variant.value.reason()});
  }
  return grid(rows, 2, width);
}

OrderedJson number_json(const std::string& text) {
  return text.empty() ? OrderedJson(nullptr) : OrderedJson::parse(text);
}

OrderedJson explained_value_json(const Value& value) {
  OrderedJson json{{"value", number_json(machine_text(value))}};
  if (!value.has_value()) {
    json["numerator"] = nullptr;
    json["denominator"] = nullptr;
    json["reason"] = value.reason();
  } else if (value.is_quotient()) {
    json["numerator"] = number_json(machine_text(value.numerator()));
    json["denominator"] = number_json(machine_text(value.denominator()));
  }
  return json;
}

OrderedJson explained_range_json(const std::optional<ShareRange>& range) {
  if (!range) return nullptr;
  return {{"low", number_json(machine_text(Exact{range->low, kUnit}))},
          {"high", number_json(machine_text(Exact{range->high, kUnit}))}};
}

OrderedJson variant_json(const Explanation::Variant& variant, bool by_threshold) {
  OrderedJson json;
  if (by_threshold) {
    json["threshold_seconds"] = number_json(machine_text(Exact{variant.threshold, kSecond}));
  } else {
    json["id"] = variant.formula.empty() ? OrderedJson(nullptr) : OrderedJson(variant.formula);
  }
  json["text"] = variant.text;
  json["unit"] = name(variant.unit);
  json["in_force"] = variant.in_force;
  json.update(explained_value_json(variant.value));
  return json;
}

}  // namespace

std::string explanation_text(const Explanation& explained, const RenderOptions& options) {
  const int width = options.width;
  const Report& report = explained.report;
  const KpiColumn& column = report.kpis.front();
  const auto columns = static_cast<std::size_t>(width);
  std::string text = fmt::format("{} ({})\n", column.kpi->name, column.kpi->id);
  text += hanging("", inputs_line(report), columns);
  text += hanging("", records_line(report), columns);
  for (const std::string& line : {filtered_line(report.filtered), profile_line(report)}) {
    if (!line.empty()) text += hanging("", line, columns);
  }
  text += "\n" + hanging(column.formula.empty() ? "Formula: " : "Formula " + column.formula + ": ",
                         column.text, columns);
  text += own_numbers(explained, width) + trust_lines(explained, width);
  if (explained.formulas.size() > 1) {
    text += "\nThe same calls under every formula (> yours)\n";
    text += variants_text(explained.formulas, false, report.currency, width);
  }
  if (!explained.thresholds.empty()) {
    text += "\nThe same calls and formula over other thresholds\n";
    text += variants_text(explained.thresholds, true, report.currency, width);
  }
  if (!report.notes.empty()) text += "\nNotes\n";
  for (const Note& note : report.notes) {
    text += hanging("  " + note.code + "  ", note.text, columns);
  }
  return drawn(std::move(text), options);
}

std::string explanation_json(const Explanation& explained, const RenderOptions& options) {
  const KpiColumn& column = explained.report.kpis.front();
  OrderedJson json = OrderedJson::parse('{' + json_preamble("kpi-explain/1", options) + '}');
  json["kpi"] = column.kpi->id;
  json["name"] = column.kpi->name;
  json["unit"] = name(column.unit);
  json["better"] = name(column.kpi->better);
  json["formula"] = column.formula.empty() ? OrderedJson(nullptr) : OrderedJson(column.formula);
  json["text"] = column.text;
  if (const Profile* profile = explained.report.profile; profile != nullptr) {
    json["profile"] = profile->name;
  }
  json.update(explained_value_json(explained.value));
  json["interval_95"] = explained_range_json(explained.interval);
  json["rejected"] = {{"rows", explained.rejected},
                      {"could_give", explained_range_json(explained.with_rejected)}};
  json["counts"] = OrderedJson::object();
  for (const auto& [name, count] : explained.counts.named()) {
    json["counts"][std::string{name}] = count ? OrderedJson(*count) : OrderedJson(nullptr);
  }
  json["formulas"] = OrderedJson::array();
  for (const auto& variant : explained.formulas) {
    json["formulas"].push_back(variant_json(variant, false));
  }
  json["thresholds"] = OrderedJson::array();
  for (const auto& variant : explained.thresholds) {
    json["thresholds"].push_back(variant_json(variant, true));
  }
  return json.dump(2, ' ', true, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace kpi
