// SPDX-License-Identifier: MIT
// The options of one command: declared with what each one sets, then parsed, or told in its help.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/settings.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {

/// An option and the text it was given.
struct Given {
  std::string_view option;  ///< its long name, "--sl"
  std::string_view text;
};

/// Thrown where an option takes one of these words and nothing else. Completions learn the words
/// by it, from the place where they are checked.
class WrongWord : public Error {
 public:
  WrongWord(const Error& error, std::vector<std::string> words)
      : Error{error}, words_{std::move(words)} {}
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
};

struct HelpPage;

class CommandLine {
 public:
  /// Sets what the option stands for. Throws Error (Usage).
  using Apply = std::function<void(const Given&)>;

  CommandLine(std::string command, std::string summary);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // Declarations. Names are "-k,--kpi"; `value` is what help calls the value.
  /// An option that takes one value and may be given once.
  void once(Topic topic, const std::string& names, std::string value, std::string help,
            Apply apply);
  /// An option as by once() that help does not tell of: for tests.
  void hidden(const std::string& names, Apply apply);
  /// An option that takes one value each time it is given.
  void repeated(Topic topic, const std::string& names, std::string value, std::string help,
                Apply apply);
  void flag(Topic topic, const std::string& names, std::string help, bool& set);
  /// What is given without an option, at most so many times.
  void arguments(Topic topic, std::string value, std::string help, std::vector<std::string>& texts,
                 std::size_t most);
  /// The end of the help: lines to copy.
  void examples(std::string lines);

  /// Takes the arguments apart. False when they ask for help, whatever else they say. Throws Error
  /// (Usage).
  bool read(std::span<const std::string> arguments);
  /// Applies what was read, options in the order of their declaration. One that was not given takes
  /// what the environment says, else what the configuration does. Throws Error, as
  /// told_by_origin().
  void apply(std::vector<Setting> environment, std::optional<ConfigFile> config);
  /// Faults of options that were set from elsewhere, told of the variable or the place in the
  /// configuration.
  [[nodiscard]] std::vector<Fault> told_by_origin(std::vector<Fault> faults) const;

  /// What a command thinks of a setting: not its own, taken, or wrong.
  struct Opinion {
    bool takes = false;
    std::optional<Fault> fault;
  };
  /// Tries settings one after the other, on a command line that will not be run.
  std::vector<Opinion> opinions(const std::vector<Setting>& settings);

  /// The options that have been declared.
  [[nodiscard]] std::vector<OptionInfo> options() const;
  /// What an option was given on the command line last, by its long name; may be empty.
  [[nodiscard]] std::string text_of(const std::string& name) const;
  /// Whether a flag is set, from wherever; once applied.
  [[nodiscard]] bool is_on(const std::string& name) const;
  /// The configuration in force; once applied.
  [[nodiscard]] const std::optional<ConfigFile>& config() const;
  /// What documents tell of it.
  [[nodiscard]] std::optional<ConfigStamp> config_stamp() const;
  /// Whether an option was given, by its long name, "--unit"; once applied also from elsewhere.
  [[nodiscard]] bool was_given(const std::string& name) const;
  /// The arguments as they were parsed.
  [[nodiscard]] const std::vector<std::string>& texts() const;
  /// What help is made of.
  [[nodiscard]] const HelpPage& page() const;
  /// The same with the words that options take. It tries each option on a wrong word, so what they
  /// set is spoilt.
  [[nodiscard]] HelpPage page_with_words() const;
  /// The whole help, and the one of few lines.
  [[nodiscard]] std::string help() const;
  [[nodiscard]] std::string short_help() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kpi::cli
