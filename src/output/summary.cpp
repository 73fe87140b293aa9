// SPDX-License-Identifier: MIT
// The lines above the figures, shared by all documents for people.
#include "output/summary.hpp"

#include <fmt/format.h>

#include "output/numbers.hpp"
#include "output/stamps.hpp"

namespace kpi {
namespace {

/// Adds "12 rejected" to a list unless there is none.
void add_count(std::string& list, std::uint64_t count, std::string_view what) {
  if (count == 0) return;
  if (!list.empty()) list += ", ";
  list += fmt::format("{} {}", count_text(count), what);
}

}  // namespace

std::string inputs_line(const Report& report) {
  std::string names;
  std::size_t files = 0;
  for (const InputSummary& input : report.inputs) {
    if (input.kind != FileKind::Calls) continue;
    ++files;
    if (!names.empty()) names += ", ";
    names += input.name == "-" ? "standard input" : escaped(input.name);
  }
  if (files < 2) return names;
  return fmt::format("{} files: {}", files, names);
}

std::string counted_records(const Report& report) {
  std::uint64_t records = 0;
  std::uint64_t rejected = 0;
  std::uint64_t duplicates = 0;
  for (const InputSummary& input : report.inputs) {
    if (input.kind != FileKind::Calls) continue;
    records += input.records;
    rejected += input.rejected;
    duplicates += input.duplicates;
  }
  std::string line = fmt::format("{} {}", count_text(records), records == 1 ? "record" : "records");
  if (report.calls) {
    line +=
        fmt::format(" of {} {}", count_text(*report.calls), report.calls == 1U ? "call" : "calls");
  }
  std::string others;
  add_count(others, rejected, rejected == 1 ? "row rejected" : "rows rejected");
  add_count(others, duplicates, duplicates == 1 ? "duplicate dropped" : "duplicates dropped");
  if (!others.empty()) line += fmt::format(" ({})", others);
  return line;
}

std::string records_line(const Report& report) {
  std::string line = counted_records(report);
  if (report.period) line += ", " + period_text(report.calendar, *report.period);
  return line;
}

std::string companions_line(const Report& report) {
  std::string line;
  for (const InputSummary& input : report.inputs) {
    if (input.kind == FileKind::Calls) continue;
    line += fmt::format("{}{} ({}, {} {}", line.empty() ? "with " : ", ", escaped(input.name),
                        name(input.kind), count_text(input.rows), input.rows == 1 ? "row" : "rows");
    line += input.rejected > 0 ? fmt::format(", {} rejected)", count_text(input.rejected)) : ")";
  }
  return line;
}

std::string balance_line(const Counts& counts) {
  std::string line = "offered –: the log does not tell how contacts ended";
  if (counts.offered) {
    line = fmt::format("offered {} = answered {} + abandoned {} + other exits {}",
                       count_text(counts.offered), count_text(counts.answered),
                       count_text(counts.abandoned), count_text(counts.other_exits));
  }
  if (counts.blocked.value_or(0) != 0) {
    line += fmt::format("; blocked {} (not part of offered)", count_text(counts.blocked));
  }
  return line;
}

std::string filtered_line(const Report::Filtered& filtered) {
  std::string list;
  add_count(list, filtered.direction, "other direction");
  add_count(list, filtered.period, "outside the period");
  add_count(list, filtered.where, "left out by the filter");
  add_count(list, filtered.open, "open");
  return list.empty() ? list : "not counted: " + list;
}

std::string profile_line(const Report& report) {
  if (report.profile == nullptr) return {};
  return fmt::format("counted as {}: {}", report.profile->name, report.profile->title);
}

std::vector<std::string> summary_lines(const Report& report) {
  std::vector<std::string> lines{companions_line(report),
                                 balance_line(report.results.total().counts),
                                 filtered_line(report.filtered), profile_line(report)};
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return lines;
}

std::string group_text(const std::string& text) {
  return text.empty() ? "(none)" : escaped(text);
}

}  // namespace kpi
