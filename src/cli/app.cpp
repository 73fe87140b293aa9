// SPDX-License-Identifier: MIT
// The program: commands, exit codes, and the only place where a run's failures end.
#include "cli/app.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/effective_settings.hpp"
#include "cli/exit_code.hpp"
#include "cli/man_page.hpp"
#include "cli/remarks.hpp"
#include "cli/shell_word.hpp"
#include "kpi/error.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Command& command) { return command.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string program_help() {
  std::string out =
      "Usage: kpi COMMAND [OPTION]... [ARGUMENT]...\n"
      "KPIs of a contact centre, computed from its call logs.\n\nCommands\n";
  for (const Command& command : commands()) {
    out += fmt::format("  kpi {:<18}{}\n", fmt::format("{} {}", command.name, command.arguments),
                       command.summary);
  }
  out +=
      "\n`kpi COMMAND --help` tells the options of a command, `kpi --version` the version.\n"
      "\nTo start: kpi compute calls.csv\n";
  return out;
}

/// What stands in the place of the command: a misspelt one, or what compute should have been given.
[[noreturn]] void reject_command(std::span<const std::string> arguments) {
  const std::string& given = arguments.front();
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  const std::string_view near = nearest(given, names);
  std::string hint;
  if (!near.empty()) {
    hint = fmt::format("did you mean kpi {}?", near);
  } else {
    hint = fmt::format("kpi {}", commands().front().name);
    for (const std::string& argument : arguments) hint += " " + for_shell(argument);
  }
  throw Error(FaultKind::Usage, fmt::format("{} is no command", in_quotes(given)), hint);
}

/// What is wrong with a command line, whatever a configuration says.
std::vector<Fault> own_mistakes(const Command& command, std::span<const std::string> arguments,
                                const Console& console) {
  CommandLine line = line_of(command);
  const Decide decide = command.setup(line);
  line.read(arguments);
  try {
    line.apply(environment_settings(line.options()), std::nullopt);
    const Work not_done = decide(console);
    return {};
  } catch (const Error& error) {
    std::vector<Fault> faults = line.told_by_origin(error.faults());
    std::erase_if(faults, [](const Fault& fault) { return fault.kind != FaultKind::Usage; });
    return faults;
  }
}

/// What there is to do under the settings in force. A mistake in the configuration does not hide
/// one on the command line.
Work decided(const Command& command, CommandLine& line, const Decide& decide,
             const Console& console) {
  try {
    apply_settings(line, console);
    return decide(console);
  } catch (const Error& error) {
    std::vector<Fault> faults = line.told_by_origin(error.faults());
    if (exit_code(faults) != kUsage) {
      const std::vector<Fault> own = own_mistakes(command, line.texts(), console);
      faults.insert(faults.begin(), own.begin(), own.end());
    }
    throw Error(std::move(faults));
  }
}

int run_command(const Command& command, std::span<const std::string> arguments,
                const Console& console) {
  CommandLine line = line_of(command);
  const Decide decide = command.setup(line);
  if (!line.read(arguments)) {
    console.out(line.help());
    return kDone;
  }
  try {
    const Work work = decided(command, line, decide, console);
    return work();
  } catch (const NoFiles&) {
    console.err(line.short_help());
    return kUsage;
  } catch (const Error& error) {
    throw Error(line.told_by_origin(error.faults()));
  }
}

/// What packages are made with: the completion of a shell, or a man page.
std::string document_about_program(const std::string& option,
                                   std::span<const std::string> arguments) {
  std::vector<DescribedCommand> described_commands;
  for (const Command& command : commands()) {
    described_commands.push_back({command.name, command.summary, described(command)});
  }
  const std::string wanted = arguments.empty() ? std::string{} : arguments.front();
  if (option == "--man") {
    if (wanted.empty()) return man_page(described_commands);
    for (const DescribedCommand& command : described_commands) {
      if (command.name == wanted) return man_page(command);
    }
    throw Error(FaultKind::Usage, fmt::format("--man: {} is no command", in_quotes(wanted)));
  }
  for (const Shell& shell : shells()) {
    if (shell.name == wanted) return shell.script(described_commands);
  }
  throw Error(FaultKind::Usage,
              fmt::format("--completion: {} is none of bash, zsh and fish", in_quotes(wanted)));
}

int dispatch(std::span<const std::string> arguments, const Console& console) {
  if (arguments.empty()) {
    console.err(program_help());
    return kUsage;
  }
  const std::string& first = arguments.front();
  if (first == "--version") {
    console.out(fmt::format("kpi {}\n", version()));
    return kDone;
  }
  if (first == "--completion" || first == "--man") {
    console.out(document_about_program(first, arguments.subspan(1)));
    return kDone;
  }
  if (const Command* command = find_command(first); command != nullptr) {
    return run_command(*command, arguments.subspan(1), console);
  }
  if (first == "-h" || first == "--help" || first == "help") {
    const Command* about = arguments.size() > 1 ? find_command(arguments[1]) : nullptr;
    if (about != nullptr) {
      const std::vector<std::string> help{"--help"};
      return run_command(*about, help, console);
    }
    console.out(program_help());
    return kDone;
  }
  reject_command(arguments);
}

/// A defect of the program, whatever the cause.
int report_defect(std::string_view what, const Console& console) {
  print_faults({{FaultKind::Internal, fmt::format("internal error: {}", escaped(what)),
                 fmt::format("this is a defect of kpi {}; please report it with the command line "
                             "and, where you may share them, the lines of the input",
                             version())}},
               console);
  return kInternal;
}

}  // namespace

int run(std::span<const std::string> arguments, const Console& console) {
  try {
    return dispatch(arguments, console);
  } catch (const ClosedPipe&) {
    return kDone;
  } catch (const Error& error) {
    const int code = exit_code(error.faults());
    if (code == kInternal) return report_defect(error.what(), console);
    print_faults(error.faults(), console);
    return code;
  } catch (const std::exception& error) {
    return report_defect(error.what(), console);
  } catch (...) {
    return report_defect("unknown exception", console);
  }
}

int run(int argc, const char* const* argv) {
  prepare_process();
  // A process may be started without even its own name.
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return run(arguments, system_console());
}

}  // namespace kpi::cli
