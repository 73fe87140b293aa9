// SPDX-License-Identifier: MIT
// Help pages: topics as headings, names on the left, what they mean wrapped on the right.
#include "cli/help.hpp"

#include <fmt/format.h>

#include <string_view>

namespace kpi::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kHelpIndent = 31;  ///< where the right side begins

/// "  -k, --kpi ID,..."; long names stand under one another.
std::string left_side(const HelpEntry& entry) {
  if (entry.names.empty()) return "  " + entry.value;
  const std::size_t comma = entry.names.find(',');
  std::string text =
      comma == std::string::npos
          ? fmt::format("      {}", entry.names)
          : fmt::format("  {}, {}", entry.names.substr(0, comma), entry.names.substr(comma + 1));
  if (!entry.value.empty()) text += " " + entry.value;
  return text;
}

/// Appends the words, wrapped, each line but the first indented.
void append_wrapped(std::string& out, std::string_view words) {
  std::size_t column = kHelpIndent;
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    const std::string_view word = words.substr(0, end);
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    if (column > kHelpIndent && column + 1 + word.size() > kWidth) {
      out += "\n" + std::string(kHelpIndent, ' ');
      column = kHelpIndent;
    }
    if (column > kHelpIndent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  out += '\n';
}

void append_entry(std::string& out, const HelpEntry& entry) {
  const std::string left = left_side(entry);
  out += left;
  if (left.size() + 1 < kHelpIndent) {
    out += std::string(kHelpIndent - left.size(), ' ');
  } else {
    out += "\n" + std::string(kHelpIndent, ' ');
  }
  append_wrapped(out, entry.help);
}

std::string usage_line(const HelpPage& page) {
  return fmt::format("Usage: {} [OPTION]... {}\n", page.command, page.arguments);
}

}  // namespace

std::string long_help(const HelpPage& page) {
  std::string out = usage_line(page) + page.summary + "\n";
  for (const Topic topic : all_topics()) {
    std::string section;
    for (const HelpEntry& entry : page.entries) {
      if (entry.topic == topic) append_entry(section, entry);
    }
    if (!section.empty()) out += fmt::format("\n{}\n{}", name(topic), section);
  }
  if (!page.examples.empty()) out += "\nExamples\n" + page.examples;
  return out;
}

std::string brief_help(const HelpPage& page) {
  std::string out = usage_line(page) + page.summary + "\n";
  if (!page.examples.empty()) out += "\nExamples\n" + page.examples;
  out += fmt::format("\n{} --help lists the options.\n", page.command);
  return out;
}

}  // namespace kpi::cli
