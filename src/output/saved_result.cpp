// SPDX-License-Identifier: MIT
// Reads back the documents that json.cpp writes. Numbers are taken as they are written, never
// through floating point.
#include "kpi/saved_result.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "kpi/error.hpp"
#include "kpi/profiles.hpp"

namespace kpi {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::array<std::string_view, 2> kReadSchemas{"kpi-result/1", "kpi-check/1"};

std::string_view after_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// Reads one document, member by member.
class SavedResult {
 public:
  SavedResult(std::string_view text, std::string name) : text_{text}, name_{std::move(name)} {}

  Report read() {
    try {
      ondemand::document document = parser_.iterate(text_);
      ondemand::object root = document.get_object();
      at_ = "period";
      read_period(object(member(root, "period")));
      at_ = "inputs";
      read_inputs(array(member(root, "inputs")));
      at_ = "filtered";
      read_filtered(object(member(root, "filtered")));
      at_ = "profile";
      read_profile(root);
      at_ = "definitions";
      read_definitions(object(member(root, "definitions")));
      at_ = "results";
      read_results(array(member(root, "results")));
      at_ = "notes";
      read_notes(array(member(root, "notes")));
    } catch (const simdjson::simdjson_error&) {
      refuse();
    }
    return std::move(report_);
  }

 private:
  [[noreturn]] void refuse() const {
    const std::string what = at_.empty() ? std::string{"is no whole JSON object"}
                                         : fmt::format("has another \"{}\" than kpi writes", at_);
    throw Error(FaultKind::Data,
                fmt::format("{}: this {} document {}", name_, kReadSchemas.front(), what),
                "write it anew with kpi compute … -O json");
  }
  template <typename Found>
  const Found& known(const std::optional<Found>& found) const {
    if (!found) refuse();
    return *found;
  }

  // simdjson's functions are all inline, and there would be much of each wherever it is called.
  static ondemand::value member(ondemand::object& of, std::string_view name) { return of[name]; }
  static bool find(ondemand::object& of, std::string_view name, ondemand::value& found) {
    return of[name].get(found) == simdjson::SUCCESS;
  }
  static ondemand::object object(ondemand::value value) { return value.get_object(); }
  static ondemand::array array(ondemand::value value) { return value.get_array(); }
  static std::string text(ondemand::value value) {
    return std::string{std::string_view{value.get_string()}};
  }
  static bool is_null(ondemand::value& value) { return value.is_null(); }

  Exact exact(ondemand::value value) const {
    std::string_view token = value.raw_json_token();
    token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    const std::int64_t micros = known(parse_scaled(token, kUnit));
    return micros % kUnit == 0 ? Exact{micros / kUnit, 1} : Exact{micros, kUnit};
  }
  std::uint64_t count(ondemand::value value) const { return value.get_uint64(); }

  std::optional<Interval> span(ondemand::object& of) const {
    ondemand::value begin = member(of, "begin");
    if (is_null(begin)) return std::nullopt;
    const Millis from = instant(text(begin));
    return Interval{from, instant(text(member(of, "end")))};
  }
  [[nodiscard]] Millis instant(const std::string& stamp) const {
    StampText parts;
    if (read_stamp(stamp, true, parts) != Reading::Ok || !parts.instant) refuse();
    return *parts.instant;
  }

  void read_period(ondemand::object period) {
    report_.period = span(period);
    report_.calendar = Calendar{known(TimeZone::parse(text(member(period, "timezone"))))};
  }

  void read_inputs(ondemand::array inputs) {
    for (ondemand::object input : inputs) {
      InputSummary summary;
      summary.name = text(member(input, "name"));
      summary.format = text(member(input, "format"));
      ondemand::value preset = member(input, "preset");
      if (!is_null(preset)) summary.preset = text(preset);
      summary.rows = count(member(input, "rows"));
      summary.records = count(member(input, "records"));
      summary.rejected = count(member(input, "rejected"));
      summary.duplicates = count(member(input, "duplicates"));
      summary.skipped = count(member(input, "skipped"));
      report_.inputs.push_back(std::move(summary));
    }
  }

  void read_filtered(ondemand::object filtered) {
    report_.filtered = {count(member(filtered, "direction")), count(member(filtered, "period")),
                        count(member(filtered, "where")), count(member(filtered, "open"))};
  }

  /// Only a result that was counted by one has it.
  void read_profile(ondemand::object& root) {
    ondemand::value profile;
    if (find(root, "profile", profile)) report_.profile = find_profile(text(profile));
  }

  void read_definitions(ondemand::object definitions) {
    for (ondemand::field field : definitions) {
      const std::string id{std::string_view{field.unescaped_key()}};
      const Kpi* kpi = find_kpi(id);
      if (kpi == nullptr) {
        unknown_.push_back(escaped(id));
        continue;
      }
      KpiColumn column;
      column.kpi = kpi;
      for (ondemand::field part : object(field.value())) {
        read_definition(column, std::string_view{part.unescaped_key()}, part.value());
      }
      report_.kpis.push_back(std::move(column));
    }
  }

  void read_definition(KpiColumn& column, std::string_view key, ondemand::value value) {
    if (key == "unit") {
      column.unit = unit(text(value));
    } else if (key == "formula") {
      if (!is_null(value)) column.formula = text(value);
    } else if (key == "text") {
      column.text = text(value);
    } else if (value.type() == ondemand::json_type::number) {
      const std::string_view name = find_parameter(key);
      if (!name.empty()) column.parameters.push_back({name, exact(value)});
    }
  }

  [[nodiscard]] Unit unit(std::string_view word) const {
    constexpr std::array kUnits{Unit::Count,   Unit::PerHour, Unit::Ratio,
                                Unit::Seconds, Unit::Points,  Unit::Money};
    const auto* const found = std::ranges::find(kUnits, word, [](Unit unit) { return name(unit); });
    if (found == kUnits.end()) refuse();
    return *found;
  }

  void read_results(ondemand::array results) {
    std::vector<Result> all;
    for (ondemand::object entry : results) all.push_back(result(entry));
    const bool grouped = std::ranges::is_sorted(all, {}, &Result::grouping);
    if (all.empty() || all.front().grouping != 0 || !grouped) refuse();
    report_.results = Results{std::move(all)};
  }

  Result result(ondemand::object& entry) {
    Result result;
    std::vector<std::string> names;
    for (ondemand::value name : array(member(entry, "grouping"))) names.push_back(text(name));
    result.grouping = grouping_of(names);
    for (ondemand::field key : object(member(entry, "group")))
      result.group.push_back(text(key.value()));
    if (result.group.size() != report_.groupings[result.grouping].dimensions.size()) refuse();
    result.span = span(entry);
    result.counts = counts(object(member(entry, "counts")));
    ondemand::object kpis = object(member(entry, "kpis"));
    for (const KpiColumn& column : report_.kpis) {
      result.values.push_back(value(object(member(kpis, column.kpi->id))));
    }
    return result;
  }

  /// By its dimensions as asked, the interval length last; made when it is new.
  std::size_t grouping_of(std::vector<std::string> names) {
    Grouping grouping;
    if (!names.empty()) grouping.length = find_interval_length(names.back());
    if (grouping.length) names.pop_back();
    grouping.dimensions = std::move(names);
    std::vector<Grouping>& all = report_.groupings;
    const auto found = std::ranges::find_if(all, [&](const Grouping& other) {
      return other.dimensions == grouping.dimensions && other.length == grouping.length;
    });
    const auto index = static_cast<std::size_t>(found - all.begin());
    if (found == all.end()) all.push_back(std::move(grouping));
    return index;
  }

  Counts counts(ondemand::object of) const {
    Counts counts;
    const std::array<std::pair<const char*, Amount*>, 10> members{
        {{"offered", &counts.offered},
         {"answered", &counts.answered},
         {"answered_within", &counts.answered_within},
         {"abandoned", &counts.abandoned},
         {"abandoned_within", &counts.abandoned_within},
         {"abandoned_short", &counts.abandoned_short},
         {"other_exits", &counts.other_exits},
         {"callbacks", &counts.callbacks},
         {"callbacks_within", &counts.callbacks_within},
         {"blocked", &counts.blocked}}};
    for (const auto& [name, amount] : members) {
      ondemand::value value = member(of, name);
      if (!is_null(value)) *amount = std::int64_t{value.get_int64()};
    }
    return counts;
  }

  Value value(ondemand::object of) const {
    ondemand::value plain = member(of, "value");
    if (is_null(plain)) {
      return Value::none(Reason{[reason = text(member(of, "reason"))] { return reason; }});
    }
    const Exact number = exact(plain);
    ondemand::value numerator;
    if (!find(of, "numerator", numerator)) return Value::number(number);
    const Exact above = exact(numerator);
    const Exact below = exact(member(of, "denominator"));
    if (below.units == 0) refuse();
    return Value::quotient(above, below, "");
  }

  void read_notes(ondemand::array notes) {
    for (ondemand::object note : notes) {
      std::string code = text(member(note, "code"));
      report_.notes.push_back({std::move(code), text(member(note, "text"))});
    }
    for (const std::string& id : unknown_) {
      report_.notes.push_back(
          {"N232", fmt::format("{} is left out: this version of kpi has no such KPI", id)});
    }
  }

  simdjson::padded_string text_;
  std::string name_;
  std::string_view at_;
  ondemand::parser parser_;
  std::vector<std::string> unknown_;
  Report report_;
};

}  // namespace

std::string_view saved_schema(std::string_view head) {
  head = after_blanks(head);
  constexpr std::string_view kMember = "\"schema\"";
  const std::size_t member = head.find(kMember);
  if (!head.starts_with('{') || member == std::string_view::npos) return {};
  head = after_blanks(head.substr(member + kMember.size()));
  if (!head.starts_with(':')) return {};
  head = after_blanks(head.substr(1));
  if (!head.starts_with("\"kpi-")) return {};
  const std::size_t end = head.find('"', 1);
  return end == std::string_view::npos ? std::string_view{} : head.substr(1, end - 1);
}

Report read_saved_result(std::string_view text, const std::string& name) {
  const std::string_view schema = saved_schema(text);
  if (std::ranges::find(kReadSchemas, schema) == kReadSchemas.end()) {
    throw Error(
        FaultKind::Data,
        fmt::format("{}: a document of schema {} has no results to compare", escaped(name),
                    in_quotes(schema)),
        fmt::format("expected {}, as kpi compute … -O json writes it", kReadSchemas.front()));
  }
  return SavedResult{text, escaped(name)}.read();
}

}  // namespace kpi
