// SPDX-License-Identifier: MIT
// From the text of an option to its value: words, lists and names.
#include "cli/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest(name, names);
  return near.empty() ? std::string{} : fmt::format("did you mean {}?", near);
}

/// "a, b or c"
std::string either(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

Error rejection(const Given& given, std::string_view kind, std::string_view expected,
                std::string hint) {
  return {FaultKind::Usage,
          fmt::format("{}: {} is no {}; expected {}", given.option, in_quotes(given.text), kind,
                      expected),
          std::move(hint)};
}

}  // namespace

void reject(const Given& given, std::string_view kind, std::string_view expected,
            std::string hint) {
  throw rejection(given, kind, expected, std::move(hint));
}

const Kpi& known_kpi(const Given& given) {
  if (const Kpi* kpi = find_kpi(given.text)) return *kpi;
  std::vector<std::string_view> ids;
  for (const Kpi& row : catalogue()) ids.push_back(row.id);
  const std::string_view near = nearest(given.text, ids);
  throw Error(FaultKind::Usage,
              fmt::format("{}{}unknown KPI {}", given.option, given.option.empty() ? "" : ": ",
                          in_quotes(given.text)),
              near.empty() ? "kpi explain lists them all" : fmt::format("did you mean {}?", near));
}

std::size_t choice(const Given& given, std::string_view kind,
                   std::span<const std::string_view> words) {
  const auto found = std::find(words.begin(), words.end(), given.text);
  if (found == words.end()) {
    const std::string hint = did_you_mean(given.text, {words.begin(), words.end()});
    throw WrongWord{rejection(given, kind, either(words), hint), {words.begin(), words.end()}};
  }
  return static_cast<std::size_t>(found - words.begin());
}

std::vector<std::string> list(const Given& given) {
  std::vector<std::string> parts;
  std::string_view rest = given.text;
  for (;;) {
    const std::size_t comma = rest.find(',');
    parts.emplace_back(trimmed(rest.substr(0, comma)));
    if (parts.back().empty()) reject(given, "list", "names with a comma between them");
    if (comma == std::string_view::npos) return parts;
    rest.remove_prefix(comma + 1);
  }
}

std::pair<std::string, std::string> assignment(const Given& given, std::string_view kind,
                                               std::string_view expected) {
  const std::size_t equals = given.text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == given.text.size()) {
    reject(given, kind, expected);
  }
  return {std::string(given.text.substr(0, equals)), std::string(given.text.substr(equals + 1))};
}

void add_label(const Given& given, std::vector<MetricLabel>& labels) {
  auto [name, value] = assignment(given, "label", "NAME=VALUE such as site=leeds");
  const bool well_formed = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  const bool begins_well = (name.front() < '0' || name.front() > '9') && !name.starts_with("__");
  if (!well_formed || !begins_well) {
    reject({given.option, name}, "name of a label",
           "letters, digits and _, with no digit and no __ at its head");
  }
  for (const MetricLabel& label : labels) {
    if (label.name != name) continue;
    throw Error(FaultKind::Usage,
                fmt::format("{}: {} is given two values", given.option, in_quotes(name)));
  }
  labels.push_back({std::move(name), std::move(value)});
}

TimeZone time_zone(const Given& given) {
  const std::optional<TimeZone> zone = TimeZone::parse(given.text);
  if (!zone) {
    const std::vector<std::string> names = time_zone_names();
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const std::string_view near = nearest(given.text, known);
    reject(given, "time zone", "a name such as Europe/Madrid, UTC, or an offset such as +02:00",
           near.empty() ? "" : "did you mean " + std::string{near} + "?");
  }
  return *zone;
}

IntervalLength interval_length(const Given& given) {
  std::vector<std::string_view> names;
  for (const IntervalLength length : all_interval_lengths()) names.push_back(name(length));
  return all_interval_lengths()[choice(given, "interval length", names)];
}

std::chrono::weekday weekday(const Given& given) {
  static constexpr std::array<std::string_view, 14> kDays{
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
      "sun",    "mon",    "tue",     "wed",       "thu",      "fri",    "sat"};
  const auto found = std::find(kDays.begin(), kDays.end(), given.text);
  // Only the long names are told, so as not to list every day twice.
  const std::size_t day = found != kDays.end() ? static_cast<std::size_t>(found - kDays.begin())
                                               : choice(given, "day", std::span(kDays).first(7));
  return std::chrono::weekday{static_cast<unsigned>(day % 7)};
}

Query::Order group_order(const Given& given) {
  const std::size_t colon = given.text.find(':');
  const std::string_view direction =
      colon == std::string_view::npos ? "asc" : given.text.substr(colon + 1);
  if (direction != "asc" && direction != "desc") {
    reject(given, "order", "a KPI such as service_level or offered:desc");
  }
  return {std::string{given.text.substr(0, colon)}, direction == "desc"};
}

char delimiter(const Given& given) {
  struct Name {
    std::string_view text;
    char character;
  };
  static constexpr std::array kNames{Name{",", ','},         Name{"comma", ','}, Name{";", ';'},
                                     Name{"semicolon", ';'}, Name{"|", '|'},     Name{"pipe", '|'},
                                     Name{"\t", '\t'},       Name{"\\t", '\t'},  Name{"tab", '\t'}};
  for (const auto& [text, character] : kNames) {
    if (given.text == text) return character;
  }
  constexpr std::string_view kOthers = "^~:#!$%&*+=/@_<> ";
  if (given.text.size() == 1 && kOthers.find(given.text[0]) != std::string_view::npos) {
    return given.text[0];
  }
  static constexpr std::array<std::string_view, 4> kWords{"comma", "semicolon", "pipe", "tab"};
  reject(given, "delimiter", R"(comma, semicolon, pipe, tab or the character itself: , ; | \t)",
         did_you_mean(given.text, {kWords.begin(), kWords.end()}));
}

char quote(const Given& given) {
  struct Name {
    std::string_view text;
    char character;
  };
  static constexpr std::array kNames{Name{"\"", '"'}, Name{"double", '"'}, Name{"'", '\''},
                                     Name{"single", '\''}, Name{"none", '\0'}};
  for (const auto& [text, character] : kNames) {
    if (given.text == text) return character;
  }
  reject(given, "quote", R"(double, single, none or the character itself: " or ')");
}

DateOrder date_order(const Given& given) {
  const std::optional<DateOrder> order = find_date_order(given.text);
  if (!order) {
    reject(given, "date format", "dmy, mdy, ymd or a pattern such as d/m/Y or %m/%d/%Y");
  }
  return *order;
}

DurationUnit duration_unit(const Given& given) {
  static constexpr std::array<std::string_view, 7> kWords{"s", "ms",  "min", "h",
                                                          "d", "hms", "m:ss"};
  static constexpr std::array kUnits{DurationUnit::Seconds,       DurationUnit::Milliseconds,
                                     DurationUnit::Minutes,       DurationUnit::Hours,
                                     DurationUnit::Days,          DurationUnit::HoursMinutesSeconds,
                                     DurationUnit::MinutesSeconds};
  return kUnits.at(choice(given, "unit of time", kWords));
}

DecimalMark decimal_mark(const Given& given) {
  if (given.text == ".") return DecimalMark::Point;
  if (given.text == ",") return DecimalMark::Comma;
  reject(given, "decimal mark", "a point or a comma");
}

DirectionFilter direction(const Given& given) {
  static constexpr std::array<std::string_view, 3> kWords{"inbound", "outbound", "all"};
  static constexpr std::array kFilters{DirectionFilter::Inbound, DirectionFilter::Outbound,
                                       DirectionFilter::All};
  return kFilters.at(choice(given, "direction", kWords));
}

Dedupe dedupe(const Given& given) {
  static constexpr std::array<std::string_view, 3> kWords{"exact", "id", "off"};
  static constexpr std::array kRules{Dedupe::Exact, Dedupe::Id, Dedupe::Off};
  return kRules.at(choice(given, "rule for duplicates", kWords));
}

CountingUnit counting_unit(const Given& given) {
  static constexpr std::array<std::string_view, 2> kWords{"visit", "call"};
  static constexpr std::array kUnits{CountingUnit::Visit, CountingUnit::Call};
  return kUnits.at(choice(given, "unit", kWords));
}

bool strictly_less(const Given& given) {
  static constexpr std::array<std::string_view, 2> kWords{"le", "lt"};
  return choice(given, "comparison", kWords) == 1;
}

ColumnChoice column_choice(const Given& given) {
  auto [field, column] = assignment(given, "mapping", "FIELD=COLUMN such as wait=Queue_Time");
  return {std::move(field), std::move(column)};
}

WordChoice word_choice(const Given& given) {
  const std::size_t colon = given.text.find(':');
  const std::size_t equals = given.text.rfind('=');
  if (colon == std::string_view::npos || equals == std::string_view::npos || colon == 0 ||
      equals < colon + 2 || equals + 1 == given.text.size()) {
    reject(given, "meaning of a word", "FIELD:WORD=MEANING such as outcome:LOST=abandoned");
  }
  return {std::string(given.text.substr(0, colon)),
          std::string(given.text.substr(colon + 1, equals - colon - 1)),
          std::string(given.text.substr(equals + 1))};
}

StateChoice state_choice(const Given& given) {
  static constexpr std::array<std::string_view, 4> kClasses{"handling", "available", "paused",
                                                            "off"};
  const std::size_t equals = given.text.rfind('=');
  if (equals == std::string_view::npos || equals == 0) {
    reject(given, "meaning of a state", "WORD=CLASS such as 'Back office=paused'");
  }
  const std::string_view meaning = given.text.substr(equals + 1);
  choice({given.option, meaning}, "class of states", kClasses);
  return {std::string(given.text.substr(0, equals)), std::string(meaning)};
}

std::vector<Field> key_fields(const Given& given) {
  std::vector<std::string_view> names;
  for (const Field field : all_fields()) {
    if (type(field) == FieldType::Text) names.push_back(name(field));
  }
  std::vector<Field> fields;
  for (const std::string& part : list(given)) {
    fields.push_back(*find_field(names[choice({given.option, part}, "text field", names)]));
  }
  return fields;
}

std::string currency(const Given& given) {
  constexpr std::size_t kLongest = 8;
  if (given.text.empty() || given.text.size() > kLongest || escaped(given.text) != given.text) {
    reject(given, "currency", "a short sign such as EUR or $");
  }
  return std::string(given.text);
}

}  // namespace kpi::cli
