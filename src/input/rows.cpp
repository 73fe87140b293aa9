// SPDX-License-Identifier: MIT
// The rows of files as they are read, before any of them is a call.
#include "kpi/rows.hpp"

#include "input/input_log.hpp"
#include "input/row_form.hpp"

namespace kpi {
namespace {

void read_file(InputLog& log, InputSummary& summary, Rejects& rejects, bool keeps_rows,
               RowSink& sink) {
  const std::vector<std::string>& columns = log.head.front();
  sink.begin_file(log.source.name(), columns);
  log.layout.headers = columns;
  RowWalk walk{log};
  std::vector<std::string_view> texts;
  while (const RawRow* row = walk.next()) {
    ++summary.rows;
    if (auto problem = problem_of(*row, columns.size())) {
      ++summary.rejected;
      problem->input = log.index;
      problem->offset = row->offset;
      if (keeps_rows) problem->row = row->raw;
      rejects.add(std::move(*problem));
      continue;
    }
    ++summary.records;
    texts.clear();
    for (const RawField& field : row->fields) texts.push_back(field.text);
    sink.take(texts);
  }
  summary.skipped = walk.skipped();
}

}  // namespace

RowsRead read_rows(const InputOptions& options, RowSink& sink) {
  RowsRead found{{}, Rejects{options.kept_rejects}, {}};
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const std::string& file = options.files[i];
    InputSummary& summary = found.inputs.emplace_back();
    summary.name = file == "-" ? "standard input" : file;
    auto log = open_text(i, options);
    if (!log) {
      throw Error(FaultKind::Data, escaped(summary.name) + ": empty: no header row");
    }
    summary.format = log->format();
    const std::vector<Note> notes = log->notes();
    found.notes.insert(found.notes.end(), notes.begin(), notes.end());
    try {
      read_file(*log, summary, found.rejects, options.keep_rejected_rows, sink);
    } catch (const UnclosedQuote& quote) {
      throw unclosed_quote(log->source.name(), quote);
    } catch (const BrokenJson& broken) {
      throw broken_json(log->source.name(), broken);
    }
  }
  return found;
}

}  // namespace kpi
