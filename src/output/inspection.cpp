// SPDX-License-Identifier: MIT
// How files were understood, in words and as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "kpi/inspect.hpp"
#include "kpi/presets.hpp"
#include "kpi/render.hpp"
#include "output/grid.hpp"
#include "output/json_preamble.hpp"
#include "output/plain_ascii.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string character_name(char c) {
  switch (c) {
    case '\t':
      return "tab";
    case '\r':
      return "CR";
    case '\n':
      return "LF";
    case '\0':
      return "none";
    default:
      return {c};
  }
}

std::string_view evidence_text(ColumnEvidence evidence) {
  switch (evidence) {
    case ColumnEvidence::OwnName:
      return "its own name";
    case ColumnEvidence::KnownName:
      return "a known name";
    case ColumnEvidence::Chosen:
      return "chosen";
    case ColumnEvidence::Preset:
      break;
  }
  return "the preset";
}

std::string dialect_text(const UnderstoodInput& input) {
  std::string text = input.format;
  if (!input.compression.empty()) text += " in " + input.compression;
  text += ", " + input.encoding;
  if (!input.encoding_evidence.empty()) text += " (" + input.encoding_evidence + ")";
  if (input.format == "csv") {
    text += fmt::format(", columns separated by {}, quotes {}{}, lines end with {}",
                        character_name(input.delimiter), character_name(input.quote),
                        input.lax_quotes ? " where they may stand, else text" : "",
                        character_name(input.line_end));
    text +=
        input.has_header ? fmt::format(", header in line {}", input.header_line) : ", no header";
  }
  return text;
}

std::string rows_text(const InputSummary& rows) {
  return fmt::format("{} rows = {} records + {} rejected + {} duplicates; {} lines skipped",
                     with_thousands(rows.rows), with_thousands(rows.records),
                     with_thousands(rows.rejected), with_thousands(rows.duplicates),
                     with_thousands(rows.skipped));
}

std::string input_text(const UnderstoodInput& input, const InputSummary* rows, int width) {
  const auto columns_wide = static_cast<std::size_t>(width);
  std::string text = input.name + "\n";
  text += hanging("  ", dialect_text(input), columns_wide);
  if (!input.preset.empty()) {
    text += fmt::format("  preset {}: {}\n", input.preset, input.preset_title);
  }
  if (rows != nullptr) text += hanging("  ", rows_text(*rows), columns_wide);
  if (!input.date_order.empty()) {
    text +=
        hanging("  ",
                fmt::format("dates are {}{}", input.date_order,
                            input.date_evidence.empty() ? "" : " (" + input.date_evidence + ")"),
                columns_wide);
  }
  text += fmt::format("  times without a zone are of {}\n\n", input.zone.name());
  std::vector<std::vector<std::string>> cells{
      {"COLUMN", "READ AS", "BECAUSE OF", "UNIT", "SAMPLE"}};
  for (const UnderstoodColumn& column : input.columns) {
    const bool known = !column.field.empty();
    cells.push_back({escaped(column.header), known ? column.field : "a dimension",
                     known ? std::string{evidence_text(column.evidence)} : "", column.unit,
                     column.sample});
  }
  text += grid_of(cells, width);
  if (input.words.empty()) return text + "\n";
  cells = {{"FIELD", "WORD", "MEANS", "ROWS"}};
  constexpr std::size_t kMostWords = 20;
  for (const UnderstoodWord& word : input.words) {
    cells.push_back({word.field, in_quotes(word.word),
                     word.meaning.empty() ? std::string{"?"} : word.meaning,
                     with_thousands(word.rows)});
    if (cells.size() > kMostWords) break;
  }
  const std::size_t more = input.words.size() + 1 - cells.size();
  if (more > 0) cells.push_back({"", fmt::format("and {} more", more), "", ""});
  return text + "\n" + grid_of(cells, width) + "\n";
}

std::string stamp_text(Millis instant) {
  return Calendar{}.stamp(instant);
}

std::string checks_text(const Inspection& found, int width) {
  std::vector<std::string> lines;
  const auto count = [&](std::uint64_t number, std::string_view one, std::string_view many) {
    if (number == 0) return;
    lines.push_back(with_thousands(number) + " " + std::string{number == 1 ? one : many});
  };
  if (found.starts) {
    lines.push_back("starts from " + stamp_text(found.starts->begin) + " to " +
                    stamp_text(found.starts->end));
  }
  count(found.repeated_ids, "record has the call id of another: a leg, or delivered twice",
        "records have the call id of another: legs, or delivered twice");
  count(found.identical, "record is the same as another: --dedupe exact drops it",
        "records are the same as others: --dedupe exact drops them");
  count(found.open, "contact was still waiting when the log was written",
        "contacts were still waiting when the log was written");
  count(found.without_end, "answered contact has no known talk",
        "answered contacts have no known talk");
  count(found.hours_without_calls, "hour without a call that has calls in other weeks",
        "hours without a call that have calls in other weeks");
  for (const CallGap& gap : found.gaps) {
    lines.push_back("no call from " + stamp_text(gap.begin) + " to " + stamp_text(gap.end));
  }
  std::string text = "Checks\n";
  for (const std::string& line : lines) {
    text += hanging("  ", line, static_cast<std::size_t>(width));
  }
  return text;
}

std::string kpis_text(const Inspection& found, int width) {
  std::string able;
  std::vector<std::vector<std::string>> unable;
  std::size_t count = 0;
  for (const Inspection::KpiState& kpi : found.kpis) {
    if (kpi.lacks.empty()) {
      able += (able.empty() ? "" : ", ") + std::string{kpi.id};
      ++count;
    } else {
      unable.push_back({std::string{kpi.id}, kpi.lacks});
    }
  }
  std::string text = fmt::format("KPIs\n  {} can be computed:\n", count);
  text += hanging("    ", able.empty() ? "none" : able, static_cast<std::size_t>(width));
  if (unable.empty()) return text;
  text += fmt::format("  {} cannot:\n", unable.size());
  std::size_t widest = 0;
  for (const auto& row : unable) widest = std::max(widest, row[0].size());
  for (const auto& row : unable) {
    text +=
        hanging("    " + pad_right(row[0], widest + 2), row[1], static_cast<std::size_t>(width));
  }
  return text;
}

std::string place_text(const Inspection& found, const Rejects::Reason& reason) {
  return fmt::format("{}:{}:{}", escaped(found.rows[reason.input].name), reason.first.line,
                     reason.first.column);
}

OrderedJson input_json(const UnderstoodInput& input, const InputSummary& rows) {
  OrderedJson json{{"name", input.name}, {"format", input.format}};
  json["preset"] = input.preset.empty() ? OrderedJson(nullptr) : OrderedJson(input.preset);
  json["compression"] =
      input.compression.empty() ? OrderedJson(nullptr) : OrderedJson(input.compression);
  json["encoding"] = {{"name", input.encoding}, {"evidence", input.encoding_evidence}};
  if (input.format == "csv") {
    json["dialect"] = {
        {"delimiter", std::string(1, input.delimiter)},
        {"quote",
         input.quote == '\0' ? OrderedJson(nullptr) : OrderedJson(std::string(1, input.quote))},
        {"line_end", character_name(input.line_end)},
        {"lax_quotes", input.lax_quotes},
        {"header_line", input.has_header ? OrderedJson(input.header_line) : OrderedJson(nullptr)}};
  }
  json["rows"] = rows.rows;
  json["records"] = rows.records;
  json["rejected"] = rows.rejected;
  json["duplicates"] = rows.duplicates;
  json["skipped"] = rows.skipped;
  json["dates"] = {
      {"order", input.date_order.empty() ? OrderedJson(nullptr) : OrderedJson(input.date_order)},
      {"evidence", input.date_evidence},
      {"zone", input.zone.name()}};
  json["columns"] = OrderedJson::array();
  for (const UnderstoodColumn& column : input.columns) {
    const bool known = !column.field.empty();
    json["columns"].push_back(
        {{"column", column.header},
         {"field", known ? OrderedJson(column.field) : OrderedJson(nullptr)},
         {"evidence", known ? OrderedJson(evidence_text(column.evidence)) : OrderedJson(nullptr)},
         {"unit", column.unit.empty() ? OrderedJson(nullptr) : OrderedJson(column.unit)},
         {"sample", column.sample}});
  }
  json["words"] = OrderedJson::array();
  for (const UnderstoodWord& word : input.words) {
    json["words"].push_back(
        {{"field", word.field},
         {"word", word.word},
         {"meaning", word.meaning.empty() ? OrderedJson(nullptr) : OrderedJson(word.meaning)},
         {"rows", word.rows}});
  }
  return json;
}

/// The rows of an input, by the name that messages use.
const InputSummary* rows_of(const Inspection& found, const UnderstoodInput& input) {
  const auto rows = std::find_if(found.rows.begin(), found.rows.end(),
                                 [&](const auto& one) { return escaped(one.name) == input.name; });
  return rows == found.rows.end() ? nullptr : &*rows;
}

}  // namespace

std::string inspection_text(const Inspection& found, const RenderOptions& options) {
  const int width = options.width;
  std::string text;
  for (const UnderstoodInput& input : found.inputs) {
    text += input_text(input, rows_of(found, input), width);
  }
  if (!found.rejected.empty()) {
    text += "Rejected\n";
    for (const Rejects::Reason& reason : found.rejected) {
      text += hanging(
          "  ",
          fmt::format("{} {}: {}, first at {}", with_thousands(reason.count),
                      reason.count == 1 ? "row" : "rows", reason.reason, place_text(found, reason)),
          static_cast<std::size_t>(width));
    }
    text += "\n";
  }
  text += checks_text(found, width) + "\n" + kpis_text(found, width);
  if (!found.notes.empty()) text += "\nNotes\n";
  for (const Note& note : found.notes) {
    text += hanging("  " + note.code + "  ", note.text, static_cast<std::size_t>(width));
  }
  return drawn(std::move(text), options);
}

std::string inspection_json(const Inspection& found, const RenderOptions& options) {
  OrderedJson json = OrderedJson::parse('{' + json_preamble("kpi-inspect/1", options) + '}');
  json["inputs"] = OrderedJson::array();
  for (const UnderstoodInput& input : found.inputs) {
    const InputSummary* rows = rows_of(found, input);
    json["inputs"].push_back(input_json(input, rows == nullptr ? InputSummary{} : *rows));
  }
  json["rejected"] = OrderedJson::array();
  for (const Rejects::Reason& reason : found.rejected) {
    json["rejected"].push_back(
        {{"reason", reason.reason}, {"rows", reason.count}, {"first", place_text(found, reason)}});
  }
  OrderedJson gaps = OrderedJson::array();
  for (const CallGap& gap : found.gaps) {
    gaps.push_back({{"begin", stamp_text(gap.begin)}, {"end", stamp_text(gap.end)}});
  }
  json["checks"] = {{"first_start", found.starts ? OrderedJson(stamp_text(found.starts->begin))
                                                 : OrderedJson(nullptr)},
                    {"last_start", found.starts ? OrderedJson(stamp_text(found.starts->end))
                                                : OrderedJson(nullptr)},
                    {"repeated_ids", found.repeated_ids},
                    {"identical", found.identical},
                    {"open", found.open},
                    {"answered_without_talk", found.without_end},
                    {"hours_without_calls", found.hours_without_calls},
                    {"gaps", gaps}};
  json["kpis"] = OrderedJson::array();
  for (const Inspection::KpiState& kpi : found.kpis) {
    json["kpis"].push_back(
        {{"id", kpi.id},
         {"computable", kpi.lacks.empty()},
         {"reason", kpi.lacks.empty() ? OrderedJson(nullptr) : OrderedJson(kpi.lacks)}});
  }
  json["notes"] = OrderedJson::array();
  for (const Note& note : found.notes) {
    json["notes"].push_back({{"code", note.code}, {"text", note.text}});
  }
  return json.dump(2, ' ', true, OrderedJson::error_handler_t::replace) + "\n";
}

std::string preset_list(const RenderOptions& options) {
  std::vector<std::vector<std::string>> cells{{"PRESET", "EXPORT", "TRIED ON"}};
  for (const PresetSummary& preset : presets()) {
    cells.push_back({std::string{preset.name}, std::string{preset.title},
                     preset.tried ? "a real export" : "its published layout"});
  }
  return drawn(grid_of(cells, options.width), options);
}

}  // namespace kpi
