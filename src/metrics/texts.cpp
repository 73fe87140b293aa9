// SPDX-License-Identifier: MIT
// Definitions in words: durations, thresholds and scales as a reader says them.
#include "metrics/texts.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "metrics/expression.hpp"

namespace kpi {
namespace {

/// "20 s (10 s where queue = vip)", each threshold led by the same word.
std::string threshold(std::string_view lead, const Definitions& definitions) {
  std::string text = fmt::format("{}{}", lead, duration_text(definitions.service.threshold));
  std::vector<std::string> rules;
  for (const ServiceRule& rule : definitions.service_rules) {
    rules.push_back(fmt::format("{}{} where {} = {}", lead, duration_text(rule.target.threshold),
                                rule.dimension, rule.text.empty() ? "\"\"" : rule.text));
  }
  return rules.empty() ? text : fmt::format("{} ({})", text, fmt::join(rules, ", "));
}

std::string_view within(const Definitions& definitions) {
  return definitions.strictly_less ? "in less than " : "within ";
}

std::string percentage(Micros share) {
  return decimal_text(share * 100) + " %";
}

/// "80 % (90 % where queue = vip)".
std::string target(const Definitions& definitions) {
  std::string text = percentage(definitions.service.share);
  std::vector<std::string> rules;
  for (const ServiceRule& rule : definitions.service_rules) {
    rules.push_back(fmt::format("{} where {} = {}", percentage(rule.target.share), rule.dimension,
                                rule.text.empty() ? "\"\"" : rule.text));
  }
  return rules.empty() ? text : fmt::format("{} ({})", text, fmt::join(rules, ", "));
}

/// What makes two contacts the same matter: "caller and reason".
std::string repeat_key(const Definitions& definitions, const LogFacts& facts) {
  std::vector<Field> fields = definitions.repeat_key;
  if (fields.empty()) {
    fields.push_back(Field::Caller);
    if (facts.columns.contains(Field::Reason)) fields.push_back(Field::Reason);
  }
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const Field field : fields) names.push_back(name(field));
  return fmt::format("{}", fmt::join(names, " and "));
}

std::string scores(Micros low, Micros high) {
  return fmt::format("{} to {}", decimal_text(low), decimal_text(high));
}

std::string placeholder(std::string_view key, const Definitions& definitions,
                        const LogFacts& facts) {
  if (key == "T") return threshold(within(definitions), definitions);
  if (key == "S") {
    return fmt::format("{}{}", within(definitions), duration_text(definitions.short_abandon));
  }
  if (key == "W") return duration_text(definitions.repeat_window);
  if (key == "target") return target(definitions);
  if (key == "key") return repeat_key(definitions, facts);
  // The published cuts of the published scales, carried over to other scales.
  if (key == "top_two") return scores(definitions.csat.high - kUnit, definitions.csat.high);
  if (key == "promoters") return scores(definitions.nps.high * 9 / 10, definitions.nps.high);
  if (key == "detractors") return scores(definitions.nps.low, definitions.nps.high * 6 / 10);
  if (key == "agree") {
    return scores((definitions.ces.low + definitions.ces.high) / 2 + kUnit, definitions.ces.high);
  }
  return fmt::format("{{{}}}", key);
}

}  // namespace

std::string decimal_text(Micros number) {
  const std::string_view sign = number < 0 ? "-" : "";
  std::string text =
      fmt::format("{}{}.{:06}", sign, std::abs(number / kUnit), std::abs(number % kUnit));
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string duration_text(Millis duration) {
  if (duration < 0) return "-" + duration_text(-duration);
  struct Part {
    Millis length;
    std::string_view one, many;
  };
  constexpr std::array<Part, 3> kParts{
      {{kDay, "day", "days"}, {kHour, "h", "h"}, {kMinute, "min", "min"}}};
  std::vector<std::string> parts;
  for (const Part& part : kParts) {
    const Millis number = duration / part.length;
    duration %= part.length;
    if (number > 0)
      parts.push_back(fmt::format("{} {}", number, number == 1 ? part.one : part.many));
  }
  if (duration > 0 || parts.empty()) {
    parts.push_back(fmt::format("{} s", decimal_text(duration * (kUnit / kSecond))));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string filled(std::string_view text, const Definitions& definitions, const LogFacts& facts) {
  std::string result;
  while (true) {
    const std::size_t open = text.find('{');
    result += text.substr(0, open);
    if (open == std::string_view::npos) return result;
    const std::size_t close = text.find('}', open);
    result += placeholder(text.substr(open + 1, close - open - 1), definitions, facts);
    text.remove_prefix(close + 1);
  }
}

std::string expression_text(std::string_view expression, const Definitions& definitions) {
  const ExitShare share = parse_exit_share(expression);
  const std::string_view lead = definitions.strictly_less ? "less than " : "";
  std::string text{expression};
  if (share.uses(ExitTerm::Part::Within)) {
    text += fmt::format(", T = {}", threshold(lead, definitions));
  }
  if (share.uses(ExitTerm::Part::Short)) {
    text += fmt::format(", S = {}{}", lead, duration_text(definitions.short_abandon));
  }
  return text;
}

}  // namespace kpi
