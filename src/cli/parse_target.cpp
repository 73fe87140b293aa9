// SPDX-License-Identifier: MIT
// From the text of --target to a target: "service_level >= 80% warn 85% by queue in 90% of 30m".
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

constexpr std::string_view kForm =
    "ID >= VALUE [warn VALUE] [by DIM,...] [in P% of LENGTH], such as 'aht <= 5m30s by queue'";

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
}

std::string_view without_blanks_behind(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// Takes the word, and blanks around it, from the head of the text.
bool take(std::string_view& text, std::string_view word) {
  skip_blanks(text);
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  skip_blanks(text);
  return true;
}

bool is_of_number(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '-' || c == ',';
}

/// The number at the head of the text with its units, "5m30s" or "80%", which the text loses. Units
/// end where a keyword may begin without a blank: of "5min" none of "in" is left.
std::string take_value(std::string_view& text) {
  constexpr std::array<std::string_view, 6> kUnitsOfTime{"ms", "min", "d", "h", "m", "s"};
  std::string value;
  while (!text.empty() && is_of_number(text.front())) {
    while (!text.empty() && is_of_number(text.front())) {
      value += text.front();
      text.remove_prefix(1);
    }
    const auto unit = std::find_if(kUnitsOfTime.begin(), kUnitsOfTime.end(),
                                   [&](std::string_view one) { return text.starts_with(one); });
    if (unit == kUnitsOfTime.end()) break;
    value += *unit;
    text.remove_prefix(unit->size());
  }
  std::string_view rest = text;
  if (!value.empty() && take(rest, "%")) {
    value += '%';
    text = rest;
  }
  skip_blanks(text);
  return value;
}

[[noreturn]] void reject_value(const Given& given, const Kpi& kpi, Unit unit) {
  const std::string_view forms = unit == Unit::Ratio     ? "80% or 0.8"
                                 : unit == Unit::Seconds ? "5m30s, 5:30 or 330"
                                 : unit == Unit::Points  ? "a number such as 42.5 or -10"
                                                         : "a number such as 1250 or 37.5";
  reject(given,
         fmt::format("value of {}, which is in {}", kpi.id,
                     unit == Unit::Ratio ? "per cent" : name(unit)),
         forms);
}

/// The value in the KPI's own unit.
Exact value_of(const Given& given, const Kpi& kpi, Unit unit) {
  std::string_view text = given.text;
  if (unit == Unit::Seconds) {
    const bool is_time = text.find('%') == std::string_view::npos && !text.starts_with('-');
    if (!is_time) reject_value(given, kpi, unit);
    return {duration(given), kSecond};
  }
  const bool negative = unit == Unit::Points && text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool percent = unit == Unit::Ratio && text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (!is_number(text)) reject_value(given, kpi, unit);
  Exact value = decimal({given.option, text});
  if (percent) value.scale *= 100;
  // 80 written for 80 %.
  if (unit == Unit::Ratio && !percent && value.units > value.scale) {
    reject_value(given, kpi, unit);
  }
  if (negative) value.units = -value.units;
  return value;
}

struct TargetSign {
  std::string_view text;
  Operator op;
};
constexpr std::array kTargetSigns{
    TargetSign{">=", Operator::AtLeast}, TargetSign{"<=", Operator::AtMost},
    TargetSign{">", Operator::MoreThan}, TargetSign{"<", Operator::LessThan}};

/// "90% of 30m"; nothing where the text is none.
std::optional<Target::InIntervals> intervals(const Given& given) {
  std::string_view text = given.text;
  const std::string share = take_value(text);
  if (!share.ends_with('%') || !take(text, "of")) return std::nullopt;
  const std::string_view digits = std::string_view{share}.substr(0, share.size() - 1);
  if (!is_number(digits)) return std::nullopt;
  Target::InIntervals in{decimal({given.option, digits}),
                         interval_length({given.option, without_blanks_behind(text)})};
  in.share.scale *= 100;
  if (in.share.units == 0 || in.share.units > in.share.scale) {
    reject({given.option, share}, "share of intervals", "more than 0% and at most 100%");
  }
  return in;
}

/// Where "in P% of LENGTH" begins at the end of the text; npos without it.
std::size_t place_of_intervals(std::string_view text) {
  for (std::size_t at = text.rfind("in"); at != std::string_view::npos && at > 0;
       at = text.rfind("in", at - 1)) {
    std::string_view rest = text.substr(at + 2);
    skip_blanks(rest);
    const bool is_word = text[at - 1] == ' ' || text[at - 1] == '\t';
    if (is_word && take_value(rest).ends_with('%') && rest.starts_with("of")) return at;
  }
  return std::string_view::npos;
}

/// What stands behind the values: "by DIM,..." and "in P% of LENGTH".
void take_scope(const Given& given, std::string_view text, Target& target) {
  if (take(text, "by")) {
    const std::size_t end = place_of_intervals(text);
    target.by = list({given.option, without_blanks_behind(text.substr(0, end))});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end);
  }
  if (!text.empty()) {
    if (!take(text, "in")) reject(given, "target", kForm);
    target.in = intervals({given.option, text});
    if (!target.in) reject(given, "target", kForm);
  }
  for (const std::string& dimension : target.by) {
    if (!target.in || !find_interval_length(dimension)) continue;
    throw Error(FaultKind::Usage,
                fmt::format("{}: {} is by {} and in intervals of {}", given.option,
                            in_quotes(given.text), dimension, name(target.in->length)),
                "a target has one interval length");
  }
}

}  // namespace

Target target(const Given& given, const Definitions& definitions) {
  std::string_view text = given.text;
  const std::size_t sign = text.find_first_of("<>");
  if (sign == std::string_view::npos) reject(given, "target", kForm);
  std::string_view id = text.substr(0, sign);
  skip_blanks(id);
  id = without_blanks_behind(id);
  text.remove_prefix(sign);
  Target target;
  target.kpi = &known_kpi({given.option, id});
  const auto found =
      std::find_if(kTargetSigns.begin(), kTargetSigns.end(),
                   [&](const TargetSign& one) { return text.starts_with(one.text); });
  target.op = found->op;
  take(text, found->text);
  const Unit unit = unit_in_force(*target.kpi, definitions, {});
  const std::string value = take_value(text);
  if (value.empty()) reject(given, "target", kForm);
  target.value = value_of({given.option, value}, *target.kpi, unit);
  target.text = fmt::format("{} {} {}", id, found->text, value);
  if (take(text, "warn")) {
    const std::string warn = take_value(text);
    if (warn.empty()) reject(given, "target", kForm);
    target.warn = value_of({given.option, warn}, *target.kpi, unit);
    target.text += " warn " + warn;
    const Operator stricter = wants_more(target.op) ? Operator::MoreThan : Operator::LessThan;
    if (!meets(*target.warn, stricter, target.value)) {
      throw Error(FaultKind::Usage,
                  fmt::format("{}: {} never warns: whatever meets {} meets {}", given.option,
                              in_quotes(given.text), value, warn),
                  "the warn value is the better one: 'service_level >= 80% warn 85%'");
    }
  }
  take_scope(given, without_blanks_behind(text), target);
  if (!target.by.empty()) target.text += fmt::format(" by {}", fmt::join(target.by, ","));
  if (target.in) {
    std::string_view rest = given.text;
    rest.remove_prefix(place_of_intervals(rest) + 2);
    skip_blanks(rest);
    target.text += fmt::format(" in {} of {}", take_value(rest), name(target.in->length));
  }
  return target;
}

}  // namespace kpi::cli
