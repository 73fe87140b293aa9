// SPDX-License-Identifier: MIT
// What a run says on standard error.
#include "cli/remarks.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "cli/output_file.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

constexpr std::uint64_t kShownRejects = 10;  // of each input

std::string place(const std::string& name, const Position& at) {
  std::string out = name;
  if (at.line > 0) out += fmt::format(":{}", at.line);
  if (at.column > 0) out += fmt::format(":{}", at.column);
  return out;
}

}  // namespace

void print_rejects(const std::vector<InputSummary>& inputs, const Rejects& rejects,
                   const RunArguments& run, const Console& console) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const InputSummary& input = inputs[i];
    if (input.rejected == 0) continue;
    const std::string name = escaped(input.name);
    std::string out = fmt::format("kpi: warning: {}: {} of {} {} rejected\n", name,
                                  with_thousands(input.rejected), with_thousands(input.rows),
                                  input.rows == 1 ? "row" : "rows");
    std::uint64_t shown = 0;
    for (const Issue& issue : rejects.kept()) {
      if (issue.input != i) continue;
      if (shown == kShownRejects && !run.verbose) break;
      out += fmt::format("  {}: {}\n", place(name, issue.at), issue.text);
      ++shown;
    }
    if (shown < input.rejected) {
      out += fmt::format("  … and {} more (-v names them all)\n",
                         with_thousands(input.rejected - shown));
    }
    console.err(out);
  }
}

void write_rejects(const std::vector<InputSummary>& inputs, const Rejects& rejects,
                   const InputArguments& input) {
  if (input.rejects.empty()) return;
  OutputFile file{input.rejects, identities_of(files_of(input.input)), true};
  const auto writer = row_formats().front().make([&](std::string_view text) { file.write(text); });
  writer->begin({"file", "line", "column", "offset", "reason", "row"});
  for (const Issue& issue : rejects.kept()) {
    const std::string line = std::to_string(issue.at.line);
    const std::string column = std::to_string(issue.at.column);
    const std::string offset = std::to_string(issue.offset);
    writer->add(std::array<std::string_view, 6>{inputs[issue.input].name, line, column, offset,
                                                issue.text, issue.row});
  }
  writer->end();
  file.finish();
  file.commit();
}

void print_notes(const std::vector<Note>& notes, const Console& console) {
  for (const Note& note : notes) console.err(fmt::format("kpi: note: {}\n", note.text));
}

void print_faults(const std::vector<Fault>& faults, const Console& console) {
  for (const Fault& fault : faults) {
    std::string out = fmt::format("kpi: error: {}\n", fault.message);
    if (!fault.hint.empty()) out += fmt::format("  hint: {}\n", fault.hint);
    console.err(out);
  }
}

}  // namespace kpi::cli
