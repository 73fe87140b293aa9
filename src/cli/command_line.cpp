// SPDX-License-Identifier: MIT
// Options by CLI11, with messages and help of our own.
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <utility>

#include "cli/faults.hpp"
#include "cli/help.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

[[noreturn]] void usage(std::string message, std::string hint = {}) {
  throw Error(FaultKind::Usage, std::move(message), std::move(hint));
}

/// "--kpi=" would make CLI11 take the next argument as the value.
void check_inline_values(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return;
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
      usage(fmt::format("{} needs a value", escaped(argument.substr(0, argument.size() - 1))));
    }
  }
}

/// What a flag is set to. The configuration has checked its own.
bool truth_of(const Setting& setting) {
  constexpr std::array<std::string_view, 3> kTrue{"true", "1", "yes"};
  constexpr std::array<std::string_view, 3> kFalse{"false", "0", "no"};
  if (std::ranges::find(kTrue, setting.text) != kTrue.end()) return true;
  if (std::ranges::find(kFalse, setting.text) != kFalse.end()) return false;
  usage(fmt::format("{}: {} is neither true nor false", setting.origin, in_quotes(setting.text)));
}

/// The long name, "--kpi", of "-k,--kpi".
std::string long_name(const std::string& names) {
  return names.substr(names.find("--"));
}

}  // namespace

struct CommandLine::Impl {
  /// CLI11 keeps what it does not know, with its kind, out of the reach of other classes. A file is
  /// not declared to it as a positional, because it would read "[a]" as a list.
  class Parser : public CLI::App {
   public:
    Parser() {
      set_help_flag();  // help is an option like the others here, and wins over mistakes
      allow_extras();
    }
    [[nodiscard]] const missing_t& unknown() const { return missing_; }
  };
  struct Valued {
    CLI::Option* option = nullptr;
    std::string name;
    Apply apply;
    bool repeated = false;
    bool hidden = false;
  };
  struct Flag {
    CLI::Option* option = nullptr;
    bool* set = nullptr;
    std::string name{};
  };

  Parser parser;
  CLI::Option* help_flag = nullptr;
  std::vector<Valued> valued;
  std::vector<Flag> flags;
  std::vector<std::string>* arguments = nullptr;
  std::vector<std::string> texts;
  std::size_t most_arguments = 0;
  HelpPage page;
  std::vector<Setting> elsewhere;  ///< what holds without the command line, strongest first
  std::optional<ConfigFile> config;
  bool no_config = false;
  std::vector<Setting> in_force;  ///< those of `elsewhere` that were applied

  void add_entry(HelpEntry entry);
  void add(Topic topic, const std::string& names, std::string value, std::string help, Apply apply,
           bool repeated);
  void declare(const std::string& names, Apply apply, bool repeated, bool hidden);
  void parse(std::span<const std::string> given);
  void check_unknown() const;
  void check_swallowed() const;
  void take_arguments() const;
  void set_flag(const Flag& flag);
  void set_value(const Valued& setting);
};

/// Before the option that tells of help, which stays the last.
void CommandLine::Impl::add_entry(HelpEntry entry) {
  page.entries.insert(page.entries.end() - 1, std::move(entry));
}

void CommandLine::Impl::add(Topic topic, const std::string& names, std::string value,
                            std::string help, Apply apply, bool repeated) {
  declare(names, std::move(apply), repeated, false);
  add_entry({topic, names, std::move(value), std::move(help), repeated, {}});
}

void CommandLine::Impl::declare(const std::string& names, Apply apply, bool repeated, bool hidden) {
  CLI::Option* option = parser.add_option(names, CLI::callback_t{});
  // Exactly one value each time: a list option of CLI11 would take the files after it as well.
  option->type_size(1)->expected(1)->take_all()->allow_extra_args(false);
  valued.push_back({option, long_name(names), std::move(apply), repeated, hidden});
}

void CommandLine::Impl::parse(std::span<const std::string> given) {
  check_inline_values(given);
  // CLI11 takes its arguments from the back.
  std::vector<std::string> reversed(given.rbegin(), given.rend());
  try {
    parser.parse(std::move(reversed));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string_view text = mismatch.what();
    const std::string_view name = text.substr(0, text.find_first_of(": "));
    if (text.ends_with("override")) usage(fmt::format("--{} takes no value", name));
    usage(fmt::format("{} needs a value", name));
  } catch (const CLI::Error& error) {
    usage(escaped(error.what()));
  }
}

void CommandLine::Impl::check_unknown() const {
  for (const auto& [kind, text] : parser.unknown()) {
    if (kind != CLI::detail::Classifier::LONG && kind != CLI::detail::Classifier::SHORT) continue;
    // Of "-q=1" only "-=1" is left here.
    const std::string name = text.starts_with("--") ? text.substr(0, text.find('=')) : text;
    std::vector<std::string_view> names;
    for (const Valued& setting : valued) {
      if (!setting.hidden) names.push_back(setting.name);
    }
    for (const Flag& flag : flags) names.push_back(flag.option->get_lnames().front());
    for (std::string_view& candidate : names) {
      if (candidate.starts_with("--")) candidate.remove_prefix(2);
    }
    const std::string_view near =
        name.starts_with("--") ? nearest(name.substr(2), names) : std::string_view{};
    usage(fmt::format("unknown option {}", in_quotes(name)),
          near.empty() ? fmt::format("{} --help lists the options", page.command)
                       : fmt::format("did you mean --{}?", near));
  }
}

/// In "--output -q" the file's name was forgotten.
void CommandLine::Impl::check_swallowed() const {
  for (const Valued& setting : valued) {
    for (const std::string& text : setting.option->results()) {
      if (text.size() > 1 && text.front() == '-' &&
          parser.get_option_no_throw(text.substr(0, text.find('='))) != nullptr) {
        usage(fmt::format("{} needs a value, but {} follows", setting.name, in_quotes(text)));
      }
    }
  }
}

void CommandLine::Impl::take_arguments() const {
  std::size_t count = 0;
  for (const auto& [kind, text] : parser.unknown()) {
    if (kind != CLI::detail::Classifier::NONE) continue;
    if (++count > most_arguments) usage(fmt::format("unexpected argument {}", in_quotes(text)));
    arguments->push_back(text);
  }
}

CommandLine::CommandLine(std::string command, std::string summary)
    : impl_{std::make_unique<Impl>()} {
  impl_->page.command = std::move(command);
  impl_->page.summary = std::move(summary);
  impl_->help_flag = impl_->parser.add_flag("-h,--help");
  impl_->flags.push_back({impl_->help_flag, nullptr, "--help"});
  impl_->page.entries.push_back({Topic::Run, "-h,--help", {}, "print this", false, {}});
  once(Topic::Run, "--config", "FILE", "take settings from this file, not from kpi.toml",
       [](const Given& given) {
         if (given.text.empty()) usage(fmt::format("{} needs a value", given.option));
       });
  flag(Topic::Run, "--no-config", "take no settings from any file", impl_->no_config);
}

CommandLine::~CommandLine() = default;

void CommandLine::once(Topic topic, const std::string& names, std::string value, std::string help,
                       Apply apply) {
  impl_->add(topic, names, std::move(value), std::move(help), std::move(apply), false);
}

void CommandLine::hidden(const std::string& names, Apply apply) {
  impl_->declare(names, std::move(apply), false, true);
}

void CommandLine::repeated(Topic topic, const std::string& names, std::string value,
                           std::string help, Apply apply) {
  impl_->add(topic, names, std::move(value), std::move(help), std::move(apply), true);
}

void CommandLine::flag(Topic topic, const std::string& names, std::string help, bool& set) {
  CLI::Option* option = impl_->parser.add_flag(names);
  option->disable_flag_override();
  impl_->flags.push_back({option, &set, long_name(names)});
  impl_->add_entry({topic, names, {}, std::move(help), false, {}});
}

void CommandLine::arguments(Topic topic, std::string value, std::string help,
                            std::vector<std::string>& texts, std::size_t most) {
  impl_->arguments = &texts;
  impl_->most_arguments = most;
  impl_->page.arguments = value;
  impl_->add_entry({topic, {}, std::move(value), std::move(help), false, {}});
}

void CommandLine::examples(std::string lines) {
  impl_->page.examples = std::move(lines);
}

bool CommandLine::read(std::span<const std::string> arguments) {
  impl_->texts.assign(arguments.begin(), arguments.end());
  impl_->parse(arguments);
  if (impl_->help_flag->count() > 0) return false;
  impl_->check_unknown();
  impl_->check_swallowed();
  impl_->take_arguments();
  return true;
}

void CommandLine::Impl::set_flag(const Flag& flag) {
  if (flag.set == nullptr) return;
  *flag.set = flag.option->count() > 0;
  if (*flag.set) return;
  const auto set = std::ranges::find(elsewhere, flag.name, &Setting::option);
  if (set == elsewhere.end()) return;
  in_force.push_back(*set);
  *flag.set = truth_of(*set);
}

void CommandLine::Impl::set_value(const Valued& setting) {
  const std::vector<std::string>& given = setting.option->results();
  if (given.size() > 1 && !setting.repeated) {
    usage(fmt::format("{} is given twice: {} and {}", setting.name, in_quotes(given[0]),
                      in_quotes(given[1])));
  }
  for (const std::string& text : given) setting.apply({setting.name, text});
  // Of columns and words each is a key of its own.
  const bool is_keyed = setting.name == "--column" || setting.name == "--value";
  if (!given.empty() && !is_keyed) return;
  const auto key = [](const std::string& text) { return text.substr(0, text.find('=')); };
  std::optional<Setting::Source> source;
  for (const Setting& one : elsewhere) {
    if (one.option != setting.name || (source && *source != one.source)) continue;
    if (std::ranges::find(given, key(one.text), key) != given.end()) continue;
    source = one.source;
    in_force.push_back(one);
    try {
      setting.apply({setting.name, one.text});
    } catch (const Error& error) {
      std::vector<Fault> faults = error.faults();
      for (Fault& fault : faults) fault = told_of(one, std::move(fault));
      throw Error(std::move(faults));
    }
  }
}

void CommandLine::apply(std::vector<Setting> environment, std::optional<ConfigFile> config) {
  impl_->elsewhere = std::move(environment);
  impl_->config = std::move(config);
  if (impl_->config) {
    const std::vector<Setting>& file = impl_->config->settings;
    impl_->elsewhere.insert(impl_->elsewhere.end(), file.begin(), file.end());
  }
  for (const Impl::Flag& flag : impl_->flags) impl_->set_flag(flag);
  for (const Impl::Valued& setting : impl_->valued) impl_->set_value(setting);
}

std::vector<Fault> CommandLine::told_by_origin(std::vector<Fault> faults) const {
  for (Fault& fault : faults) {
    const Setting* origin = nullptr;
    for (const Setting& setting : impl_->in_force) {
      if (!tells_of(setting, fault)) continue;
      // Of a list the one that the message quotes.
      const bool is_quoted = setting.text.find(quoted_in(fault)) != std::string::npos;
      if (origin == nullptr || is_quoted) origin = &setting;
      if (is_quoted) break;
    }
    if (origin != nullptr) fault = told_of(*origin, std::move(fault));
  }
  return faults;
}

std::vector<CommandLine::Opinion> CommandLine::opinions(const std::vector<Setting>& settings) {
  std::vector<Opinion> opinions(settings.size());
  for (const Impl::Flag& flag : impl_->flags) {
    for (std::size_t i = 0; i < settings.size(); ++i) {
      if (flag.set != nullptr && settings[i].option == flag.name) opinions[i].takes = true;
    }
  }
  for (const Impl::Valued& valued : impl_->valued) {
    for (std::size_t i = 0; i < settings.size(); ++i) {
      if (settings[i].option != valued.name) continue;
      try {
        valued.apply({valued.name, settings[i].text});
        opinions[i].takes = true;
      } catch (const Error& error) {
        opinions[i].fault = told_of(settings[i], error.faults().front());
      }
    }
  }
  return opinions;
}

std::vector<OptionInfo> CommandLine::options() const {
  std::vector<OptionInfo> options;
  for (const HelpEntry& entry : impl_->page.entries) {
    if (entry.names.empty()) continue;
    options.push_back(
        {entry.topic, long_name(entry.names), entry.value, entry.help, entry.repeated});
  }
  return options;
}

std::string CommandLine::text_of(const std::string& name) const {
  const CLI::Option* option = impl_->parser.get_option_no_throw(name);
  return option == nullptr || option->results().empty() ? std::string{} : option->results().back();
}

bool CommandLine::is_on(const std::string& name) const {
  const auto flag = std::ranges::find(impl_->flags, name, &Impl::Flag::name);
  return flag != impl_->flags.end() && flag->set != nullptr && *flag->set;
}

const std::optional<ConfigFile>& CommandLine::config() const {
  return impl_->config;
}

std::optional<ConfigStamp> CommandLine::config_stamp() const {
  return impl_->config ? std::optional{impl_->config->stamp} : std::nullopt;
}

bool CommandLine::was_given(const std::string& name) const {
  const CLI::Option* option = impl_->parser.get_option_no_throw(name);
  return (option != nullptr && option->count() > 0) ||
         std::ranges::find(impl_->in_force, name, &Setting::option) != impl_->in_force.end();
}

const std::vector<std::string>& CommandLine::texts() const {
  return impl_->texts;
}

const HelpPage& CommandLine::page() const {
  return impl_->page;
}

HelpPage CommandLine::page_with_words() const {
  constexpr std::string_view kNoWord = "\n";
  HelpPage page = impl_->page;
  for (HelpEntry& entry : page.entries) {
    const auto setting = std::ranges::find_if(impl_->valued, [&](const Impl::Valued& candidate) {
      return !entry.names.empty() && candidate.name == long_name(entry.names);
    });
    if (setting == impl_->valued.end()) continue;
    try {
      setting->apply({setting->name, kNoWord});
    } catch (const WrongWord& wrong) {
      entry.words = wrong.words();
    } catch (const Error&) {
      continue;  // its values are no closed set
    }
  }
  return page;
}

std::string CommandLine::help() const {
  return long_help(impl_->page);
}

std::string CommandLine::short_help() const {
  return brief_help(impl_->page);
}

}  // namespace kpi::cli
