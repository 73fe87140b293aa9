// SPDX-License-Identifier: MIT
// Options by CLI11, with messages and help of our own.
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <utility>

#include "cli/help.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

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

/// The long name, "--kpi", of "-k,--kpi".
std::string long_name(const std::string& names) {
  return names.substr(names.find("--"));
}

}  // namespace

struct CommandLine::Impl {
  struct Setting {
    CLI::Option* option = nullptr;
    std::string name;
    Apply apply;
    bool repeated = false;
    bool hidden = false;
  };
  struct Flag {
    CLI::Option* option = nullptr;
    bool* set = nullptr;
  };

  Parser parser;
  CLI::Option* help_flag = nullptr;
  std::vector<Setting> settings;
  std::vector<Flag> flags;
  std::vector<std::string>* arguments = nullptr;
  std::vector<std::string> texts;
  std::size_t most_arguments = 0;
  HelpPage page;

  void add_entry(HelpEntry entry);
  void add(Topic topic, const std::string& names, std::string value, std::string help, Apply apply,
           bool repeated);
  void declare(const std::string& names, Apply apply, bool repeated, bool hidden);
  void parse(std::span<const std::string> given);
  void check_unknown() const;
  void check_swallowed() const;
  void take_arguments() const;
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
  settings.push_back({option, long_name(names), std::move(apply), repeated, hidden});
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
    for (const Setting& setting : settings) {
      if (!setting.hidden) names.push_back(setting.name);
    }
    for (const Flag& flag : flags) names.push_back(flag.option->get_lnames().front());
    for (std::string_view& candidate : names) {
      if (candidate.starts_with("--")) candidate.remove_prefix(2);
    }
    const std::string_view near =
        name.starts_with("--") ? nearest(name.substr(2), names) : std::string_view{};
    usage(fmt::format("unknown option {}", kpi::quoted(name)),
          near.empty() ? fmt::format("{} --help lists the options", page.command)
                       : fmt::format("did you mean --{}?", near));
  }
}

/// In "--output -q" the file's name was forgotten.
void CommandLine::Impl::check_swallowed() const {
  for (const Setting& setting : settings) {
    for (const std::string& text : setting.option->results()) {
      if (text.size() > 1 && text.front() == '-' &&
          parser.get_option_no_throw(text.substr(0, text.find('='))) != nullptr) {
        usage(fmt::format("{} needs a value, but {} follows", setting.name, kpi::quoted(text)));
      }
    }
  }
}

void CommandLine::Impl::take_arguments() const {
  std::size_t count = 0;
  for (const auto& [kind, text] : parser.unknown()) {
    if (kind != CLI::detail::Classifier::NONE) continue;
    if (++count > most_arguments) usage(fmt::format("unexpected argument {}", kpi::quoted(text)));
    arguments->push_back(text);
  }
}

CommandLine::CommandLine(std::string command, std::string summary)
    : impl_{std::make_unique<Impl>()} {
  impl_->page.command = std::move(command);
  impl_->page.summary = std::move(summary);
  impl_->help_flag = impl_->parser.add_flag("-h,--help");
  impl_->flags.push_back({impl_->help_flag, nullptr});
  impl_->page.entries.push_back({Topic::Run, "-h,--help", {}, "print this", false, {}});
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
  impl_->flags.push_back({option, &set});
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

bool CommandLine::parse(std::span<const std::string> arguments) {
  impl_->texts.assign(arguments.begin(), arguments.end());
  impl_->parse(arguments);
  if (impl_->help_flag->count() > 0) return false;
  impl_->check_unknown();
  impl_->check_swallowed();
  impl_->take_arguments();
  for (const Impl::Flag& flag : impl_->flags) {
    if (flag.set != nullptr) *flag.set = flag.option->count() > 0;
  }
  for (const Impl::Setting& setting : impl_->settings) {
    const std::vector<std::string>& texts = setting.option->results();
    if (texts.size() > 1 && !setting.repeated) {
      usage(fmt::format("{} is given twice: {} and {}", setting.name, kpi::quoted(texts[0]),
                        kpi::quoted(texts[1])));
    }
    for (const std::string& text : texts) setting.apply({setting.name, text});
  }
  return true;
}

bool CommandLine::was_given(const std::string& name) const {
  const CLI::Option* option = impl_->parser.get_option_no_throw(name);
  return option != nullptr && option->count() > 0;
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
    const auto setting = std::ranges::find_if(impl_->settings, [&](const Impl::Setting& candidate) {
      return !entry.names.empty() && candidate.name == long_name(entry.names);
    });
    if (setting == impl_->settings.end()) continue;
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
