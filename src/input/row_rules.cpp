// SPDX-License-Identifier: MIT
// What a preset says of each row: columns worked out of others, and rows that are no contacts.
#include "input/row_rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/wildcard.hpp"
#include "input/words.hpp"

namespace kpi {
namespace {

using Json = nlohmann::json;

/// Seconds with as many decimals as they have, "-12.345".
std::string exact_seconds(Millis millis) {
  std::string text = (millis < 0 ? "-" : "") + std::to_string(std::abs(millis) / kSecond);
  if (const Millis rest = std::abs(millis) % kSecond; rest != 0) {
    const std::string digits = std::to_string(rest);
    text += '.' + std::string(3 - digits.size(), '0') + digits;
  }
  return text;
}

const std::string& rule_text(const Json& rule, std::string_view what) {
  if (!rule.is_string()) throw BadRule{std::string{what} + " is to be a text"};
  return rule.get_ref<const std::string&>();
}

const Json& member(const Json& rule, const char* key) {
  const auto found = rule.find(key);
  if (found == rule.end()) throw BadRule{std::string{"needs "} + key + ": " + rule.dump()};
  return *found;
}

void check_members(const Json& rule, std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : rule.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw BadRule{"has no meaning: " + key + " in " + rule.dump()};
    }
  }
}

/// Whether one text passes.
using TextTest = std::function<bool(std::string_view)>;

TextTest text_test(const Json& wanted) {
  if (wanted.is_null()) return [](std::string_view text) { return is_absent(text); };
  if (wanted.is_string()) {
    return [pattern = wanted.get<std::string>()](std::string_view text) {
      return matches_wildcards(pattern, text);
    };
  }
  if (wanted.is_array()) {
    std::vector<TextTest> tests;
    for (const Json& one : wanted) tests.push_back(text_test(one));
    return [tests = std::move(tests)](std::string_view text) {
      return std::any_of(tests.begin(), tests.end(), [&](const TextTest& t) { return t(text); });
    };
  }
  if (wanted.is_object() && wanted.size() == 1 && wanted.contains("not")) {
    return [test = text_test(wanted["not"])](std::string_view text) { return !test(text); };
  }
  if (wanted.is_object() && wanted.size() == 1 && wanted.contains("above") &&
      wanted["above"].is_number_integer()) {
    return [least = wanted["above"].get<std::int64_t>()](std::string_view text) {
      Millis value = 0;
      return read_duration(text, DurationForm{kSecond}, value) == Reading::Ok &&
             value > least * kSecond;
    };
  }
  throw BadRule{"is no condition: " + wanted.dump()};
}

}  // namespace

RowText RuleMaker::column(const std::string& name) {
  mentioned_.push_back(name);
  const auto found = std::find(headers_.begin(), headers_.end(), name);
  if (found == headers_.end()) return [](const RawRow&) { return std::string{}; };
  const auto at = static_cast<std::size_t>(found - headers_.begin());
  if (std::find(sources_.begin(), sources_.end(), at) == sources_.end()) sources_.push_back(at);
  return [at](const RawRow& row) {
    const std::string_view text = trimmed(row.fields[at].text);
    return is_absent(text) ? std::string{} : std::string{text};
  };
}

std::vector<RowText> RuleMaker::values(const Json& rules) {
  if (!rules.is_array() || rules.empty()) throw BadRule{"is no list of values: " + rules.dump()};
  std::vector<RowText> made;
  for (const Json& rule : rules) made.push_back(value(rule));
  return made;
}

RowText RuleMaker::arithmetic(const Json& terms, bool subtract) {
  return [all = values(terms), subtract](const RawRow& row) {
    Millis sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string text = all[i](row);
      if (text.empty() && i == 0) return text;
      if (text.empty()) continue;
      Millis term = 0;
      if (read_duration(text, DurationForm{kSecond}, term) != Reading::Ok)
        return text;  // to be rejected
      sum += i > 0 && subtract ? -term : term;
    }
    return exact_seconds(sum);
  };
}

RowText RuleMaker::part(const Json& rule) {
  check_members(rule, {"part", "after", "before"});
  const std::string after = rule.contains("after") ? rule_text(rule["after"], "after") : "";
  const std::string before = rule.contains("before") ? rule_text(rule["before"], "before") : "";
  return [whole = value(rule["part"]), after, before](const RawRow& row) {
    std::string text = whole(row);
    if (!after.empty()) {
      const std::size_t at = text.rfind(after);
      if (at != std::string::npos) text.erase(0, at + after.size());
    }
    if (!before.empty()) text.erase(std::min(text.find(before), text.size()));
    return std::string{trimmed(text)};
  };
}

RowText RuleMaker::cases(const Json& rule) {
  check_members(rule, {"cases", "else"});
  std::vector<std::pair<RowTest, RowText>> made;
  for (const Json& one : rule["cases"]) {
    check_members(one, {"when", "is"});
    made.emplace_back(condition(member(one, "when")), value(member(one, "is")));
  }
  const RowText otherwise =
      rule.contains("else") ? value(rule["else"]) : [](const RawRow&) { return std::string{}; };
  return [made = std::move(made), otherwise](const RawRow& row) {
    for (const auto& [holds, text] : made) {
      if (holds(row)) return text(row);
    }
    return otherwise(row);
  };
}

RowText RuleMaker::value(const Json& rule) {
  if (rule.is_string()) return column(rule.get<std::string>());
  if (!rule.is_object()) throw BadRule{"is no value: " + rule.dump()};
  if (rule.contains("text")) {
    check_members(rule, {"text"});
    return [text = rule_text(rule["text"], "text")](const RawRow&) { return text; };
  }
  if (rule.contains("first")) {
    check_members(rule, {"first"});
    return [all = values(rule["first"])](const RawRow& row) {
      for (const RowText& one : all) {
        if (std::string text = one(row); !text.empty()) return text;
      }
      return std::string{};
    };
  }
  if (rule.contains("join")) {
    check_members(rule, {"join", "with"});
    const std::string with = rule.contains("with") ? rule_text(rule["with"], "with") : "";
    return [all = values(rule["join"]), with](const RawRow& row) {
      std::string joined;
      for (const RowText& one : all) {
        std::string text = one(row);
        if (text.empty()) return text;
        if (!joined.empty()) joined += with;
        joined += text;
      }
      return joined;
    };
  }
  if (rule.contains("absent")) {
    check_members(rule, {"absent", "of"});
    return [of = value(member(rule, "of")), test = text_test(rule["absent"])](const RawRow& row) {
      std::string text = of(row);
      return test(text) ? std::string{} : text;
    };
  }
  if (rule.contains("minus") || rule.contains("plus")) {
    check_members(rule, {rule.contains("minus") ? "minus" : "plus"});
    return arithmetic(rule.front(), rule.contains("minus"));
  }
  if (rule.contains("part")) return part(rule);
  if (rule.contains("cases")) return cases(rule);
  throw BadRule{"is no value: " + rule.dump()};
}

RowTest RuleMaker::condition(const Json& rule) {
  if (!rule.is_object() || rule.empty()) throw BadRule{"is no condition: " + rule.dump()};
  std::vector<std::pair<RowText, TextTest>> made;
  for (const auto& [name, wanted] : rule.items())
    made.emplace_back(column(name), text_test(wanted));
  return [made = std::move(made)](const RawRow& row) {
    return std::all_of(made.begin(), made.end(),
                       [&](const auto& one) { return one.second(one.first(row)); });
  };
}

bool RowRulesAtWork::take(RawRow& row) {
  for (const RowRules::Skip& skip : rules_.skips) {
    if (!skip.test(row)) continue;
    ++skipped_[skip.why];
    return false;
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) texts_[i] = rules_.computed[i].text(row);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    row.fields.push_back({texts_[i], row.fields[rules_.computed[i].source].offset});
  }
  return true;
}

}  // namespace kpi
