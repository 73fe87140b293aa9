// SPDX-License-Identifier: MIT
// kpi.toml: from its text to the values of options, every mistake told with its place.
#include "cli/config_file.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <string_view>
#include <utility>

#include "kpi/error.hpp"
#include "kpi/text_file.hpp"

namespace kpi::cli {
namespace {

std::string sha256(const std::string& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

class ConfigReader {
 public:
  ConfigReader(const std::string& path, const std::vector<OptionInfo>& known)
      : name_{escaped(path)}, known_{known} {}

  void read(const toml::table& document) {
    for (const auto& [key, node] : document) {
      if (key.str() == "target") {
        read_targets(key, node);
        continue;
      }
      const auto topics = all_topics();
      const auto topic = std::ranges::find(topics, key.str(), section_of);
      if (topic == topics.end()) {
        refuse_section(key);
      } else if (const toml::table* section = node.as_table()) {
        read_section(*topic, *section);
      } else {
        mistake(key.source(), fmt::format("{} is a section", key.str()),
                fmt::format("begin it with [{}]", key.str()));
      }
    }
  }

  /// What is wrong, in the order of the file.
  [[nodiscard]] std::vector<Fault> faults() { return in_order(faults_); }
  /// What was read, in the order of the file.
  ConfigFile file() {
    file_.settings = in_order(settings_);
    return std::move(file_);
  }

 private:
  /// What stands at a place; tables forget the order of their keys.
  template <class What>
  struct Placed {
    toml::source_position at;
    What what;
  };

  template <class What>
  static std::vector<What> in_order(std::vector<Placed<What>>& placed) {
    std::ranges::stable_sort(placed, [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<What> out;
    out.reserve(placed.size());
    for (Placed<What>& one : placed) out.push_back(std::move(one.what));
    return out;
  }

  [[nodiscard]] std::string place(const toml::source_region& source) const {
    return fmt::format("{}:{}:{}", name_, source.begin.line, source.begin.column);
  }

  void mistake(const toml::source_region& at, const std::string& what, std::string hint = {}) {
    faults_.push_back(
        {at.begin, {FaultKind::Config, fmt::format("{}: {}", place(at), what), std::move(hint)}});
  }

  static std::string did_you_mean(std::string_view given,
                                  const std::vector<std::string>& candidates) {
    const std::string_view near = nearest(given, {candidates.begin(), candidates.end()});
    return near.empty() ? std::string{} : fmt::format("did you mean {}?", near);
  }

  void refuse_section(const toml::key& key) {
    std::vector<std::string> sections{"target"};
    for (const Topic topic : all_topics()) sections.push_back(section_of(topic));
    // A key that forgot its section is the likelier mistake.
    for (const OptionInfo& option : known_) {
      if (key_of(option) != key.str()) continue;
      return mistake(key.source(), fmt::format("{} stands in no section", key.str()),
                     fmt::format("it belongs under [{}]", section_of(option.topic)));
    }
    const std::string hint = did_you_mean(key.str(), sections);
    mistake(key.source(), fmt::format("unknown section {}", in_quotes(key.str())),
            hint.empty() ? "kpi config show lists sections and keys" : hint);
  }

  void read_section(Topic topic, const toml::table& section) {
    for (const auto& [key, node] : section) {
      if (topic == Topic::Input && key.str() == "columns") {
        read_columns(node);
      } else if (topic == Topic::Input && key.str() == "values") {
        read_values(node);
      } else {
        read_key(topic, key, node);
      }
    }
  }

  void read_key(Topic topic, const toml::key& key, const toml::node& node) {
    std::vector<std::string> keys;
    std::string as_option = fmt::format("--{}", key.str());
    std::ranges::replace(as_option, '_', '-');
    for (const OptionInfo& option : known_) {
      const std::string known = key_of(option);
      if (known.empty()) {
        if (option.name == as_option) return refuse_forbidden(key, option);
        continue;
      }
      if (known == key.str() && option.topic != topic) {
        return mistake(key.source(),
                       fmt::format("{} is no key of [{}]", key.str(), section_of(topic)),
                       fmt::format("it belongs under [{}]", section_of(option.topic)));
      }
      if (known == key.str()) return add(option, node);
      if (option.topic == topic) keys.push_back(known);
    }
    const std::string hint = did_you_mean(key.str(), keys);
    mistake(key.source(),
            fmt::format("unknown key {} in [{}]", in_quotes(key.str()), section_of(topic)),
            hint.empty() ? "kpi config show lists sections and keys" : hint);
  }

  void refuse_forbidden(const toml::key& key, const OptionInfo& option) {
    mistake(key.source(), fmt::format("{} is no key", key.str()),
            fmt::format("it can only be given on the command line, as {}", option.name));
  }

  void add(const OptionInfo& option, const toml::node& node) {
    const toml::array* list = node.as_array();
    if (list == nullptr) return add_one(option, node);
    if (!option.repeated) {
      return mistake(node.source(), fmt::format("{} takes one value, not a list", key_of(option)));
    }
    for (const toml::node& one : *list) add_one(option, one);
  }

  void add_one(const OptionInfo& option, const toml::node& node) {
    const bool is_flag = option.value.empty();
    if (is_flag != node.is_boolean()) {
      return mistake(node.source(), is_flag ? fmt::format("{} is true or false", key_of(option))
                                            : fmt::format("{} is neither true nor false, but {}",
                                                          key_of(option), option.value));
    }
    const std::optional<std::string> text = text_of(node);
    if (text) set(option.name, *text, node);
  }

  /// A value as an option is given it; nothing where it cannot be one, which is a mistake.
  std::optional<std::string> text_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* number = node.as_floating_point()) return decimal_of(number->get(), node);
    std::ostringstream stamp;
    if (const auto* date = node.as_date()) {
      stamp << date->get();
    } else if (const auto* time = node.as_time()) {
      stamp << time->get();
    } else if (const auto* both = node.as_date_time()) {
      stamp << both->get();
    } else {
      mistake(node.source(), "a table is no value");
      return std::nullopt;
    }
    return std::move(stamp).str();
  }

  /// The decimals as written: the shortest that give this number are, up to 15 digits.
  std::optional<std::string> decimal_of(double number, const toml::node& node) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                   std::chars_format::fixed);
    std::string text(digits.data(), end.ptr);
    constexpr std::ptrdiff_t kExact = 15;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::ranges::count_if(text, is_digit) <= kExact) return text;
    mistake(node.source(), "a number of more than 15 digits is not exact",
            "write it as a text, in quotes");
    return std::nullopt;
  }

  /// A text, or a mistake.
  std::optional<std::string> word_of(const toml::node& node, std::string_view what) {
    if (const auto* text = node.as_string()) return text->get();
    mistake(node.source(), fmt::format("{} is a text in quotes", what));
    return std::nullopt;
  }

  void read_columns(const toml::node& node, const std::string& of = {}) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      return mistake(node.source(), "columns is a section", "begin it with [input.columns]");
    }
    for (const auto& [key, column] : *table) {
      const std::string field = of + std::string{key.str()};
      if (column.is_table()) {
        read_columns(column, field + ".");  // roster.hired
      } else if (column.is_integer()) {
        set("--column", fmt::format("{}={}", field, *text_of(column)), column);
      } else if (const auto text = word_of(column, "the name of a column")) {
        set("--column", fmt::format("{}={}", field, *text), column);
      }
    }
  }

  void read_values(const toml::node& node) {
    const toml::table* fields = node.as_table();
    if (fields == nullptr) {
      return mistake(node.source(), "values is a section", "begin it with [input.values.outcome]");
    }
    for (const auto& [field, words] : *fields) {
      const toml::table* table = words.as_table();
      if (table == nullptr) {
        mistake(words.source(), fmt::format("{} is a section", field.str()),
                fmt::format("begin it with [input.values.{}]", field.str()));
        continue;
      }
      for (const auto& [word, meaning] : *table) {
        const auto text = word_of(meaning, "the meaning of a word");
        if (text) {
          set("--value", fmt::format("{}:{}={}", field.str(), word.str(), *text), meaning);
        }
      }
    }
  }

  void set(const std::string& option, std::string text, const toml::node& at) {
    settings_.push_back({at.source().begin, {option, std::move(text), place(at.source())}});
  }

  void read_targets(const toml::key& key, const toml::node& node) {
    const toml::array* targets = node.as_array();
    if (targets == nullptr || !targets->is_array_of_tables()) {
      return mistake(key.source(), "targets are a list of sections", "begin each with [[target]]");
    }
    for (const toml::node& one : *targets) read_target(*one.as_table());
  }

  void read_target(const toml::table& table) {
    TargetSetting target;
    for (const auto& [key, node] : table) {
      if (key.str() == "target") {
        target.text = word_of(node, "a target").value_or("");
        target.origin = place(node.source());
      } else if (key.str() == "name") {
        target.name = word_of(node, "the name of a target").value_or("");
      } else if (key.str() == "min_calls") {
        const auto* number = node.as_integer();
        if (number == nullptr || number->get() < 0) {
          mistake(node.source(), "min_calls is a whole number from 0");
        } else {
          target.min_calls = static_cast<std::uint64_t>(number->get());
        }
      } else {
        const std::string hint = did_you_mean(key.str(), {"target", "name", "min_calls"});
        mistake(key.source(), fmt::format("unknown key {} in [[target]]", in_quotes(key.str())),
                hint.empty() ? "it has target, name and min_calls" : hint);
      }
    }
    if (target.origin.empty()) {
      return mistake(table.source(), "[[target]] without a target",
                     "say what is to be reached: target = \"service_level >= 80%\"");
    }
    file_.targets.push_back(std::move(target));
  }

  std::string name_;
  const std::vector<OptionInfo>& known_;
  ConfigFile file_;
  std::vector<Placed<Setting>> settings_;
  std::vector<Placed<Fault>> faults_;
};

}  // namespace

ConfigFile read_config(const std::string& path, const std::vector<OptionInfo>& known) {
  const std::string text = text_of_file(path);
  ConfigReader reader{path, known};
  try {
    const toml::table document = toml::parse(text, path);
    reader.read(document);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    throw Error(FaultKind::Config, fmt::format("{}:{}:{}: {}", escaped(path), at.line, at.column,
                                               escaped(error.description())));
  }
  std::vector<Fault> faults = reader.faults();
  if (!faults.empty()) throw Error(std::move(faults));
  ConfigFile file = reader.file();
  file.stamp = {path, sha256(text)};
  return file;
}

}  // namespace kpi::cli
