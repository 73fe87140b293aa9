// SPDX-License-Identifier: MIT
// Man pages in the macros of man(7).
#include "cli/man_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/exit_code.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

/// Text that roff prints as it is, wherever it stands.
std::string plain(std::string_view text) {
  std::string out;
  bool begins_line = true;
  for (const char c : text) {
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    begins_line = c == '\n';
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '^':
        out += "\\(ha";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string head(std::string_view name, std::string_view summary) {
  std::string title{name};
  std::ranges::transform(title, title.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  std::string first_small{summary};
  if (!first_small.starts_with("KPI")) first_small[0] = static_cast<char>(first_small[0] | 32);
  return fmt::format(".TH {} 1 \"\" \"kpi {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                     plain(title), plain(version()), plain(name), plain(first_small));
}

/// Lines to copy.
std::string example_lines(const std::string& lines) {
  return fmt::format(".SH EXAMPLES\n.nf\n{}.fi\n", plain(lines));
}

std::string option_text(const HelpEntry& entry) {
  std::string names;
  if (entry.names.empty())
    return fmt::format(".TP\n.I {}\n{}\n", plain(entry.value), plain(entry.help));
  for (const std::string& name : names_of(entry)) {
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", plain(name));
  }
  if (!entry.value.empty()) names += fmt::format(" \\fI{}\\fR", plain(entry.value));
  return fmt::format(".TP\n{}\n{}\n", names, plain(entry.help));
}

}  // namespace

std::string man_page(std::span<const DescribedCommand> commands) {
  std::string out = head("kpi", "KPIs of a contact centre, computed from its call logs");
  out +=
      ".SH SYNOPSIS\n.B kpi\n.I COMMAND\n.RI [ OPTION \"]... [\" ARGUMENT ]...\n.br\n"
      ".B kpi help\n.RI [ COMMAND ]\n.br\n.B kpi \\-\\-version\n"
      ".SH DESCRIPTION\n"
      "Reads the logs of calls and other contacts that phone systems export, and computes service "
      "level, average speed of answer, average handle time, abandonment and other KPIs, each with "
      "the formula in force and both sides of its quotient.\n"
      ".SH COMMANDS\n";
  for (const DescribedCommand& command : commands) {
    out += fmt::format(".TP\n.BR kpi\\-{} (1)\n{}\n", command.name, plain(command.summary));
  }
  out += ".SH EXIT STATUS\n";
  for (const ExitStatus& status : exit_statuses()) {
    out += fmt::format(".TP\n.B {}\n{}\n", status.code, plain(status.meaning));
  }
  out += ".SH SEE ALSO\n";
  std::string_view separator;
  for (const DescribedCommand& command : commands) {
    out += fmt::format("{}.BR kpi\\-{} (1)", separator, command.name);
    separator = ",\n";
  }
  return out + "\n";
}

std::string man_page(const DescribedCommand& command) {
  const HelpPage& page = command.page;
  std::string out = head(fmt::format("kpi-{}", command.name), command.summary);
  out += fmt::format(".SH SYNOPSIS\n.B {}\n.RI [ OPTION ]...\n.I {}\n", page.command,
                     plain(page.arguments));
  out += fmt::format(".SH DESCRIPTION\n{}\n.SH OPTIONS\n", plain(page.summary));
  for (const Topic topic : all_topics()) {
    std::string section;
    for (const HelpEntry& entry : page.entries) {
      if (entry.topic == topic) section += option_text(entry);
    }
    if (!section.empty()) out += fmt::format(".SS {}\n{}", name(topic), section);
  }
  if (!page.examples.empty()) out += example_lines(page.examples);
  return out + ".SH SEE ALSO\n.BR kpi (1)\n";
}

}  // namespace kpi::cli
