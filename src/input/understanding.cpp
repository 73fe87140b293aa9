// SPDX-License-Identifier: MIT
// What to tell of how an input is read.
#include "input/understanding.hpp"

#include <algorithm>
#include <utility>

#include "core/stamp.hpp"
#include "input/words.hpp"

namespace kpi {
namespace {

std::string unit_symbol(Millis unit) {
  if (unit == 1) return "ms";
  if (unit == kMinute) return "min";
  if (unit == kHour) return "h";
  return unit == kDay ? "days" : "s";
}

class Understanding {
 public:
  Understanding(const InputLog& log, const WordCounts& words, bool show_values)
      : log_{log}, words_{words}, show_values_{show_values} {}

  UnderstoodInput tell() {
    UnderstoodInput input;
    input.name = log_.source.name();
    input.format = log_.format();
    if (log_.preset) {
      input.preset = log_.preset->name;
      input.preset_title = log_.preset->title;
      input.preset_json = log_.preset->json;
    }
    input.compression = log_.source.compression();
    input.encoding = log_.source.encoding().name;
    input.encoding_evidence = log_.source.encoding().evidence;
    input.delimiter = log_.dialect.delimiter;
    input.quote = log_.dialect.quote;
    input.line_end = log_.dialect.line_end;
    input.lax_quotes = log_.dialect.lax_quotes;
    input.has_header = log_.json.has_value() || log_.opening.has_header;
    input.header_line = log_.opening.lines + 1;
    for (std::size_t i = 0; i < log_.layout.headers.size(); ++i) {
      input.columns.push_back(column(i));
    }
    if (needs_day_order()) {
      input.date_order = log_.layout.day_first ? "day/month/year" : "month/day/year";
      input.date_evidence = log_.layout.day_order_evidence;
    }
    input.zone = log_.layout.zone;
    add_words(input.words);
    return input;
  }

 private:
  [[nodiscard]] std::string_view first_text(std::size_t column) const {
    for (std::size_t i = 1; i < log_.head.size(); ++i) {
      const auto& row = log_.head[i];
      if (column < row.size() && !is_absent(row[column])) return row[column];
    }
    return {};
  }

  UnderstoodColumn column(std::size_t at) {
    UnderstoodColumn column;
    column.header = log_.layout.headers[at];
    const auto role = log_.layout.role_at(at);
    if (role) {
      column.field = name(*role);
      column.evidence = log_.layout.evidence[static_cast<std::size_t>(*role)];
      if (type(*role) == FieldType::Duration) {
        column.unit = unit_symbol(log_.layout.unit[static_cast<std::size_t>(*role)]);
      }
    }
    const std::string_view text = first_text(at);
    const bool personal = !role || is_personal(*role);
    if (!text.empty()) column.sample = personal && !show_values_ ? shape(text) : in_quotes(text);
    return column;
  }

  [[nodiscard]] bool needs_day_order() const {
    for (std::size_t at = 0; at < log_.layout.headers.size(); ++at) {
      const auto role = log_.layout.role_at(at);
      if (!role || type(*role) != FieldType::Stamp) continue;
      const bool any = std::any_of(log_.head.begin() + 1, log_.head.end(), [&](const auto& row) {
        return at < row.size() && slash_date(row[at]).has_value();
      });
      if (any) return true;
    }
    return false;
  }

  /// The commonest first.
  void add_words(std::vector<UnderstoodWord>& words) const {
    for (const auto& [role, counts] : words_) {
      std::vector<UnderstoodWord> found;
      for (const auto& [word, rows] : counts) {
        found.push_back({std::string{name(role)}, word, meaning(role, type(role), word), rows});
      }
      std::stable_sort(
          found.begin(), found.end(),
          [](const UnderstoodWord& x, const UnderstoodWord& y) { return x.rows > y.rows; });
      words.insert(words.end(), found.begin(), found.end());
    }
  }

  [[nodiscard]] std::string meaning(Role role, FieldType kind, std::string_view word) const {
    if (kind == FieldType::Outcome) {
      const auto outcome = log_.words->outcome(word);
      return outcome ? std::string{name(*outcome)} : std::string{};
    }
    if (kind == FieldType::Direction) {
      const auto direction = log_.words->direction(word);
      return direction ? std::string{name(*direction)} : std::string{};
    }
    const auto answer = log_.words->yes_no(name(role), word);
    return answer ? std::string{name(*answer)} : std::string{};
  }

  const InputLog& log_;
  const WordCounts& words_;
  bool show_values_;
};

}  // namespace

UnderstoodInput understanding_of(const InputLog& log, const WordCounts& words, bool show_values) {
  return Understanding{log, words, show_values}.tell();
}

}  // namespace kpi
