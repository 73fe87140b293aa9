// SPDX-License-Identifier: MIT
// kpi config: the settings in force with their origins, and a configuration to begin with.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/effective_settings.hpp"
#include "cli/exit_code.hpp"
#include "cli/output_file.hpp"
#include "kpi/error.hpp"
#include "kpi/inspect.hpp"

namespace kpi::cli {
namespace {

constexpr const char* kConfigExamples =
    "  kpi config show\n"
    "  kpi config init\n"
    "  kpi config init calls.csv\n";
constexpr const char* kFile = "./kpi.toml";

/// What help says of the default: "5%"; empty where it says nothing.
std::string default_of(const OptionInfo& option) {
  constexpr std::string_view kMark = "(default: ";
  const std::size_t begin = option.help.rfind(kMark);
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + kMark.size();
  return option.help.substr(from, option.help.find(')', from) - from);
}

std::string setting_line(std::string_view setting, std::string_view value,
                         std::string_view origin) {
  return fmt::format("{:<28}  {:<28}  {}\n", setting, value, origin);
}

/// The settings of one option: of the environment, else of the file, else what is built in.
std::string lines_of(const OptionInfo& option, const std::vector<Setting>& settings) {
  const std::string key = key_of(option);
  const std::string name = fmt::format("{}.{}", section_of(option.topic), key);
  std::string lines;
  const Setting* first = nullptr;
  for (const Setting& one : settings) {
    if (one.option != option.name || (first != nullptr && first->source != one.source)) continue;
    first = &one;
    lines += setting_line(name, escaped(one.text), escaped(one.origin));
  }
  if (!lines.empty()) return lines;
  const std::string built_in = default_of(option);
  return setting_line(name,
                      !built_in.empty()      ? built_in
                      : option.value.empty() ? "false"
                                             : "–",
                      "built in");
}

int show(const CommandLine& line, const Console& console) {
  const std::vector<OptionInfo> options = all_options();
  std::vector<Setting> settings = environment_settings(options);
  if (line.config()) {
    const std::vector<Setting>& file = line.config()->settings;
    settings.insert(settings.end(), file.begin(), file.end());
  }
  std::string text = setting_line("SETTING", "VALUE", "FROM");
  for (const Topic topic : all_topics()) {
    for (const OptionInfo& option : options) {
      if (option.topic == topic && !key_of(option).empty()) text += lines_of(option, settings);
    }
    if (topic != Topic::Input) continue;
    for (const Setting& one : settings) {
      const bool is_column = one.option == "--column";
      if (!is_column && one.option != "--value") continue;
      text += setting_line(is_column ? "input.columns" : "input.values", escaped(one.text),
                           escaped(one.origin));
    }
  }
  if (line.config()) {
    for (const TargetSetting& one : line.config()->targets) {
      text += setting_line("target", escaped(one.text), escaped(one.origin));
    }
  }
  console.out(text);
  return kDone;
}

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : escaped(text)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// A key with its default, where that is a word and not told in words, or a blank; commented out.
std::string starter_line(const OptionInfo& option) {
  std::string built_in = default_of(option);
  if (built_in.starts_with("--") || built_in.find(' ') != std::string::npos) built_in.clear();
  const std::string value = option.value.empty() ? "true" : toml_text(built_in);
  const std::string key = key_of(option);
  return fmt::format("# {}\n#{} = {}\n", option.help, key,
                     option.repeated ? fmt::format("[{}]", value) : value);
}

/// The columns that were recognised in a log, commented out.
std::string columns_of(const std::string& log) {
  InputOptions input;
  input.files = {log};
  const Inspection found = inspect(std::move(input), {});
  std::string text = fmt::format(
      "\n# What was recognised in {}; needed only where it changes.\n"
      "#[input.columns]\n",
      escaped(log));
  if (found.inputs.empty() || found.inputs.front().columns_are_of_events()) return text;
  for (const auto& column : found.inputs.front().columns) {
    if (find_field(column.field)) {
      text += fmt::format("#{} = {}\n", column.field, toml_text(column.header));
    }
  }
  return text;
}

std::string starter(const std::string& log) {
  std::string text =
      "# Settings of kpi. Each key is an option of the command line; remove the # before a line\n"
      "# to set it. `kpi config show` tells what holds, and why.\n";
  const std::vector<OptionInfo> options = all_options();
  for (const Topic topic : all_topics()) {
    text += fmt::format("\n[{}]\n", section_of(topic));
    for (const OptionInfo& option : options) {
      if (option.topic == topic && !key_of(option).empty()) text += starter_line(option);
    }
    if (topic == Topic::Input && !log.empty()) text += columns_of(log);
  }
  return text +
         "\n# What `kpi check` judges.\n#[[target]]\n#target = \"service_level >= 80% warn 85%\"\n"
         "#name = \"Promise to customers\"\n#min_calls = 50\n";
}

int init(const std::string& log, const Console& console) {
  if (std::filesystem::exists(kFile)) {
    throw Error(FaultKind::CannotCreate, fmt::format("{}: there is one already", kFile),
                "kpi config show tells what it says");
  }
  const std::string text = starter(log);
  OutputFile file{kFile, {}};
  file.write(text);
  file.finish();
  file.commit();
  console.err(fmt::format("kpi: note: wrote {}\n", kFile));
  return kDone;
}

Work decide_config(const std::vector<std::string>& words, const CommandLine& line,
                   const Console& console) {
  constexpr std::array<std::string_view, 2> kVerbs{"show", "init"};
  if (words.empty()) {
    throw Error(FaultKind::Usage, "kpi config needs to be told what to do",
                "kpi config show, or kpi config init");
  }
  if (words.front() == "show" && words.size() == 1) {
    return [&line, &console] { return show(line, console); };
  }
  if (words.front() == "init") {
    return [log = words.size() > 1 ? words[1] : std::string{}, &console] {
      return init(log, console);
    };
  }
  if (words.front() == "show") {
    throw Error(FaultKind::Usage, fmt::format("unexpected argument {}", in_quotes(words[1])));
  }
  const std::string_view near = nearest(words.front(), {kVerbs.begin(), kVerbs.end()});
  throw Error(FaultKind::Usage,
              fmt::format("kpi config {} is nothing to do; expected show or init",
                          in_quotes(words.front())),
              near.empty() ? "" : fmt::format("did you mean kpi config {}?", near));
}

}  // namespace

Decide setup_config(CommandLine& line) {
  auto words = std::make_shared<std::vector<std::string>>();
  line.arguments(Topic::Input, "show|init [FILE]",
                 "show the settings in force; or write ./kpi.toml, with the columns of a call log",
                 *words, 2);
  line.examples(kConfigExamples);
  return [words, &line](const Console& console) { return decide_config(*words, line, console); };
}

}  // namespace kpi::cli
