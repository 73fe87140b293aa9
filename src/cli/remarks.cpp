// SPDX-License-Identifier: MIT
// What a run says on standard error.
#include "cli/remarks.hpp"

#include <fmt/format.h>

#include <string>

namespace kpi::cli {
namespace {

std::string place(const std::string& name, const Position& at) {
  std::string out = name;
  if (at.line > 0) out += fmt::format(":{}", at.line);
  if (at.column > 0) out += fmt::format(":{}", at.column);
  return out;
}

}  // namespace

void print_rejects(const LogReader& reader, const Console& console) {
  const std::vector<InputSummary>& inputs = reader.inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const InputSummary& input = inputs[i];
    if (input.rejected == 0) continue;
    const std::string name = escaped(input.name);
    std::string out = fmt::format("kpi: warning: {}: {} of {} {} rejected\n", name,
                                  with_thousands(input.rejected), with_thousands(input.rows),
                                  input.rows == 1 ? "row" : "rows");
    std::uint64_t shown = 0;
    for (const Issue& issue : reader.rejects().kept()) {
      if (issue.input != i) continue;
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
